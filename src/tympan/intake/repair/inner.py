"""A quotation inside a quotation that is never closed, where its end is certain."""

import re
from collections.abc import Iterator

from tympan.edit.apostrophes import ELISIONS
from tympan.edit.glyphs import marks
from tympan.edit.line import Change, Line
from tympan.edit.side import Side
from tympan.intake.repair.marks import double_marks

# A single mark with a space or an outer mark before it and a word after it opens.
INNER_OPENING = re.compile(r"(?<![\w’'])[‘'](?=\w)")
# One behind a word or its stop may close; between letters it is an apostrophe.
MAY_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?!\w)")
SENTENCE_END = re.compile(r"[.!?…][\s]+\S")
BEFORE_AN_END = ",.!?…—"


def inner_closings(line: Line) -> Iterator[Change]:
    """The closing mark that a single inner quotation lacks, before the mark that closes the outer.

    Certain only where the inner quotation is one sentence that runs to the outer one's end.
    """
    if not INNER_OPENING.search(line.text):
        return
    opened = None
    for mark in double_marks(line):
        if mark.side is Side.OPENING:
            opened = mark.position if mark.depth == 0 else None
            continue
        if opened is not None and mark.depth == 1 and _lacks(line, opened, mark.position):
            known = marks(line.language(mark.position))
            if known and known.single:
                closing = known.single[1] + mark.glyph
                yield Change(mark.position, mark.position + 1, closing)
        opened = None


def _lacks(line: Line, start: int, end: int) -> bool:
    """Whether one inner quotation stands open from somewhere inside to the end, as a sentence."""
    inside = line.text[start + 1 : end]
    found = [
        match
        for match in INNER_OPENING.finditer(inside)
        if not ELISIONS["en"].match("'" + _from(match))
    ]
    if len(found) != 1 or MAY_CLOSE.search(inside):
        return False
    words = inside[found[0].end() :]
    return (
        len(words.split()) > 1
        and words[0].isupper()
        and words.rstrip()[-1] in BEFORE_AN_END
        and not SENTENCE_END.search(words)
    )


def _from(match: re.Match[str]) -> str:
    return match.string[match.end() :]
