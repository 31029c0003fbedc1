"""How a plain text was set: wrapped or one paragraph a line, how wide, and with which indents."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tympan.intake.formats.joints import ends_sentence
from tympan.intake.formats.lines import Line

# Nobody wraps lines wider than this; longer ones are whole paragraphs.
_WIDEST = 120
_LABEL = re.compile(r"(?:[^\W\d_][\w.’'-]*\s?){1,4}[:：]\s|[QAPRFD][.:]\s")
_DASH = re.compile(r"[-–—•*]\s|\d{1,3}[.)]\s")

# A table of contents, a list of names: columns are never wrapped text.
_COLUMNS = re.compile(r"\S {3,}\S|\S\t+\S")


@dataclass(frozen=True, slots=True)
class Measure:
    """How wide the lines are where they are wrapped, and whether entries hang out to the left."""

    wrapped: bool = False
    width: int = 0
    hanging: bool = False

    def parts(self, this: Line, after: Line) -> bool:
        """Whether a paragraph ends between two lines that no blank line parts."""
        if not self.wrapped:
            return True
        first, second = this.words, after.words
        if _COLUMNS.search(first) or _COLUMNS.search(second):
            return True
        if _DASH.match(second) or _LABEL.match(second):
            return ends_sentence(first) or self._is_short(first, second, 0.6)
        if self.hanging and after.indent < this.indent:
            return True
        if _is_lower(second):
            return False
        if after.indent > this.indent:
            return not self.hanging and ends_sentence(first)
        return self._is_short(first, second, 0.85 if ends_sentence(first) else 0.6)

    def _is_short(self, first: str, second: str, share: float) -> bool:
        """Whether the next word would have had room on this line, so that the break was meant."""
        return len(first) + 1 + len(second.split(maxsplit=1)[0]) <= self.width * share


def measure(blocks: Iterable[tuple[Line, ...]]) -> Measure:
    """How the text in these blocks was set."""
    pairs = [pair for block in blocks for pair in pairwise(block)]
    if not pairs:
        return Measure()
    lengths = sorted(len(this.words) for this, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    steps = [pair for pair in pairs if pair[1].indent > pair[0].indent]
    hung = sum(_is_lower(after.words) or not ends_sentence(this.words) for this, after in steps)
    return Measure(width <= _WIDEST and _is_wrapped(pairs, width), width, hung * 2 > len(steps))


def _is_wrapped(pairs: list[tuple[Line, Line]], width: int) -> bool:
    """Lines that go on in small letters were wrapped; without small letters, full lines tell."""
    lower = sum(_is_lower(after.words) for _, after in pairs)
    upper = sum(_first_letter(after.words).isupper() for _, after in pairs)
    if (lower + upper) * 2 > len(pairs):
        return lower * 10 > (lower + upper) * 3
    full = sum(len(this.words) >= width * 0.85 for this, _ in pairs)
    return full * 10 > len(pairs) * 6


def _is_lower(text: str) -> bool:
    return _first_letter(text).islower()


def _first_letter(text: str) -> str:
    return next((sign for sign in text[:10] if sign.isalpha()), "")
