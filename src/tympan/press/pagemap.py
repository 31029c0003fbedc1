"""Where each printed page begins, by the words of the text: what page numbers of an EPUB need."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tympan.model import (
    Edition,
    Figure,
    PullQuote,
    Translation,
    everything_in,
    sections,
    walk,
)
from tympan.press.pagebreaks import PageStart as PageStart

if TYPE_CHECKING:
    from tympan.press.weasy import Document

ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
# A number in digits or Roman numerals, among whatever else a layout prints with it.
NUMBER = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The blocks of a text in the order in which they are read: their ids.

    `figures` are those of them that are pictures, and `apart` the blocks that are no part of the
    text itself: pull quotes and translations.
    """

    order: tuple[str, ...]
    figures: tuple[str, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a page begins: in the element `owner`, None where no text stands on it.

    `before` is what earlier pages hold of that element, and `is_empty` says that nothing at all
    stands on the page.
    """

    owner: str | None
    before: str
    is_empty: bool


def page_map(document: "Document", edition: Edition) -> tuple[PageStart, ...]:
    """The start of every page that holds anything, in order."""
    from tympan.press.seen import folio_of

    shown = [folio_of(page) for page in document.pages]
    begun = beginnings(document.pages, reading_of(edition))
    return starts(begun, folios(shown))


def reading_of(edition: Edition, within: Container[str] | None = None) -> Reading:
    """The order in which an edition is read, or those sections of it whose ids are `within`."""
    blocks = [
        block
        for section in sections(edition)
        if within is None or section.id in within
        for block in everything_in(section)
    ]
    return Reading(
        order=tuple(block.id for block in blocks),
        figures=tuple(block.id for block in blocks if isinstance(block, Figure)),
        apart=tuple(
            held.id
            for block in blocks
            if isinstance(block, (PullQuote, Translation))
            for held in walk((block,))
        ),
    )


def beginnings(pages: Sequence[Any], reading: Reading) -> tuple[Beginning, ...]:
    """How each of these pages begins.

    A pull quote may be moved in print, so a page begins with the first text that is none. So it is
    with pictures that were moved.
    """
    from tympan.press.seen import runs_of

    apart = {*reading.apart}
    apart |= _moved(pages, reading)
    printed: defaultdict[str, str] = defaultdict(str)
    found = []
    for page in pages:
        runs = [run for run in runs_of(page) if run.text.strip()]
        text = [run for run in runs if run.owner not in apart]
        owner = text[0].owner if text else None
        found.append(Beginning(owner, printed[owner] if owner is not None else "", not runs))
        for run in text:
            printed[run.owner] += run.text
    return tuple(found)


def starts(begun: Sequence[Beginning], folios: Sequence[str]) -> tuple[PageStart, ...]:
    """The starts of pages with these numbers; one that has no text begins where the next does."""
    made: list[PageStart] = []
    waiting: list[str] = []
    for folio, page in zip(folios, begun, strict=True):
        if not page.is_empty:
            waiting.append(folio)
        if page.owner is not None:
            made += [PageStart(number, page.owner, page.before) for number in waiting]
            waiting = []
    return tuple(made)


def _moved(pages: Sequence[Any], reading: Reading) -> set[str]:
    """The pictures that stand behind text in print before which they are read.

    What stands apart is no such text.
    """
    from tympan.press.seen import runs_of

    order = {id: at for at, id in enumerate(reading.order)}
    pictures, apart = {*reading.figures}, {*reading.apart}
    moved, latest = set(), -1
    for run in (run for page in pages for run in runs_of(page)):
        at = order.get(run.owner, -1)
        if run.owner in pictures and at < latest:
            moved.add(run.owner)
        elif run.owner not in pictures | apart:
            latest = max(latest, at)
    return moved


def folios(shown: Sequence[str]) -> tuple[str, ...]:
    """The number of every page, from what those print that show one.

    The others count back from the next page that does, and on from the one before where that
    would lead below 1; with no number anywhere, pages count from 1.
    """
    known = [found[0] if (found := NUMBER.search(folio)) else "" for folio in shown]
    numbers: list[str] = []
    for index, folio in enumerate(known):
        later = ((number, ahead) for ahead, number in enumerate(known[index:]) if number)
        number, ahead = next(later, ("", 0))
        if number and _value(number) > ahead:
            folio = _like(number, _value(number) - ahead)
        else:
            before = numbers[-1] if numbers else "0"
            folio = _like(before, _value(before) + 1)
        numbers.append(folio)
    return tuple(numbers)


def _value(folio: str) -> int:
    if folio.isalpha():
        values = [dict((sign, value) for value, sign in ROMAN)[sign] for sign in folio.lower()]
        return sum(
            -value if value < after else value
            for value, after in zip(values, [*values[1:], 0], strict=True)
        )
    return int(folio)


def _like(folio: str, value: int) -> str:
    """A number written as another is: in digits, or in Roman numerals."""
    return _roman(value, folio.isupper()) if folio.isalpha() else str(value)


def _roman(value: int, is_large: bool) -> str:
    signs = []
    for step, sign in ROMAN:
        signs.append(sign * (value // step))
        value %= step
    return "".join(signs).upper() if is_large else "".join(signs)
