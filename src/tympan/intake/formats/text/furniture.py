"""Page numbers and running heads in a plain text: taken out where they are certain."""

import re
from itertools import pairwise

from tympan.intake.formats.joints import ends_sentence
from tympan.intake.formats.lines import Line
from tympan.intake.source import Fenced

_NUMBER = re.compile(
    r"[-–—\[(]?\s*(?:[Pp](?:age|\.)\s*)?(\d{1,4})(?:\s*(?:of|/)\s*\d+)?\s*[-–—\])]?"
)
# Fewer lines than this between two numbers is no page: it may be a numbered question.
_SHORTEST_PAGE = 20
_FEWEST_PAGES = 3


def without_furniture(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, ...], tuple[Fenced, ...]]:
    """The lines without page furniture, and what was fenced; form feeds are always furniture."""
    numbers = _page_numbers(lines)
    heads = _running_heads(lines, numbers)
    feeds = {at for at, line in enumerate(lines) if "\f" in line.text}
    out = numbers | heads | feeds
    if not out:
        return lines, ()
    fenced = [Fenced(lines[at].words, "page number", lines[at].number) for at in sorted(numbers)]
    fenced += [Fenced(lines[at].words, "running head", lines[at].number) for at in sorted(heads)]
    return _mended(lines, out), tuple(sorted(fenced, key=lambda part: part.line))


def _page_numbers(lines: tuple[Line, ...]) -> set[int]:
    """Numbers alone on their lines, each one more than the last, a page apart."""
    found = []
    for at, line in enumerate(lines):
        if (number := _NUMBER.fullmatch(line.words)) and _stands_alone(lines, at):
            found.append((at, int(number[1])))
    steps = [
        later[1] == first[1] + 1 and later[0] - first[0] >= _SHORTEST_PAGE
        for first, later in pairwise(found)
    ]
    certain = len(found) >= _FEWEST_PAGES and all(steps)
    return {at for at, _ in found} if certain else set()


def _stands_alone(lines: tuple[Line, ...], at: int) -> bool:
    around = (lines[beside].words for beside in (at - 1, at + 1) if 0 <= beside < len(lines))
    return not all(around)


def _running_heads(lines: tuple[Line, ...], numbers: set[int]) -> set[int]:
    """Lines that stand beside the page numbers or form feeds, the same on three pages or more."""
    beside: dict[str, list[int]] = {}
    feeds = {at for at, line in enumerate(lines) if "\f" in line.text}
    for at in sorted(numbers | feeds):
        for step in (-1, 1):
            near = at + step
            while 0 <= near < len(lines) and not lines[near].words and abs(near - at) < 4:
                near += step
            if 0 <= near < len(lines) and 0 < len(lines[near].words) <= 80:
                beside.setdefault(re.sub(r"\d+", "#", lines[near].words), []).append(near)
    places = (set(found) - numbers for found in beside.values())
    # On at least every other page: a speaker's label may stand at the head of a few.
    fewest = max(_FEWEST_PAGES, len(numbers | feeds) // 2)
    return {at for found in places if len(found) >= fewest for at in found}


def _mended(lines: tuple[Line, ...], out: set[int]) -> tuple[Line, ...]:
    """The other lines; where a page broke a sentence, without the blank lines around the break."""
    kept: list[Line] = []
    broken = False
    for at, line in enumerate(lines):
        if at in out:
            broken = True
        elif not broken or line.words:
            if broken:
                _close(kept, line)
            broken = False
            kept.append(line)
    return tuple(kept)


def _close(kept: list[Line], line: Line) -> None:
    """Take away the blank lines before a line that goes on with a sentence, or see to one."""
    blank = len(kept)
    while blank and not kept[blank - 1].words:
        blank -= 1
    if not blank:
        return
    if not ends_sentence(kept[blank - 1].words) and line.words[:1].islower():
        del kept[blank:]
    elif blank == len(kept) and ends_sentence(kept[-1].words):
        kept.append(Line(line.number, ""))
