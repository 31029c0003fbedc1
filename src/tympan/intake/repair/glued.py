"""Two paragraphs that were glued together where one ends and a quotation begins the next."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tympan.edit.side import Side
from tympan.intake.repair.lines import line_of
from tympan.intake.repair.marks import Mark, double_marks
from tympan.intake.repair.mended import Mended, words_before, words_behind
from tympan.intake.runs import split, stripped
from tympan.intake.source import Passage

SPLIT_KINDS = ("text", "quote")
MOST = 500  # paragraphs in one; whoever glued more had no paragraphs in mind
# A sentence ends, and without a space a quotation begins; or one ends and without a space a
# sentence begins. Initials (“J.”) are no end of a sentence.
SEAM = re.compile(r"""(?<=[^\W\d_][^\W\d_][.!?])(?P<mark>["“”])(?=[^\W\d_])""")


def unglued(passage: Passage, language: str, mended: list[Mended]) -> Iterator[Passage]:
    """The paragraphs that a passage holds."""
    for _ in range(MOST):
        seam = _seam(passage, language)
        if seam is None:
            break
        before, after = (stripped(runs) for runs in split(passage.runs, seam))
        text = passage.text
        left, right = words_before(text, seam), words_behind(text, seam)
        what = "two paragraphs glued together"
        mended.append(Mended(passage.line, what, left + right, f"{left} ¶ {right}"))
        yield replace(passage, runs=before)
        passage = replace(passage, runs=after, start=None, label="")
    yield passage


def _seam(passage: Passage, language: str) -> int | None:
    """Where the second paragraph begins."""
    text = passage.text
    if passage.kind not in SPLIT_KINDS or not SEAM.search(text):
        return None
    for mark in double_marks(line_of(passage, language)):
        if SEAM.match(text, mark.position) and text[mark.position + 1].isupper():
            place = _place(mark, text)
            if place is not None:
                return place
    return None


def _place(mark: Mark, text: str) -> int | None:
    """Before a mark that opens, behind one that closes."""
    if mark.glyph == "“" or (mark.glyph == '"' and not mark.depth):
        return mark.position if not mark.depth and _goes_on(text, mark.position) else None
    closes = mark.side is Side.CLOSING and mark.depth == 1
    return mark.position + 1 if closes else None


def _goes_on(text: str, position: int) -> bool:
    """Whether the quotation that would begin here is closed further on."""
    return any(mark in text[position + 1 :] for mark in '"”')
