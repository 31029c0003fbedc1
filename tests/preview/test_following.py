"""The words that are looked at stay in sight when they go to other pages."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tests.preview.pages import pages
from tympan.diagnostic import Span
from tympan.preview.following import called, followed, step
from tympan.preview.showing import Pages, Region, Sheet, Spot

BOX = (10, 10, 90, 90)
PLAIN = [["one", "two"], ["three", "four"], ["four", "five"], ["six"]]
LONGER = [["one"], ["new", "newer"], ["two"], *PLAIN[1:]]


def book(sheets: list[list[str]], placed: str = "", version: int = 2) -> Pages:
    """A book with these blocks on its pages, named by their order as the manuscript's are."""
    blocks = list(dict.fromkeys(words for sheet in sheets for words in sheet))
    names = {words: f"s1-p{number}" for number, words in enumerate(blocks, 1)}
    at = Span(Path("01-a.md"))
    return replace(
        pages(version),
        sheets=tuple(
            Sheet(number, str(number), 400, 600, tuple(Region(names[one], BOX) for one in sheet))
            for number, sheet in enumerate(sheets, 1)
        ),
        spots={name: Spot(at, words, words == placed) for words, name in names.items()},
    )


def now(name: str, before: list[list[str]], after: list[list[str]]) -> str:
    """The words that a block of before has after."""
    then, there = book(before), book(after)
    [known] = [one for one, spot in then.spots.items() if spot.words == name]
    return there.spots[called(known, [step(then, there)], 2, 4)].words


def test_blocks_behind_one_that_is_put_in_are_followed_although_they_have_other_names() -> None:
    for words in ("one", "two", "five", "six"):
        assert now(words, PLAIN, LONGER) == words


def test_blocks_between_two_that_are_put_in_are_followed_as_well() -> None:
    longer = [["first", "one"], ["two", "three", "four"], ["between"], ["five", "six"]]
    for words in ("one", "four", "five", "six"):
        assert now(words, PLAIN, longer) == words


def test_a_block_that_was_changed_is_still_the_same() -> None:
    changed = [["one"], ["two"], ["THREE", "four"], ["four", "five"], ["six"]]
    assert now("three", PLAIN, changed) == "THREE"


def test_a_block_that_went_is_followed_to_what_stands_in_its_place() -> None:
    assert now("three", PLAIN, [["one", "two"], ["five", "six"]]) == "five"
    assert now("six", PLAIN, PLAIN[:3]) == "five"
    assert now("two", PLAIN, [["new"]]) == "new"


def test_a_block_is_followed_over_all_versions_that_nobody_saw() -> None:
    versions = [book(PLAIN), book(LONGER, version=4), book([["first"], *LONGER], version=6)]
    steps = [step(*pair) for pair in pairwise(versions)]
    assert called("s1-p3", steps, 2, 4) == "s1-p5"
    assert called("s1-p3", steps, 2, 6) == "s1-p6"
    assert called("s1-p3", steps, 4, 6) == "s1-p4"
    assert called("s1-p3", steps, 6, 6) == "s1-p3"


def test_a_step_tells_only_what_has_another_name() -> None:
    assert step(book(PLAIN), book(PLAIN)).names == {}
    assert step(book(PLAIN), book([*PLAIN, ["new"]])).names == {}


def test_the_pages_that_were_looked_at_are_looked_at_again() -> None:
    assert followed((2, 3), book(PLAIN), book(PLAIN)) == (2, 3)


def test_pages_with_the_words_of_those_that_were_looked_at_come_first() -> None:
    # “three” begins page 4 now, and 5 lies beside it.
    assert followed((2,), book(PLAIN), book(LONGER)) == (4, 5)
    assert followed((1,), book(PLAIN), book(LONGER)) == (1, 2, 3)


def test_what_print_may_move_leads_nowhere() -> None:
    before = [["one"], ["quote", "two"], ["three"]]
    after = [["one"], ["two"], ["three", "quote"]]
    assert followed((2,), book(before, "quote"), book(after, "quote")) == (2,)


def test_a_page_on_which_nothing_begins_stays() -> None:
    assert followed((2, 9), book([["one"], [], ["two"]]), book([["new", "one"], [], ["two"]])) == (
        2,
    )
