"""Where parts stand in a book: on the side that the sheets ask for, with blanks before it."""

import pytest

from tympan.press.formes.pages import Forme, Frame, Page
from tympan.press.formes.sequence import RunOn, stood
from tympan.press.pagemap import Beginning


def frame(left: float) -> Frame:
    return Frame((300, 400), (0, 0, 0, 0), (left, 20, left + 200, 380), True)


def forme(pages: int, before: str, after: str = "auto") -> Forme:
    page = Page("auto", False, (), (), (), (), Beginning(None, "", True), (frame(60), frame(40)))
    breaks = (("auto", before), (after, "auto"))
    return Forme((page,) * pages, False, breaks, (frame(60), frame(40)), True)


@pytest.mark.parametrize(
    ("asked", "starts", "blanks"),
    [
        ("page", [1, 4, 6], [0, 0, 0]),
        ("right", [1, 5, 7], [0, 1, 0]),
        ("recto", [1, 5, 7], [0, 1, 0]),
        ("left", [1, 4, 6], [0, 0, 0]),
        ("verso", [1, 4, 6], [0, 0, 0]),
    ],
)
def test_each_starts_behind_the_one_before(
    asked: str, starts: list[int], blanks: list[int]
) -> None:
    found = stood([forme(3, asked), forme(2, asked), forme(1, asked)], is_ltr=True)
    assert [one.start for one in found] == starts
    assert [one.blanks for one in found] == blanks


def test_where_one_reads_from_the_right_a_left_page_is_a_recto() -> None:
    found = stood([forme(3, "left"), forme(2, "left")], is_ltr=False)
    assert [one.start for one in found] == [1, 5]


def test_the_side_that_is_asked_for_last_is_taken() -> None:
    found = stood([forme(3, "auto", after="left"), forme(2, "right")], is_ltr=True)
    assert [one.start for one in found] == [1, 5]


def test_parts_that_share_a_page_cannot_stand_apart() -> None:
    with pytest.raises(RunOn):
        stood([forme(3, "auto"), forme(2, "auto")], is_ltr=True)


def test_pages_that_change_sides_move_by_turns() -> None:
    assert forme(3, "page").shifts(changes_sides=True) == (-20, 20, -20)
    assert forme(3, "page").shifts(changes_sides=False) == (0, 0, 0)
