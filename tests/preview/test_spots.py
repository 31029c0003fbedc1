"""From a page to the manuscript's line, and from a finding to its page."""

from pathlib import Path

import pytest

from tests.preview.pages import FILE, finding, pages, printed
from tympan.diagnostic import Box, Place, Span
from tympan.preview.spots import place_of, spots_of
from tympan.publish import check


def test_every_block_of_an_edition_has_its_place_and_its_first_words(project: Path) -> None:
    folder = project / "manuscript" / "ballerina"
    edition = check(folder, project).edition
    assert edition is not None
    spots = spots_of(edition)
    assert spots["s1-p1"].at == Span(folder / "01-one-actor.md", 1, 1)
    assert spots["s1-p1"].words.startswith("There was never a second name")
    assert spots["s1-p1"].words.endswith(" …")
    assert spots["opening-title"].words == "Beautiful and Cruel"
    assert all(spot.at.file.is_file() for spot in spots.values())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (3, (1, (10, 10, 90, 20))),
        (4, (1, (10, 10, 90, 20))),
        (5, (1, (10, 80, 90, 90))),
        (99, (1, (10, 80, 90, 90))),
        (2, None),
        (0, None),
    ],
)
def test_a_finding_in_the_manuscript_is_shown_at_the_block_that_has_its_line(
    line: int, expected: tuple[int, Box] | None
) -> None:
    assert place_of(finding(Span(FILE, line)), pages(2)) == expected


def test_a_finding_in_another_file_is_on_no_page() -> None:
    assert place_of(finding(Span(Path("edition.toml"), 9)), pages(2)) is None


def test_a_finding_in_print_is_shown_at_its_box() -> None:
    said = finding(Span(FILE, 3), printed(Place(2, (100, 150, 200, 300))))
    assert place_of(said, pages(2)) == (2, (25, 25, 50, 50))


def test_a_finding_on_a_page_that_is_gone_is_on_none() -> None:
    assert place_of(finding(Span(FILE), printed(Place(3))), pages(2)) is None
    assert place_of(finding(Span(FILE), printed(Place(1))), None) is None
