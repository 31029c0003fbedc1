"""What stands on a page that is read from the right, in the order in which it is read.

PDFium guesses the order of a line with two directions. Where its letters stand is certain, so the
letters of a script that runs from the right are taken from there; others are left out.
"""

import unicodedata
from collections.abc import Iterator
from ctypes import c_double
from typing import Any

# The letters of a line stand on it; lines are further apart than this part of a letter's size.
SAME_LINE = 0.5


def turned_text(page: Any) -> str:
    """The letters of a page (PDFium's text of it) that run from the right, line by line."""
    lines: list[list[tuple[float, str]]] = []
    last, before = 0.0, 0.0
    for letter, along, baseline, size in _letters(page):
        if not lines or abs(baseline - last) > SAME_LINE * min(before, size):
            lines.append([])
        lines[-1].append((-along, letter))
        last, before = baseline, size
    # Two letters of one glyph begin in one place, and are in their order.
    return "\n".join(
        "".join(letter for _, letter in sorted(line, key=lambda placed: placed[0]))
        for line in lines
    )


def from_the_right(text: str) -> str:
    """The letters of a text that run from the right."""
    return "".join(filter(_runs_from_the_right, unicodedata.normalize("NFKC", text)))


def _letters(page: Any) -> Iterator[tuple[str, float, float, float]]:
    """Each letter that runs from the right, with where it begins on its baseline, and its size."""
    from pypdfium2 import raw

    along, baseline = c_double(), c_double()
    for index in range(page.count_chars()):
        if found := from_the_right(chr(raw.FPDFText_GetUnicode(page, index))):
            raw.FPDFText_GetCharOrigin(page, index, along, baseline)
            size = raw.FPDFText_GetFontSize(page, index)
            yield found, round(along.value, 3), baseline.value, size


def _runs_from_the_right(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL") and character.isalpha()
