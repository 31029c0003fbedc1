"""Where to cut a text: at the turns of its subject, into sections that are good to read."""

import math
from collections.abc import Mapping, Sequence

# A feature of six hundred words wants a pause every 250, a long talk every 700. No section is
# shorter than half of that, and one grows beyond twice that only where no cut is allowed.
SHORTEST_TARGET, LONGEST_TARGET = 250, 700
SECTIONS_OF_A_SHORT_TEXT = 4
ONE_SECTION = 450  # a text of up to so many words is one section

# How much a turn of the subject weighs against a section that is longer or shorter than wanted.
TURN = 0.3


def target(words: int) -> int:
    """How long a section of a text of so many words should be, in words."""
    return min(max(words // SECTIONS_OF_A_SHORT_TEXT, SHORTEST_TARGET), LONGEST_TARGET)


def cuts(lengths: Sequence[int], turns: Mapping[int, float]) -> list[int]:
    """The best places to cut (before which paragraph) among those that are given with their turn.

    Of all ways to cut, the one whose lengths are nearest to the target and whose turns are deepest.
    """
    total = sum(lengths)
    if total <= ONE_SECTION or not turns:
        return []
    wanted = target(total)
    ends = _running(lengths)
    places = [0, *sorted(turns), len(lengths)]
    best: dict[int, tuple[float, int]] = {0: (0.0, -1)}
    for number, place in enumerate(places[1:], 1):
        deep = TURN * turns.get(place, 0.0)
        found = (math.inf, 0)
        for earlier in reversed(places[:number]):
            length = ends[place] - ends[earlier]
            cost = best[earlier][0] + _strain(length, wanted) - deep
            if cost < found[0]:
                found = (cost, earlier)
            if length > 3 * wanted and found[0] < math.inf:
                break
        best[place] = found
    chosen = []
    place = best[len(lengths)][1]
    while place > 0:
        chosen.append(place)
        place = best[place][1]
    return chosen[::-1]


def _strain(length: int, wanted: int) -> float:
    """How far a length is from the wanted one: what is too short is worse than what is too long."""
    if length < wanted / 2:
        return 4 + (wanted - length) / wanted * 4
    return abs(length - wanted) / wanted


def _running(lengths: Sequence[int]) -> list[int]:
    sums = [0]
    for length in lengths:
        sums.append(sums[-1] + length)
    return sums
