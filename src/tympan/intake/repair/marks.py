"""The double quotation marks of a passage, each with the side that it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass

from tympan.edit.glyphs import marks
from tympan.edit.line import Line
from tympan.edit.quotes import DOUBLE, side_of
from tympan.edit.side import Side


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a position; `depth` is how many quotations stood open before it."""

    position: int
    glyph: str
    side: Side
    depth: int


def double_marks(line: Line) -> Iterator[Mark]:
    """The marks in order; one that can be two things closes what is open, or else opens."""
    depth = 0
    for match in DOUBLE.finditer(line.text):
        side = side_of(line, match.start(), depth > 0)
        if side is Side.UNCLEAR:
            side = Side.CLOSING if depth else Side.OPENING
        yield Mark(match.start(), match[0], side, depth)
        depth = depth + 1 if side is Side.OPENING else max(depth - 1, 0)


def opens_only(glyph: str, language: str) -> bool:
    """Whether a curly mark can only open in a language."""
    known = marks(language)
    if not known or glyph == '"':
        return False
    opening, closing = known.outer
    return glyph in opening and glyph not in closing and glyph not in known.inner[1]


def closes_only(glyph: str, language: str) -> bool:
    """Whether a curly mark can only close in a language."""
    known = marks(language)
    if not known or glyph == '"':
        return False
    opening, closing = known.outer
    return glyph in closing and glyph not in opening and glyph not in known.inner[0]


def lacks_an_opening(found: list[Mark]) -> bool:
    """Whether the first mark closes a quotation that nothing has opened."""
    return bool(found) and found[0].side is Side.CLOSING


def stands_open(found: list[Mark]) -> int:
    """How many quotations are open at the end."""
    if not found:
        return 0
    last = found[-1]
    return last.depth + 1 if last.side is Side.OPENING else max(last.depth - 1, 0)
