"""Passages parted where another turn begins inside them."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tympan.intake.source import Passage
from tympan.intake.voices.cut import before, behind
from tympan.intake.voices.label import COLON, WORDED, Mark
from tympan.intake.voices.names import is_name_like
from tympan.intake.voices.words import kind_of

# The label of a side, in brackets or as a letter.
SIDE = re.compile(r"(?:[\[【〔]([^\[\]【】〔〕]{1,12})[\]】〕]|([QA])[.:：]\s)")


def at_line_ends(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages parted at those line ends where a label seems to follow."""
    return tuple(piece for passage in passages for piece in _pieces(passage, _line_ends(passage)))


def at_labels(passages: Sequence[Passage], marks: Sequence[Mark]) -> tuple[Passage, ...]:
    """The passages parted where a known label follows the end of a sentence: two glued turns."""
    labels = {mark.label for mark in marks if mark.form in ("colon", "bold")}
    if not labels:
        return tuple(passages)
    names = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    glued = re.compile(rf"(?:[.?!…][”\"'’]*|[)\]])\s+(?=(?:{names})\s?[:：]\s)")
    return tuple(
        piece
        for passage in passages
        for piece in _pieces(passage, [found.end() for found in glued.finditer(passage.text)])
    )


def _line_ends(passage: Passage) -> list[int]:
    return sorted({*_labelled_lines(passage), *_answers_behind(passage)})


def _answers_behind(passage: Passage) -> list[int]:
    """Where an answer's label stands behind the question's (`[Q] …? [A] …`, `Q. …? A. …`)."""
    first = SIDE.match(passage.text)
    if not first or kind_of(_side(first)) != "asks":
        return []
    return [
        found.start() + len(found[0]) - len(found[0].lstrip())
        for found in re.finditer(rf"(?<=[.?!。？！])\s+{SIDE.pattern}", passage.text)
        if kind_of(_side(found)) in ("asks", "answers")
    ]


def _side(found: re.Match[str]) -> str:
    return found[1] or found[2] or ""


def _labelled_lines(passage: Passage) -> list[int]:
    if "\n" not in passage.text or passage.kind not in WORDED:
        return []
    ends = [found.end() for found in re.finditer(r"(?<!\u00ad)\n\s*", passage.text)]
    return [end for end in ends if _seems_labelled(passage.text[end : end + 90])]


def _seems_labelled(line: str) -> bool:
    found = COLON.match(line)
    if not found:
        return False
    kind = kind_of(found["label"])
    return kind != "nobody" and bool(kind or is_name_like(found["label"]))


def _pieces(passage: Passage, cuts: list[int]) -> Iterator[Passage]:
    if passage.kind not in WORDED:
        yield passage
        return
    end = len(passage.text)
    pieces = []
    for start in sorted(cuts, reverse=True):
        if any(map(str.isalpha, passage.text[:start])):
            pieces.append(behind(before(passage, end), start))
            end = start
    yield before(passage, end) if cuts else passage
    yield from reversed(pieces)
