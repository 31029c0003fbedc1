"""Headings in a plain text: only those that cannot be anything else."""

import re
from collections import Counter
from collections.abc import Sequence

from tympan.intake.formats.lines import Line

_CHAPTER = re.compile(
    r"(?:chapter|part|section|interview|volume)\s+(?:\d+|[ivxlc]+)\b[^.?!]{0,60}", re.I
)
_LONGEST = 60
_SHORT = 50
_CENTRED = 8


def headings(blocks: Sequence[tuple[Line, ...]]) -> frozenset[int]:
    """The numbers of the lines that are headings.

    A heading in capitals opens a block of short lines that stands apart (two blank lines, or in
    the middle of the line) in a text that is otherwise not in capitals, and says its words once:
    a name in capitals that comes again is a speaker's label.
    """
    if _shouts(blocks):
        return frozenset()
    said = Counter(line.words for block in blocks for line in block)
    found = set()
    for at, block in enumerate(blocks):
        first = block[0]
        if said[first.words] > 1 or not _is_short(block):
            continue
        before = blocks[at - 1][-1].number if at else -9
        after = blocks[at + 1][0].number if at + 1 < len(blocks) else block[-1].number + 9
        apart = first.number - before > 2 or after - block[-1].number > 2
        chapter = len(block) == 1 and _CHAPTER.fullmatch(first.words)
        if chapter or (_is_capitals(first.words) and (apart or first.indent >= _CENTRED)):
            found.add(first.number)
    return frozenset(found)


def _shouts(blocks: Sequence[tuple[Line, ...]]) -> bool:
    """Whether a good part of the text is in capitals, as captions and old teletypes are."""
    lines = [line.words for block in blocks for line in block]
    return sum(map(_is_capitals, lines)) * 5 > len(lines)


def _is_short(block: tuple[Line, ...]) -> bool:
    return len(block) <= 6 and all(len(line.words) <= _SHORT for line in block[1:])


def _is_capitals(text: str) -> bool:
    """Four capitals or more, and small letters only where names have them (McCray)."""
    letters = re.sub(r"\b(Mc|Mac|O['’])(?=[A-Z])", "", text)
    capitals = sum(map(str.isupper, letters))
    ends = text.rstrip()[-1:] in ".:;?!"
    abbreviated = re.search(r"\b(JR|SR|DR|ST)\.$", text)
    return (
        len(text) <= _LONGEST
        and capitals >= 4
        and not any(map(str.islower, letters))
        and (not ends or bool(abbreviated))
    )
