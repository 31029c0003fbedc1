"""A layout that nobody waits for any more stops between two pages."""

from pathlib import Path

import pytest

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.interrupt import Superseded, interruptible

PAGES = "".join(f"<p>{number}</p>" for number in range(9))
SHEET = [(Path("pdf.css"), "p { break-before: page }")]


def typeset(html: str) -> int:
    return len(weasy.typeset(html, SHEET, (), {}, Span(Path("edition.toml"))).pages)


def test_it_asks_at_every_page_and_stops_at_the_first_that_is_not_wanted() -> None:
    asked = []

    def is_stale() -> bool:
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(Superseded), interruptible(is_stale):
        typeset(PAGES)
    assert len(asked) == 6


def test_what_is_laid_out_afterwards_is_whole() -> None:
    with pytest.raises(Superseded), interruptible(lambda: True):
        typeset(PAGES)
    assert typeset(PAGES) == 9


def test_the_engine_tells_of_every_page_that_it_makes() -> None:
    asked = []

    def is_stale() -> bool:
        asked.append(1)
        return False

    with interruptible(is_stale):
        assert typeset(PAGES + "<p>one more</p>") == 10
    assert len(asked) > 4
