"""How much the words before and behind a place have in common.

After Hearst's TextTiling: where two stretches of text share few of the words that carry the
subject, the subject turns. A word counts for more the fewer paragraphs have it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence

STRETCH = 140  # words on each side of a place; fewer are noise, more blur the turn


def cohesion(
    paragraphs: Sequence[Sequence[str]], lengths: Sequence[int], places: Iterable[int]
) -> dict[int, float]:
    """For each place (before which paragraph) the cosine of the terms on its two sides.

    `paragraphs` are terms, `lengths` counts of words.
    """
    weight = _weights(paragraphs)
    return {
        place: _cosine(
            _side(paragraphs, lengths, range(place - 1, -1, -1), weight),
            _side(paragraphs, lengths, range(place, len(paragraphs)), weight),
        )
        for place in places
    }


def turns(cohesion: dict[int, float]) -> dict[int, float]:
    """How far each place falls below the mean, in standard deviations: high at a turn."""
    if not cohesion:
        return {}
    mean = sum(cohesion.values()) / len(cohesion)
    spread = math.sqrt(sum((value - mean) ** 2 for value in cohesion.values()) / len(cohesion))
    return {place: (mean - value) / (spread or 1) for place, value in cohesion.items()}


def _weights(paragraphs: Sequence[Sequence[str]]) -> dict[str, float]:
    found = Counter(term for paragraph in paragraphs for term in set(paragraph))
    return {term: math.log((len(paragraphs) + 1) / times) for term, times in found.items()}


def _side(
    paragraphs: Sequence[Sequence[str]],
    lengths: Sequence[int],
    order: range,
    weight: dict[str, float],
) -> dict[str, float]:
    terms: Counter[str] = Counter()
    words = 0
    for number in order:
        terms.update(paragraphs[number])
        words += lengths[number]
        if words >= STRETCH:
            break
    return {term: times * weight[term] for term, times in terms.items()}


def _cosine(left: dict[str, float], right: dict[str, float]) -> float:
    common = sum(value * right[term] for term, value in left.items() if term in right)
    size = math.hypot(*left.values()) * math.hypot(*right.values())
    return common / size if size else 0.0
