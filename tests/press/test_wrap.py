"""The printed cover is as wide as the shop's formula says, and carries a barcode that reads."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from tympan.compose import compose
from tympan.diagnostic import Fault, Span
from tympan.edit import edit
from tympan.galley import Galley
from tympan.layout import find as layout_called
from tympan.press.ean import ODD, PARITY, QUIET_LEFT, RIGHT, bars
from tympan.press.wrap import cover_wrap, wrap_of
from tympan.printers import find
from tympan.printers.ticket import Ticket, ticket
from tympan.read import read

AT = Span(Path("edition.toml"))
MM = 72 / 25.4
ISBN = "978-3-16-148410-0"


def job(project: Path, name: str, product: str = "", trim: str = "", spine: float = 0) -> Ticket:
    return ticket(find(name, project, AT), (148 * MM, 210 * MM), trim, product, spine, AT)


@pytest.mark.parametrize(
    ("name", "product", "pages", "inches"),
    [
        ("kdp", "white", 24, 24 * 0.002252),
        ("kdp", "white", 300, 300 * 0.002252),
        ("kdp", "white", 828, 828 * 0.002252),
        ("kdp", "cream", 100, 0.25),
        ("kdp", "cream", 400, 1.0),
        ("kdp", "cream", 776, 1.94),
        ("kdp", "groundwood", 100, 0.235),
        ("kdp", "groundwood", 400, 0.94),
        ("kdp", "groundwood", 812, 812 * 0.00235),
        ("kdp", "premium-colour", 24, 24 * 0.002347),
        ("kdp", "premium-colour", 200, 0.4694),
        ("kdp", "premium-colour", 828, 828 * 0.002347),
        ("lulu", "perfect", 32, 32 / 444 + 0.06),
        ("lulu", "perfect", 222, 0.56),
        ("lulu", "perfect", 800, 800 / 444 + 0.06),
        ("lulu", "case", 24, 0.25),
        ("lulu", "case", 85, 0.5),
        ("lulu", "case", 800, 2.125),
        ("lulu", "saddle", 48, 0),
        ("home", "sheets", 100, 5 / 25.4),
        ("home", "sheets", 200, 10 / 25.4),
        ("home", "sheets", 300, 15 / 25.4),
    ],
)
def test_the_spine_is_the_shops_formula_to_a_hundredth_of_a_millimetre(
    name: str, product: str, pages: int, inches: float, project: Path
) -> None:
    wrap = wrap_of(job(project, name, product), pages)
    assert wrap.spine / MM == pytest.approx(inches * 25.4, abs=0.01)
    assert wrap.width == pytest.approx(2 * wrap.page_width + wrap.spine)


@pytest.mark.parametrize(
    "name", ["ingramspark", "blurb", "offset-coated", "offset-uncoated", "mixam"]
)
def test_a_spine_that_only_the_shop_knows_is_asked_for(name: str, project: Path) -> None:
    product = "perfect" if name == "mixam" else ""
    with pytest.raises(Fault, match="unknown-spine"):
        wrap_of(job(project, name, product), 100)
    for width in (3.3, 7.2, 21.05):
        wrap = wrap_of(job(project, name, product, spine=width * MM), 100)
        assert wrap.spine / MM == pytest.approx(width, abs=0.01)


def read_bars(isbn: str) -> str:
    """A barcode read back, module by module."""
    modules = ["0"] * 95
    for bar in bars(isbn):
        for place in range(bar.left, bar.left + bar.width):
            modules[place - QUIET_LEFT] = "1"
    drawn = "".join(modules)
    assert (drawn[:3], drawn[45:50], drawn[92:]) == ("101", "01010", "101")
    even = tuple(code[::-1] for code in RIGHT)
    left, parity = "", ""
    for start in range(3, 45, 7):
        code = drawn[start : start + 7]
        parity += "O" if code in ODD else "E"
        left += str((ODD if code in ODD else even).index(code))
    right = "".join(str(RIGHT.index(drawn[at : at + 7])) for at in range(50, 92, 7))
    return f"{PARITY.index(parity)}{left}{right}"


@pytest.mark.parametrize("isbn", [ISBN, "978-0-306-40615-7", "979-11-957216-8-9"])
def test_the_bars_say_the_isbn(isbn: str) -> None:
    assert read_bars(isbn) == isbn.replace("-", "")


@pytest.fixture(scope="module")
def galley(project: Path) -> Iterator[Galley]:
    edition, _ = read(project / "layouts" / "specimen")
    assert edition
    yield compose(edit(edition), layout_called("feature", project, AT, {}))


def test_the_cover_is_one_page_of_back_spine_and_front_with_bleed(
    galley: Galley, project: Path
) -> None:
    job_ticket = job(project, "kdp", trim="6x9")
    with pikepdf.open(io.BytesIO(cover_wrap(galley, job_ticket, 200))) as file:
        [page] = file.pages
        assert str(file.docinfo["/CreationDate"]).startswith("D:20250301")
        trim = [float(edge) for edge in page.TrimBox]
        assert trim == pytest.approx([0, 0, (12 + 200 * 0.002347) * 72, 648], abs=0.001)
        media = [float(edge) for edge in page.MediaBox]
        assert media == pytest.approx([-9, -9, trim[2] + 9, 657], abs=0.001)


@pytest.mark.parametrize(("pages", "has_words"), [(78, False), (200, True)])
def test_words_stand_on_the_spine_only_where_the_shop_allows_it(
    pages: int, has_words: bool, galley: Galley, project: Path
) -> None:
    import pypdfium2

    data = cover_wrap(galley, job(project, "kdp", trim="6x9"), pages)
    text = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    assert text.count("The Bell") - 1 == has_words


def test_a_wrong_isbn_stops_the_cover(galley: Galley, project: Path) -> None:
    wrong = replace(galley, edition=replace(galley.edition, isbn="978-3-16-148410-1"))
    with pytest.raises(Fault, match="no-barcode"):
        cover_wrap(wrong, job(project, "kdp"), 100)
