"""Where each pull quote goes: behind its source, not next to it, between two paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from tympan.intake.quotes.candidates import Candidate
from tympan.intake.quotes.choice import wanted
from tympan.intake.words import words_of
from tympan.intake.writing.draft import Sheet, paragraph, with_blocks
from tympan.model import ASKING_ROLES, Blocks, Interview, Paragraph, Section, Turn, plain, walk

BEHIND = 2  # paragraphs between a pull quote and its source, where there is room; at least one
FARTHEST = 12
# Words between two pull quotes, a third of an even spread in a short text; at least a paragraph.
APART = 120
# Headings, breaks, lists, quotations, code, pictures, notes and containers of a sheet.
NO_TEXT = re.compile(r"#|---|- |>|```|!\[|\[\^|:::|\d+[.)] ")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place behind a block of a sheet."""

    sheet: int
    block: int


@dataclass(slots=True)
class Galley:
    """The paragraphs of an interview in order with the slots behind them, and what is taken.

    `ends` counts the words up to the end of each paragraph.
    """

    order: Mapping[str, int]
    slots: Sequence[Slot | None]
    ends: Sequence[int]
    apart: int
    taken: dict[int, str] = field(default_factory=dict)

    def take(self, candidate: Candidate) -> bool:
        """Put a candidate into the best free slot behind its source; False where none is left."""
        source = self.order.get(candidate.block)
        if source is None:
            return False
        for behind in (BEHIND, BEHIND + 1, 1, *range(BEHIND + 2, FARTHEST)):
            place = source + behind
            if place < len(self.slots) and self.slots[place] and self._is_free(place):
                self.taken[place] = candidate.words
                return True
        return False

    def _is_free(self, place: int) -> bool:
        return all(
            abs(place - other) > 1 and abs(self.ends[place] - self.ends[other]) >= self.apart
            for other in self.taken
        )


def galley(interview: Interview, sheets: Sequence[Sheet], numbers: Mapping[str, int]) -> Galley:
    """The paragraphs of an interview and the slots of its sheets; `numbers` by their file."""
    asking = {speaker.id for speaker in interview.speakers if speaker.role in ASKING_ROLES}
    order: dict[str, int] = {}
    slots: list[Slot | None] = []
    lengths: list[int] = []
    for section in interview.sections:
        number = numbers[str(section.at.file)]
        sheet = sheets[number]
        for one, speaker in _paragraphs(section):
            order[one.id] = len(slots)
            block = bisect_right(sheet.lines, one.at.line) - 1
            free = speaker not in asking and _stands_between(sheet, block)
            lengths.append(len(words_of(plain(one.content))))
            slots.append(Slot(number, block) if free else None)
    apart = min(APART, sum(lengths) // (3 * max(wanted(sum(lengths)), 1)))
    return Galley(order, slots, tuple(accumulate(lengths)), apart)


def with_quotes(sheets: Sequence[Sheet], galleys: Iterable[Galley]) -> tuple[Sheet, ...]:
    """The sheets with the pull quotes that were taken in."""
    inserted: dict[int, dict[int, str]] = {}
    for one in galleys:
        for place, words in one.taken.items():
            slot = one.slots[place]
            if slot:
                block = f"::: pull-quote\n{paragraph(words)}\n:::"
                inserted.setdefault(slot.sheet, {})[slot.block] = block
    return tuple(
        with_blocks(sheet, inserted.get(number, {})) for number, sheet in enumerate(sheets)
    )


def _paragraphs(section: Section) -> list[tuple[Paragraph, str]]:
    """The paragraphs of a section with who speaks them; those in lists and quotations too."""
    found: list[tuple[Paragraph, str]] = []

    def gather(blocks: Blocks, speaker: str) -> None:
        for block in blocks:
            if isinstance(block, Turn):
                gather(block.body, block.speaker)
            elif isinstance(block, Paragraph):
                found.append((block, speaker))
            else:
                held = (one for one in walk((block,)) if isinstance(one, Paragraph))
                found.extend((one, speaker) for one in held)

    gather(section.body, "")
    return found


def _stands_between(sheet: Sheet, block: int) -> bool:
    """Whether a block is a paragraph and a paragraph or a turn follows it on the same sheet."""
    return all(
        0 <= number < len(sheet.blocks) and _is_text(sheet.blocks[number])
        for number in (block, block + 1)
    )


def _is_text(block: str) -> bool:
    return not NO_TEXT.match(block)
