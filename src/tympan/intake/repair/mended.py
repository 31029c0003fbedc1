"""What repair did, told with a few of the words around it."""

from collections.abc import Iterable
from dataclasses import dataclass

from tympan.edit.line import Change

AROUND = 24


@dataclass(frozen=True, slots=True)
class Mended:
    """One certain repair: its line in the source, what was wrong, and how it read and reads."""

    line: int
    what: str
    before: str
    after: str


def told(number: int, what: str, text: str, changes: Iterable[Change]) -> list[Mended]:
    """Each change of a text as it reads before and after, alone."""
    found = []
    for change in changes:
        before = words_before(text, change.start)
        behind = words_behind(text, change.end)
        old = text[change.start : change.end]
        found.append(Mended(number, what, before + old + behind, before + change.new + behind))
    return found


def words_before(text: str, at: int) -> str:
    """The words just before a place, whole ones where they fit."""
    cut = text[max(at - AROUND, 0) : at]
    return cut if at <= AROUND or " " not in cut[:-1] else "…" + cut[cut.index(" ") + 1 :]


def words_behind(text: str, at: int) -> str:
    """The words just behind a place, whole ones where they fit."""
    cut = text[at : at + AROUND]
    return cut if len(cut) < AROUND or " " not in cut[1:] else cut[: cut.rindex(" ")] + "…"
