"""Which of the ranked sentences are pulled: spread over the text, fair to each speaker."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from tympan.intake.quotes.candidates import Candidate
from tympan.intake.quotes.score import Scored

WORDS_PER_QUOTE = 350
FEWEST, MOST = 4, 40
TOO_SHORT = 200  # words; a text of no more has no pull quote
HALF_CHOICE = 400  # up to so many, half of the fewest


def wanted(words: int) -> int:
    """How many pull quotes a text of so many words has."""
    if words <= TOO_SHORT:
        return 0
    if words <= HALF_CHOICE:
        return FEWEST // 2
    return min(max(FEWEST, round(words / WORDS_PER_QUOTE)), MOST)


def choose(ranked: Sequence[Scored], words: int, fits: Callable[[Candidate], bool]) -> list[Scored]:
    """The best sentences in the order of the text.

    No two stand nearer than half the distance of an even spread, none of one block, and no
    speaker has more than their share of the candidates, rounded up. `fits` says whether there is
    a place for a sentence behind its source. What is left over is given to the best of the rest.
    """
    number = wanted(words)
    near = words / max(number, 1) / 2
    shares = _shares(ranked, number)
    chosen: list[Scored] = []
    for distance in (near, near / 2, near / 4):
        for one in ranked:
            if len(chosen) >= number:
                break
            found = one.candidate
            spoken = sum(other.candidate.speaker == found.speaker for other in chosen)
            if (
                spoken < shares[found.speaker]
                and all(_apart(found, other.candidate, distance) for other in chosen)
                and fits(found)
            ):
                chosen.append(one)
    return sorted(chosen, key=lambda one: one.candidate.order)


def _shares(ranked: Sequence[Scored], number: int) -> Counter[str]:
    """How many quotes each speaker may have at most, by the words of their candidates."""
    said: Counter[str] = Counter()
    for one in ranked:
        said[one.candidate.speaker] += one.candidate.length
    total = sum(said.values())
    return Counter({who: math.ceil(number * count / total) for who, count in said.items()})


def _apart(one: Candidate, other: Candidate, distance: float) -> bool:
    return one.block != other.block and abs(one.order - other.order) >= distance
