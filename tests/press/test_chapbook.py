"""The chapbook: one ink, a face and an empty side before the text, and few empty sides after."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.galley import Galley
from tympan.layout import find
from tympan.press.pdf import bound, pdf
from tympan.press.plain import laid_out
from tympan.press.seen import runs_of
from tympan.publish import check

WHITE, BLACK = "#ffffff", "#000000"


def set_in(folder: Path, project: Path, **options: object) -> Galley:
    """An edition set in the chapbook, with some options."""
    checked = check(folder, project, "chapbook")
    assert checked.edition is not None
    chosen = {name.replace("_", "-"): value for name, value in options.items()}
    layout = find("chapbook", project, Span(Path("edition.toml")), chosen)
    return replace(compose(checked.edition, layout), ticket=checked.ticket)


def pages_of(folder: Path, project: Path) -> list[str]:
    """What stands on each page, without notes and page numbers."""
    return [
        " ".join("".join(run.text for run in runs_of(page)).split())
        for page in laid_out(set_in(folder, project)).document.pages
    ]


@pytest.mark.parametrize("medium", ["pdf", "cover", "wrap"])
def test_it_is_printed_in_one_ink(project: Path, medium: str) -> None:
    layout = find("chapbook", project, Span(Path("edition.toml")), {})
    assert set(re.findall(r"#[0-9a-f]{6}", layout.style(medium))) <= {WHITE, BLACK}


def test_the_text_begins_on_the_third_page_behind_an_empty_side(project: Path) -> None:
    face, behind, first, *_, last = pages_of(project / "layouts" / "specimen", project)
    assert face.startswith("Craft") and face.endswith("tympan editions")
    assert behind == ""
    assert first.startswith("The shed stands")
    assert "Colophon" in last


def test_interviews_of_a_collection_leave_no_side_empty(project: Path) -> None:
    pages = pages_of(project / "tests" / "editions" / "collection", project)
    assert [number for number, page in enumerate(pages, 1) if not page] == [2]


def test_its_flowers_keep_their_face_whatever_text_is_set_in(project: Path) -> None:
    chosen = {"text_face": "Gentium Book Plus", "label_face": "Noto Sans"}
    printed = pdf(bound(set_in(project / "layouts" / "specimen", project, **chosen)))
    with pikepdf.open(BytesIO(printed)) as opened:
        page = opened.pages[0]
        painted = b"".join(part.read_bytes() for part in page.Contents)
        used = re.findall(rb"(/\w+) [\d.]+ Tf", painted)
        faces = {str(page.Resources.Font[name.decode()].BaseFont) for name in used}
    assert {face.partition("+")[2] for face in faces} == {
        "Press-Text-Italic",
        "Press-Label",
        "Press-Ornament",
    }


def test_in_large_print_the_words_of_its_face_do_not_run_into_each_other(project: Path) -> None:
    folder = project / "tests" / "editions" / "question-and-answer"
    face = laid_out(set_in(folder, project, large_print=True)).document.pages[0]
    found = {
        box.element.get("class"): box
        for box in (
            getattr(one, "_box", one) for one in face._page_box.descendants(placeholders=True)
        )
        if box.element is not None and box.element_tag == "p"
    }
    above, below = found["standfirst"], found["byline"]
    assert above.position_y + above.margin_height() <= below.position_y
