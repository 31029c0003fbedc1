"""The shape of a talk: who speaks how long, turn by turn, for layouts that draw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from tympan.model import ASKING_ROLES, Block, Interview, Paragraph, Turn, content_of, plain, walk

MOST = 20  # turns that are drawn
LEAST = 4  # percent, so that a word is still seen


@dataclass(frozen=True, slots=True)
class Beat:
    """One turn: whether it asks, and its length in percent of the longest."""

    asks: bool
    share: int


def beats(interviews: Iterable[Interview]) -> tuple[Beat, ...]:
    """The first turns of some interviews; of one in prose, its paragraphs.

    A share is drawn from the root of the number of letters: a long answer does not dwarf the rest.
    """
    heard: list[tuple[bool, Block]] = []
    told: list[tuple[bool, Block]] = []
    for interview in interviews:
        asking = {one.id for one in interview.speakers if one.role in ASKING_ROLES}
        blocks = [block for section in interview.sections for block in section.body]
        heard += [(one.speaker in asking, one) for one in blocks if isinstance(one, Turn)]
        told += [(False, one) for one in blocks if isinstance(one, Paragraph)]
    drawn = [(asks, _length((block,))) for asks, block in (heard or told)[:MOST]]
    longest = max((length for _, length in drawn), default=0) or 1
    return tuple(Beat(asks, max(LEAST, round(100 * length / longest))) for asks, length in drawn)


def _length(blocks: Iterable[Block]) -> float:
    return sqrt(sum(len(plain(content_of(block))) for block in walk(blocks)))
