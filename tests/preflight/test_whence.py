"""From printed words and pictures back to the line where an author wrote them."""

from hashlib import md5
from pathlib import Path

import pytest

from tympan.edit import edit
from tympan.preflight.whence import Whence, whence
from tympan.read import read

PICTURES = Path(__file__).parents[1] / "editions" / "pictures"
CHAPTER = PICTURES / "01-the-quay.md"


@pytest.fixture(scope="module")
def edition() -> Whence:
    """An edition of words and pictures, ready to be looked in."""
    found, _ = read(PICTURES)
    assert found is not None
    return whence(edit(found))


def line_of(words: str) -> int:
    """The line of the chapter on which some words stand."""
    lines = CHAPTER.read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_words_are_found_however_print_breaks_and_hyphenates_them(edition: Whence) -> None:
    at = edition.words("“So you learn to know a bell by its voice,\nand to see it sec-\nond")
    assert at and at.file == CHAPTER
    assert at.line == line_of("You hear a bell")


def test_a_title_is_found_in_the_settings(edition: Whence) -> None:
    at = edition.words("In six pictures")
    assert at and at.file == PICTURES / "edition.toml"


def test_what_nobody_wrote_is_nowhere(edition: Whence) -> None:
    assert edition.words("Words of another book") is None


def test_a_word_is_told_by_what_follows_it_on_its_page(edition: Whence) -> None:
    page = "Of the boats she remembers, one picture is left"
    at = edition.words("Of", around=page)
    assert at and at.line == line_of("Of the boats")
    assert edition.words("the", around="the boats and the quay") is None


def test_a_picture_is_known_by_the_name_that_the_press_gives_it(edition: Whence) -> None:
    name = md5(b"press:picture/small.jpg").hexdigest()
    drawn = edition.picture(f"i{name}1")
    assert drawn and drawn[0] == "small.jpg"
    assert drawn[1].line == line_of("(small.jpg")
    assert edition.picture("Im1") is None
