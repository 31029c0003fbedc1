"""Where formes stand in their book: on which page each starts, and what is left empty before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tympan.press.formes.pages import Forme

# What makes the next unit start on one side, and what makes it only start a page.
SIDES, PAGE = ("left", "right", "recto", "verso"), "page"


class RunOn(Exception):
    """Units cannot be set apart, because of what it tells."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A forme at its place: `start` counts pages from 1, `blanks` is how many lie before it."""

    forme: Forme
    start: int
    blanks: int

    @property
    def is_verso(self) -> bool:
        """Whether it starts on the back of a leaf."""
        return self.start % 2 == 0


def stood(formes: Sequence[Forme], is_ltr: bool) -> tuple[Standing, ...]:
    """Every forme behind the one before it, on the side that the sheets ask for.

    Raises `RunOn` where they ask for no new page.
    """
    made: list[Standing] = []
    for forme in formes:
        if not made:
            made.append(Standing(forme, 1, 0))
            continue
        before = made[-1]
        start = before.start + len(before.forme.pages)
        wanted = _break((*reversed(before.forme.breaks[1]), *forme.breaks[0]))
        is_right = (start % 2 == 1) == is_ltr
        asked = {
            "right": is_right,
            "left": not is_right,
            "recto": start % 2 == 1,
            "verso": start % 2 == 0,
        }
        blanks = int(not asked.get(wanted, True))
        made.append(Standing(forme, start + blanks, blanks))
    return tuple(made)


def _break(words: Sequence[str]) -> str:
    """What becomes of all that is asked for between two units: the last side, or a page."""
    sides = [word for word in words if word in SIDES]
    if sides:
        return sides[-1]
    if PAGE not in words:
        raise RunOn("its sheets start no page between two interviews")
    return PAGE
