"""The words that are looked at stay in sight when they go to other pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.preview.pages import pages
from tympan.diagnostic import Span
from tympan.preview.following import followed
from tympan.preview.showing import Pages, Region, Sheet, Spot

BOX = (10, 10, 90, 90)
PLAIN = [["one", "two"], ["three", "four"], ["four", "five"], ["six"]]


def book(sheets: list[list[str]], placed: str = "") -> Pages:
    """A book with these blocks on its pages, named by their order as the manuscript's are."""
    blocks = list(dict.fromkeys(words for sheet in sheets for words in sheet))
    names = {words: f"s1-p{number}" for number, words in enumerate(blocks, 1)}
    at = Span(Path("01-a.md"))
    return replace(
        pages(2),
        sheets=tuple(
            Sheet(number, str(number), 400, 600, tuple(Region(names[one], BOX) for one in sheet))
            for number, sheet in enumerate(sheets, 1)
        ),
        spots={name: Spot(at, words, words == placed) for words, name in names.items()},
    )


def test_the_same_pages_are_looked_at_where_they_were() -> None:
    assert followed(book(PLAIN), book(PLAIN)) == (1, 2, 3, 4)


def test_pages_behind_one_that_is_put_in_are_followed_although_their_blocks_have_other_names() -> (
    None
):
    longer = [["one"], ["new", "newer"], ["two"], *PLAIN[1:]]
    assert followed(book(PLAIN), book(longer)) == (1, 4, 5, 6)


def test_a_page_whose_words_went_is_followed_to_where_they_stood() -> None:
    assert followed(book(PLAIN), book([PLAIN[0], PLAIN[3]])) == (1, 2, 2, 2)
    assert followed(book(PLAIN), book([["new"]])) == (1, 1, 1, 1)


def test_a_block_that_was_changed_is_still_the_same() -> None:
    changed = [["one"], ["two"], ["THREE", "four"], ["four", "five"], ["six"]]
    assert followed(book(PLAIN), book(changed)) == (1, 3, 4, 5)


def test_the_second_page_of_a_broken_block_is_not_taken_for_its_first() -> None:
    broken = [["one"], ["one"], ["one", "two"]]
    assert followed(book(broken), book([["new"], *broken])) == (2, 3, 4)


def test_what_print_may_move_leads_nowhere() -> None:
    before = [["one"], ["quote", "two"], ["three"]]
    after = [["one"], ["two"], ["quote", "three"]]
    spots = book(before, placed="quote")
    moved = replace(
        spots,
        sheets=tuple(
            replace(sheet, regions=tuple(region for region in _regions(spots, words)))
            for sheet, words in zip(spots.sheets, after, strict=True)
        ),
    )
    assert followed(spots, moved) == (1, 2, 3)


def _regions(of: Pages, words: list[str]) -> list[Region]:
    names = {spot.words: name for name, spot in of.spots.items()}
    return [Region(names[one], BOX) for one in words]


@pytest.mark.parametrize("empty", [0, 1, 3])
def test_a_page_without_words_goes_with_the_page_before_it(empty: int) -> None:
    sheets = [*PLAIN[:empty], [], *PLAIN[empty:]]
    assert followed(book(sheets), book([["new"], *sheets]))[1:] == (3, 4, 5, 6)
