"""Quotation marks that came away from their words at a paragraph's edge, or stand turned round."""

from collections.abc import Sequence
from dataclasses import replace

from tympan.edit.line import Change, Line, changed
from tympan.edit.side import Side
from tympan.intake.repair.lines import line_of, with_line
from tympan.intake.repair.marks import (
    Mark,
    closes_only,
    double_marks,
    lacks_an_opening,
    opens_only,
    stands_open,
)
from tympan.intake.repair.mended import Mended, told, words_before, words_behind
from tympan.intake.runs import cut, stripped
from tympan.intake.source import Passage, Run

PROSE = ("text", "quote")
MOST_TURNED = 50  # marks of one paragraph; where more are turned, it is the author's way


def reunited(
    passages: Sequence[Passage], language: str, mended: list[Mended]
) -> tuple[Passage, ...]:
    """The passages with every mark beside its words where only one place is possible.

    A mark moves over the edge of two paragraphs; no word moves.
    """
    found = list(passages)
    for here in range(len(found) - 1):
        this, following = found[here], found[here + 1]
        if this.kind in PROSE and following.kind in PROSE:
            found[here], found[here + 1] = _across(this, following, language, mended)
    return tuple(_turned(passage, language, mended) for passage in found)


def _across(
    this: Passage, following: Passage, language: str, mended: list[Mended]
) -> tuple[Passage, Passage]:
    """Two neighbours with the mark at their edge on the right side of it."""
    marks = list(double_marks(line_of(this, language)))
    next_marks = list(double_marks(line_of(following, language)))
    last = marks[-1] if marks else None
    first = next_marks[0] if next_marks else None
    if last and _is_left_behind(last, this, language) and lacks_an_opening(next_marks):
        bare = _without(this.runs, last.position)
        moved = (_mark(following.runs, last.glyph), *stripped(following.runs))
        what = "an opening mark stranded at a paragraph's end"
        mended.append(_forward(this, following, what, last.glyph))
        return replace(this, runs=bare), replace(following, runs=moved)
    if first and _is_ahead(first, following, language) and stands_open(marks) == 1:
        bare = _without(following.runs, first.position)
        if not bare:
            return this, following
        kept = stripped(this.runs)
        moved = (*kept, _mark(kept[-1:], first.glyph))
        what = "a closing mark stranded at a paragraph's start"
        mended.append(_backward(this, following, what, first.glyph))
        return replace(this, runs=moved), replace(following, runs=bare)
    return this, following


def _is_left_behind(mark: Mark, passage: Passage, language: str) -> bool:
    """Whether a mark ends a paragraph in which it opens nothing and closes nothing."""
    text = passage.text.rstrip()
    if mark.position != len(text) - 1 or not text[:-1].strip():
        return False
    if mark.glyph == '"':
        return mark.depth == 0
    return opens_only(mark.glyph, language) and mark.depth == 0


def _is_ahead(mark: Mark, passage: Passage, language: str) -> bool:
    """Whether a mark that closes begins a paragraph, away from the words behind it."""
    text = passage.text
    begin = len(text) - len(text.lstrip())
    behind = text[begin + 1 : begin + 2]
    if mark.position != begin or not closes_only(mark.glyph, language):
        return False
    return behind.isspace()


def _turned(passage: Passage, language: str, mended: list[Mended]) -> Passage:
    """The passage with the marks that stand the wrong way round turned."""
    if passage.kind not in PROSE:
        return passage
    line = first = line_of(passage, language)
    for _ in range(MOST_TURNED):
        change = _first_turn(line, language)
        if change is None:
            break
        after = changed(line, [change])
        if after.text == line.text:
            break  # the mark is part of an address
        mended += told(passage.line, "a quotation mark turned the wrong way", line.text, [change])
        line = after
    return passage if line is first else with_line(passage, line)


def _first_turn(line: Line, language: str) -> Change | None:
    """The first mark to turn; what follows it reads otherwise then."""
    marks = list(double_marks(line))
    for number, mark in enumerate(marks):
        if new := _turn(mark, marks[number + 1 : number + 2], line.text, language):
            return Change(mark.position, mark.position + 1, new)
    return None


def _turn(mark: Mark, following: Sequence[Mark], text: str, language: str) -> str:
    """The mark that is meant, when the one that stands there cannot be; otherwise nothing."""
    before, after = text[: mark.position], text[mark.position + 1 :]
    touches_left = bool(before) and not before[-1].isspace()
    touches_right = bool(after) and after[0].isalnum()
    if mark.glyph == "“" and opens_only("“", language) and mark.depth == 1:
        return "”" if touches_left and not touches_right and before[-1] not in "(—–-" else ""
    if mark.glyph == "”" and closes_only("”", language) and mark.depth == 0:
        closed = following and following[0].side is Side.CLOSING
        return "“" if closed and touches_right and not touches_left else ""
    return ""


def _without(runs: Sequence[Run], position: int) -> tuple[Run, ...]:
    """The runs without the mark at a position, and without the white space at the ends."""
    return stripped((*cut(runs, 0, position), *cut(runs, position + 1)))


def _mark(beside: Sequence[Run], glyph: str) -> Run:
    """The mark as a run in the hand of the run beside it, but for a link's target."""
    return replace(beside[0], text=glyph, target="")


def _forward(this: Passage, following: Passage, what: str, glyph: str) -> Mended:
    left, right = _edge(this, following)
    bare = left.removesuffix(glyph).rstrip()
    return Mended(following.line, what, f"{left} ¶ {right}", f"{bare} ¶ {glyph}{right}")


def _backward(this: Passage, following: Passage, what: str, glyph: str) -> Mended:
    left, right = _edge(this, following)
    bare = right.removeprefix(glyph).lstrip()
    return Mended(this.line, what, f"{left} ¶ {right}", f"{left}{glyph} ¶ {bare}")


def _edge(this: Passage, following: Passage) -> tuple[str, str]:
    end = this.text.rstrip()
    return words_before(end, len(end)), words_behind(following.text.lstrip(), 0)
