"""The chapbook: one ink, a face and an empty side before the text, and few empty sides after."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.layout import find
from tympan.press import weasy
from tympan.press.pdf import paged
from tympan.publish import check

WHITE, BLACK = "#ffffff", "#000000"


def pages_of(folder: Path, project: Path) -> list[str]:
    """What stands on each page, without notes and page numbers."""
    checked = check(folder, project, "chapbook")
    assert checked.edition is not None and checked.layout is not None
    galley = replace(compose(checked.edition, checked.layout), ticket=checked.ticket)
    return [
        " ".join("".join(run.text for run in weasy.runs_of(page)).split())
        for page in paged(galley).pages
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
