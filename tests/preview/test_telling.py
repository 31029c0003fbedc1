"""What browsers are told of blocks."""

from dataclasses import replace

from tests.preview.pages import FILE, pages
from tympan.diagnostic import Span
from tympan.preview.showing import Book, Spot
from tympan.preview.shown import Shown, received
from tympan.preview.telling import block, regions

PARTS = {"EPUB/text/s1.xhtml": b'<p id="p1">One.</p>', "EPUB/text/s2.xhtml": b'<p id="p2">Two.</p>'}
NEWER = replace(
    pages(4),
    spots={"p1": Spot(Span(FILE, 1, 1), "New."), "p2": Spot(Span(FILE, 5, 1), "One.")},
)
SHOWN = received(received(received(Shown(), pages(2)), Book(2, PARTS)), NEWER)


def test_a_block_that_goes_on_says_so() -> None:
    assert [(one["id"], one["part"]) for one in regions(pages(2), 1)] == [("p1", 0), ("p2", 0)]
    assert [(one["id"], one["part"]) for one in regions(pages(2), 2)] == [("p2", 1)]


def test_a_block_is_told_by_the_version_that_it_was_seen_in() -> None:
    seen, known = block(SHOWN, "p1", 2, set()), block(SHOWN, "p1", 4, set())
    assert seen and (seen["id"], seen["words"], seen["pages"]) == ("p2", "One.", [1, 2])
    assert known and (known["id"], known["words"], known["pages"]) == ("p1", "New.", [1])
    assert seen["version"] == known["version"] == 4


def test_its_address_in_the_epub_is_that_of_the_book_that_there_is() -> None:
    old = block(SHOWN, "p1", 2, set())
    assert old and old["inBook"] == "EPUB/text/s1.xhtml#p1"
    newer = received(SHOWN, Book(4, PARTS))
    new = block(newer, "p1", 2, set())
    assert new and new["inBook"] == "EPUB/text/s2.xhtml#p2"
    none = block(received(Shown(), pages(2)), "p1", 2, set())
    assert none and none["inBook"] == ""


def test_what_is_no_block_is_told_as_nothing() -> None:
    assert block(SHOWN, "p9", 2, set()) is None
    assert block(Shown(), "p1", 0, set()) is None
