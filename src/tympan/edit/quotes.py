"""Straight double marks → the quotation marks of the language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tympan.edit.glyphs import Marks, marks
from tympan.edit.line import Change, Line
from tympan.edit.side import Side, side

DOUBLE = re.compile('["“”„«»「」]')
OPENING = "“„«「"


@dataclass(frozen=True, slots=True)
class Open:
    """A mark that is not closed yet; `depth` is how many stand open around it."""

    position: int
    depth: int
    straight: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A quotation with at least one straight mark."""

    opening: Open
    closing: int
    closing_is_straight: bool
    after_a_digit: bool


def quotes(line: Line) -> Iterator[Change]:
    """Each straight double mark whose place can be read in one way only."""
    if '"' not in line.text:
        return
    pairs, left_open, doubtful = _paired(line)
    if doubtful and any(pair.after_a_digit for pair in pairs):
        # “a 12" record”: one of these closings means inches, and it cannot be told which.
        return
    for pair in pairs:
        if known := marks(line.language(pair.opening.position)):
            opening, closing = _glyphs(known, pair.opening.depth)
            if pair.opening.straight:
                yield Change(pair.opening.position, pair.opening.position + 1, opening)
            if pair.closing_is_straight:
                yield Change(pair.closing, pair.closing + 1, closing)
    # A quotation that goes on in the next paragraph is opened here and not closed.
    if len(left_open) == 1 and not doubtful:
        (opened,) = left_open
        if known := marks(line.language(opened.position)):
            opening, _ = _glyphs(known, opened.depth)
            yield Change(opened.position, opened.position + 1, opening)


def _paired(line: Line) -> tuple[list[Pair], list[Open], bool]:
    """The pairs, the straight marks left open, and whether any straight mark is doubtful."""
    pairs: list[Pair] = []
    stack: list[Open] = []
    doubtful = False
    for match in DOUBLE.finditer(line.text):
        position, straight = match.start(), match[0] == '"'
        where = side_of(line, position, bool(stack))
        if where is Side.OPENING:
            stack.append(Open(position, len(stack), straight))
        elif where is Side.CLOSING and stack:
            after_a_digit = straight and line.text[position - 1].isdigit()
            pairs.append(Pair(stack.pop(), position, straight, after_a_digit))
        elif straight:
            doubtful = True
    return pairs, [opened for opened in stack if opened.straight], doubtful


def side_of(line: Line, position: int, inside: bool) -> Side:
    """Whether a mark opens or closes; a curly one says so by its form in its language."""
    mark = line.text[position]
    language = line.language(position)
    if mark == '"':
        return side(line.text, position, language, inside)
    if known := marks(language):
        opens, closes = mark in known.outer[0], mark in known.outer[1]
        if opens and closes:
            return Side.CLOSING if inside else Side.OPENING
        if opens or closes:
            return Side.OPENING if opens else Side.CLOSING
    return Side.OPENING if mark in OPENING else Side.CLOSING


def _glyphs(known: Marks, depth: int) -> tuple[str, str]:
    return known.inner if depth % 2 else known.outer
