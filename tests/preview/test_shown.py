"""What stays in sight, and what takes its place."""

from tests.preview.pages import FILE, finding, pages
from tympan.diagnostic import Span
from tympan.preview.showing import Book, Looked, Painted, Stopped
from tympan.preview.shown import Shown, ordered, received

GOOD = received(ordered(Shown(), 1), pages(2))
WRONG = finding(Span(FILE, 3, 1))


def test_pages_are_shown_when_they_come() -> None:
    assert GOOD.state == "ready"
    assert GOOD.pages == pages(2)


def test_the_last_good_pages_stay_while_the_manuscript_has_an_error() -> None:
    broken = received(ordered(GOOD, 2), Stopped(4, (WRONG,)))
    assert broken.state == "broken"
    assert broken.pages == pages(2)
    assert broken.found == [WRONG]


def test_a_mended_manuscript_shows_its_own_pages_and_no_old_finding() -> None:
    broken = received(ordered(GOOD, 2), Stopped(4, (WRONG,)))
    mended = received(ordered(broken, 3), pages(6))
    assert (mended.state, mended.pages, mended.found) == ("ready", pages(6), [])


def test_while_an_order_is_worked_on_everything_stays() -> None:
    waiting = ordered(GOOD, 2)
    assert waiting.state == "setting"
    assert waiting.pages == GOOD.pages


def test_what_was_superseded_on_its_way_is_dropped() -> None:
    newer = received(ordered(GOOD, 3), pages(6))
    for late in (pages(4), Stopped(4, (WRONG,)), Looked(5, (WRONG,)), Book(4, {})):
        assert received(newer, late) is newer


def test_settled_pages_take_the_place_of_the_first_of_their_order() -> None:
    painted = received(GOOD, Painted(2, (1,), b"first"))
    settled = received(painted, pages(3))
    assert (settled.pages, settled.painted) == (pages(3), ())


def test_what_preflight_found_is_told_with_what_was_found_in_the_manuscript() -> None:
    looked = received(GOOD, Looked(2, (WRONG,)))
    assert looked.found == [WRONG]
    assert looked.state == "ready"


def test_the_book_of_earlier_pages_stays_until_there_is_another() -> None:
    first = received(GOOD, Book(2, {"a": b""}))
    assert received(ordered(first, 2), pages(4)).book == Book(2, {"a": b""})


def test_blocks_can_be_followed_from_all_earlier_pages() -> None:
    settled = received(GOOD, pages(3))
    broken = received(ordered(settled, 2), Stopped(4, (WRONG,)))
    mended = received(ordered(broken, 3), pages(6))
    assert [step.version for step in mended.steps] == [2, 3]
