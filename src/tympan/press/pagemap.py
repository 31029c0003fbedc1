"""Where each printed page begins, by the words of the text: what page numbers of an EPUB need."""

import re
from collections import defaultdict
from collections.abc import Sequence

from tympan.model import Edition, Figure, PullQuote, Translation, everything, walk
from tympan.press.pagebreaks import PageStart as PageStart
from tympan.press.weasy import Document, folio_of, runs_of

ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
# A number in digits or Roman numerals, among whatever else a layout prints with it.
NUMBER = re.compile(r"\d+|\b[ivxlcdm]+\b", re.IGNORECASE)


def page_map(document: Document, edition: Edition) -> tuple[PageStart, ...]:
    """The start of every page that holds anything, in order.

    A pull quote may be moved in print, so a page begins with the first text that is none; a page
    with nothing else begins where the next one does. So it is with pictures that were moved.
    """
    apart = {
        held.id
        for block in everything(edition)
        if isinstance(block, (PullQuote, Translation))
        for held in walk((block,))
    }
    apart |= _moved(document, edition, apart)
    printed: defaultdict[str, str] = defaultdict(str)
    starts: list[PageStart] = []
    waiting: list[str] = []
    pages = document.pages
    for folio, page in zip(folios([folio_of(page) for page in pages]), pages, strict=True):
        runs = [run for run in runs_of(page) if run.text.strip()]
        text = [run for run in runs if run.owner not in apart]
        if runs:
            waiting.append(folio)
        if text:
            owner = text[0].owner
            starts += [PageStart(number, owner, printed[owner]) for number in waiting]
            waiting = []
        for run in text:
            printed[run.owner] += run.text
    return tuple(starts)


def _moved(document: Document, edition: Edition, apart: set[str]) -> set[str]:
    """The pictures that stand behind text in print before which they stand in the edition.

    What stands `apart` is no such text.
    """
    order = {block.id: at for at, block in enumerate(everything(edition))}
    pictures = {block.id for block in everything(edition) if isinstance(block, Figure)}
    moved, latest = set(), -1
    for run in (run for page in document.pages for run in runs_of(page)):
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
