"""Which page to look at when there are others: the one on which the same words stand now."""

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from tympan.preview.showing import Pages, Sheet, Spot


def followed(before: Pages, now: Pages) -> tuple[int, ...]:
    """For each page of before, the one that has the block at its top now."""
    new_name = _renamed(before.spots, now.spots)
    old_places, new_places = _places(before.sheets), _places(now.sheets)
    found, shift = [], 0
    for sheet in before.sheets:
        # A block that is broken over pages stays at the same of its pages.
        for region in sheet.regions:
            there = new_places.get(new_name(region.id))
            if there and not before.spots[region.id].is_placed:
                nth = old_places[region.id].index(sheet.number)
                shift = there[min(nth, len(there) - 1)] - sheet.number
                break
        found.append(min(max(sheet.number + shift, 1), len(now.sheets)))
    return tuple(found)


def _renamed(before: Mapping[str, Spot], now: Mapping[str, Spot]) -> Callable[[str], str]:
    """What a block is called now; names count blocks, so that a new one renames those behind it.

    Whatever lies between the first and the last block that was changed keeps its place from there.
    """
    old, new = list(before), list(now)
    words = [(before[one].words, now[other].words) for one, other in zip(old, new, strict=False)]
    ahead = len([*takewhile(lambda pair: pair[0] == pair[1], words)])
    rest = zip(reversed(old[ahead:]), reversed(new[ahead:]), strict=False)
    behind = len([*takewhile(lambda pair: before[pair[0]].words == now[pair[1]].words, rest)])
    index = {name: at for at, name in enumerate(old)}

    def name(block: str) -> str:
        at = index[block]
        if at >= len(old) - behind:
            return new[at - len(old) + len(new)]
        return new[min(at, max(len(new) - behind - 1, ahead), len(new) - 1)]

    return name


def _places(sheets: Sequence[Sheet]) -> dict[str, list[int]]:
    """The pages of each block, in order."""
    found: dict[str, list[int]] = {}
    for sheet in sheets:
        for name in dict.fromkeys(region.id for region in sheet.regions):
            found.setdefault(name, []).append(sheet.number)
    return found
