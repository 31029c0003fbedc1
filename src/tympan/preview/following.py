"""What a block is called now, and which pages to look at: the words that were looked at stay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from tympan.preview.showing import Pages


@dataclass(frozen=True, slots=True)
class Step:
    """From the pages of a version to the next ones: the blocks that have another name there."""

    version: int
    names: Mapping[str, str]


def called(name: str, steps: Iterable[Step], since: int, until: int) -> str:
    """What a block of one version is called in a later one."""
    for step in steps:
        if since <= step.version < until:
            name = step.names.get(name, name)
    return name


def step(before: Pages, now: Pages) -> Step:
    """How the blocks of some pages are called in those that take their place.

    Names count blocks, so that one that is put in renames those behind it. A block that went is
    followed to what stands in its place.
    """
    old, new = list(before.spots), list(now.spots)
    old_words, new_words = _words(before), _words(now)
    names = {}
    same = SequenceMatcher(None, old_words, new_words, autojunk=False)
    for _, first, last, start, end in same.get_opcodes():
        for at in range(first, last):
            there = min(start + at - first, max(end - 1, start), len(new) - 1)
            if old[at] != new[there]:
                names[old[at]] = new[there]
    return Step(before.version, names)


def followed(watched: Iterable[int], before: Pages, now: Pages) -> tuple[int, ...]:
    """The pages to look at now, in order: those with the words of the pages that were watched."""
    names = step(before, now).names
    old, new = _firsts(before), _firsts(now)
    seen = set()
    for number in {*watched} & {sheet.number for sheet in before.sheets}:
        begins = [name for name, first in old.items() if first == number]
        words = [name for name in begins if not before.spots[name].is_placed]
        seen |= {new.get(names.get(name, name), number) for name in words} or {number}
    # A page that went from the left to the right lies beside another one.
    beside = {number ^ 1 for number in seen - {*watched}}
    return tuple(number for number in sorted(seen | beside) if 0 < number <= len(now.sheets))


def _words(pages: Pages) -> list[str]:
    return [spot.words for spot in pages.spots.values()]


def _firsts(pages: Pages) -> dict[str, int]:
    """The page on which each block begins."""
    found: dict[str, int] = {}
    for sheet in pages.sheets:
        for region in sheet.regions:
            found.setdefault(region.id, sheet.number)
    return found
