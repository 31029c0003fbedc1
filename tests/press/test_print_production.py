"""The edition of pictures, printed for real at every shop: what each finds in its file."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tympan import layout as layouts
from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.edit import edit
from tympan.galley import Galley
from tympan.press.pdf import booklet, bound, pdf, screen
from tympan.press.plain import laid_out
from tympan.printers import find, known
from tympan.printers.ticket import Ticket, ticket
from tympan.read import read

AT = Span(Path("edition.toml"))
PROJECT = Path(__file__).parents[2]
A5 = (148 * 72 / 25.4, 210 * 72 / 25.4)
JOBS = [
    *((name, "", "") for name in known(Path())),
    *(("kdp", "6x9", "cream"), ("newspaper-club", "tabloid", ""), ("corner", "A5", "")),
]
CORNER = 'extends = "offset-coated"\nmarks = true\n'


@dataclass(frozen=True)
class Job:
    """A ticket, the galley that it was written for, and the file that came out."""

    ticket: Ticket
    galley: Galley
    data: bytes


@pytest.fixture(scope="module")
def galley() -> Galley:
    edition, found = read(PROJECT / "tests" / "editions" / "pictures")
    assert edition is not None and not found
    return compose(edit(edition), layouts.find("feature", PROJECT, AT, {}))


@pytest.fixture(scope="module", params=JOBS, ids="-".join)
def job(
    request: pytest.FixtureRequest, galley: Galley, tmp_path_factory: pytest.TempPathFactory
) -> Job:
    name, trim, product = request.param
    project = tmp_path_factory.mktemp("project")
    (project / "printers").mkdir()
    (project / "printers" / "corner.toml").write_text(CORNER, "utf-8")
    made = ticket(find(name, project, AT), A5, trim, product, 0, AT)
    galley = replace(galley, ticket=made)
    return Job(made, galley, pdf(bound(galley)))


@pytest.fixture
def file(job: Job) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(job.data)) as opened:
        yield opened


def operators(page: pikepdf.Page) -> Iterator[tuple[list[Any], str]]:
    for each in pikepdf.parse_content_stream(page):
        yield list(each.operands), str(each.operator)


def images(file: pikepdf.Pdf) -> list[pikepdf.Stream]:
    return [
        held
        for held in file.objects
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image"
    ]


def test_qpdf_has_nothing_to_say(file: pikepdf.Pdf) -> None:
    assert file.check_pdf_syntax() == []


def test_every_page_has_the_shops_trim_and_its_bleed_and_nothing_else(
    file: pikepdf.Pdf, job: Job
) -> None:
    trim, bleed = job.ticket.trim, job.ticket.bleed
    for number, page in enumerate(file.pages, 1):
        left, right = (bleed.inside, bleed.outside) if number % 2 else (bleed.outside, bleed.inside)
        assert [float(edge) for edge in page.TrimBox] == pytest.approx(
            [0, 0, trim.width, trim.height], abs=0.001
        )
        wanted = [-left, -bleed.bottom, trim.width + right, trim.height + bleed.top]
        assert [float(edge) for edge in page.BleedBox] == pytest.approx(wanted, abs=0.001)
        if not job.ticket.printer.marks:
            assert page.MediaBox == page.BleedBox
        assert not any(key in page for key in ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit"))


def test_the_number_of_pages_can_be_bound(file: pikepdf.Pdf, job: Job) -> None:
    product = job.ticket.product(len(laid_out(job.galley).document.pages))
    assert len(file.pages) % product.multiple == 0
    if product.last_blank:
        assert file.pages[-1].Contents is not None
        assert not any(name == "Tj" for _, name in operators(file.pages[-1]))


def test_what_the_shop_forbids_is_taken_out(file: pikepdf.Pdf, job: Job) -> None:
    allowed = job.ticket.printer.allows
    assert "annotations" in allowed or not any("/Annots" in page for page in file.pages)
    assert ("/Outlines" in file.Root) == ("outlines" in allowed)
    assert not any("/SMask" in image for image in images(file))


def test_colours_are_those_of_the_press(file: pikepdf.Pdf, job: Job) -> None:
    used = {name.casefold() for page in file.pages for _, name in operators(page)}
    kept = {"cmyk": {"k"}, "grey": {"g"}, "rgb": {"rg"}}[job.ticket.colours]
    assert used & {"g", "k", "rg", "sc", "scn"} <= kept
    spaces = {str(image.ColorSpace) for image in images(file)}
    wanted = {"cmyk": "/DeviceCMYK", "grey": "/DeviceGray", "rgb": "/DeviceRGB"}
    assert spaces <= {"/DeviceGray", wanted[job.ticket.colours]}


def test_the_file_names_the_standard_that_the_shop_asks_for(file: pikepdf.Pdf, job: Job) -> None:
    match job.ticket.printer.flavour:
        case "x-1a" | "x-3" as flavour:
            name = str(file.docinfo["/GTS_PDFXVersion"])
            assert name == {"x-1a": "PDF/X-1a:2003", "x-3": "PDF/X-3:2003"}[flavour]
            assert file.pdf_version == "1.4" and b"/ObjStm" not in job.data
            assert "/DestOutputProfile" not in file.Root.OutputIntents[0]
        case "x-4":
            assert file.pdf_version == "1.6"
            assert b'GTS_PDFXVersion="PDF/X-4"' in file.Root.Metadata.read_bytes()
            assert file.Root.OutputIntents[0].DestOutputProfile.N == 4
        case "plain":
            assert "/OutputIntents" not in file.Root


def test_pictures_are_no_finer_than_the_press_can_use(file: pikepdf.Pdf, job: Job) -> None:
    most = job.ticket.printer.images.most / 72
    widest = job.ticket.trim.width + 2 * 9
    tallest = job.ticket.trim.height + 2 * 9
    assert len(images(file)) == 6
    for image in images(file):
        # The full page is cropped at its sides.
        assert image.Width <= widest * most * 1.2 and image.Height <= tallest * most * 1.2


def test_marks_stand_outside_the_bleed_in_every_ink(file: pikepdf.Pdf, job: Job) -> None:
    for page in file.pages:
        drawn = list(operators(page))
        starts = [
            at
            for at, (operands, name) in enumerate(drawn)
            if name == "K" and len(set(operands)) == 1 and operands[0] > 0
        ]
        assert len(starts) == job.ticket.printer.marks
        bleed, media = ([float(edge) for edge in box] for box in (page.BleedBox, page.MediaBox))
        for at in starts:
            assert sum(drawn[at][0]) * 100 <= job.ticket.printer.ink_limit
        for operands, name in drawn[starts[0] :] if starts else ():
            if name in ("m", "l", "c"):
                x, y = (float(part) for part in operands[-2:])
                assert not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3])
                assert media[0] <= x <= media[2] and media[1] <= y <= media[3]


@pytest.mark.parametrize("job", [JOBS[1], ("kdp", "6x9", "cream")], indirect=True, ids="-".join)
def test_the_bytes_repeat_and_do_not_depend_on_what_else_is_printed(job: Job) -> None:
    first = screen(bound(job.galley))
    booklet(bound(job.galley))
    assert pdf(bound(job.galley)) == job.data
    assert screen(bound(job.galley)) == first
