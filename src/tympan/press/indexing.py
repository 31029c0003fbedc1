"""The index of names with its pages, which are known once the book is laid out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tympan.compose.apparatus import Run, index
from tympan.galley import Galley


def indexed(galley: Galley, shown: Sequence[str], ids: Sequence[Iterable[str]]) -> Galley:
    """The galley with the numbers of the pages, as shown, that have the ids of its names."""
    if not galley.index:
        return galley
    pages_of: defaultdict[str, list[int]] = defaultdict(list)
    for number, held in enumerate(ids):
        for id in held:
            pages_of[id].append(number)

    def runs(places: Sequence[str]) -> tuple[Run, ...]:
        first: dict[int, str] = {}
        for place in places:
            for number in pages_of[place]:
                first.setdefault(number, place)
        return _runs(first, shown)

    [made] = index(galley.edition, galley.layout, galley.index, runs)
    units = tuple(
        replace(
            unit,
            fragments=tuple(
                made if fragment.id == made.id else fragment for fragment in unit.fragments
            ),
        )
        for unit in galley.units
    )
    return replace(galley, units=units)


def _runs(first: dict[int, str], shown: Sequence[str]) -> tuple[Run, ...]:
    """Pages that follow on each other in one; `first` has the first place on each page."""
    gathered: list[list[int]] = []
    for number in sorted(first):
        last = gathered[-1][-1] if gathered else -1
        if last == number - 1 and shown[last].isdecimal() == shown[number].isdecimal():
            gathered[-1].append(number)
        else:
            gathered.append([number])
    return tuple(
        Run(
            first[run[0]],
            shown[run[0]] if len(run) == 1 else f"{shown[run[0]]}–{shown[run[-1]]}",
        )
        for run in gathered
    )
