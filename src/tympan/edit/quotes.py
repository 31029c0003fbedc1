"""Straight double marks → the quotation marks of the language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tympan.edit.glyphs import Marks, marks
from tympan.edit.line import Change, Line
from tympan.edit.side import UNSPACED, Side, side
from tympan.script import primary

DOUBLE = re.compile('["“”„«»「」]')
OPENING = "“„«「"


@dataclass(frozen=True, slots=True)
class Open:
    """A mark that is not closed yet; `level` is how deep inside others it quotes, 0 outermost."""

    position: int
    level: int
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
    pairs, left_open, doubtful = _paired(line, len(line.text))
    if doubtful and any(pair.after_a_digit for pair in pairs):
        # “a 12" record”: one of these closings means inches, and it cannot be told which.
        return
    for pair in pairs:
        if known := marks(line.language(pair.opening.position)):
            opening, closing = _glyphs(known, pair.opening.level)
            if pair.opening.straight:
                yield Change(pair.opening.position, pair.opening.position + 1, opening)
            if pair.closing_is_straight:
                yield Change(pair.closing, pair.closing + 1, closing)
    # A quotation that goes on in the next paragraph is opened here and not closed.
    straight = [opened for opened in left_open if opened.straight]
    if len(straight) == 1 and not doubtful:
        (opened,) = straight
        if known := marks(line.language(opened.position)):
            opening, _ = _glyphs(known, opened.level)
            yield Change(opened.position, opened.position + 1, opening)


def level_at(line: Line, position: int) -> int:
    """How deep inside quotations that are set already a place stands; 0 outside of them."""
    _, left_open, _ = _paired(line, position)
    return left_open[-1].level + 1 if left_open and not left_open[-1].straight else 0


def _paired(line: Line, end: int) -> tuple[list[Pair], list[Open], bool]:
    """The pairs up to a place, the marks left open, and whether any straight mark is doubtful."""
    pairs: list[Pair] = []
    stack: list[Open] = []
    doubtful = False
    for match in DOUBLE.finditer(line.text, 0, end):
        position, straight = match.start(), match[0] == '"'
        # Without spaces a straight mark closes nothing but another one.
        unspaced = straight and primary(line.language(position)) in UNSPACED
        where = side_of(line, position, bool(stack) and (stack[-1].straight or not unspaced))
        if where is Side.OPENING:
            stack.append(Open(position, _level(line, position, stack), straight))
        elif where is Side.CLOSING and stack:
            after_a_digit = straight and line.text[position - 1].isdigit()
            pairs.append(Pair(stack.pop(), position, straight, after_a_digit))
        elif straight:
            doubtful = True
    return pairs, stack, doubtful


def _level(line: Line, position: int, stack: list[Open]) -> int:
    """The level of a mark that opens: that of a curly one by its form, whatever it stands in."""
    known = marks(line.language(position))
    pairs = enumerate(known.levels) if known and line.text[position] != '"' else ()
    typed = [level for level, (opening, _) in pairs if line.text[position] in opening]
    return typed[0] if typed else stack[-1].level + 1 if stack else 0


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


def _glyphs(known: Marks, level: int) -> tuple[str, str]:
    return known.levels[level % len(known.levels)]
