"""The lines of a text with their numbers, and the blocks that blank lines make of them."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple


class Line(NamedTuple):
    """A line of a file, without its end; `number` counts from 1."""

    number: int
    text: str

    @property
    def indent(self) -> int:
        """How far the line is set in, a tab counting as eight."""
        text = self.text.expandtabs()
        return len(text) - len(text.lstrip())

    @property
    def words(self) -> str:
        """The line without the space around it."""
        return self.text.strip()


def lines_of(text: str) -> tuple[Line, ...]:
    """Every line of a text; a form feed and the Unicode line ends end lines as well."""
    found = []
    for number, whole in enumerate(text.split("\n"), 1):
        for part in whole.replace("\f", "\n\f\n").splitlines() or [""]:
            found.append(Line(number, part))
    return tuple(found)


def blocks_of(lines: Iterable[Line]) -> tuple[tuple[Line, ...], ...]:
    """The groups of lines that blank lines part."""
    groups = groupby(lines, key=lambda line: bool(line.words))
    return tuple(tuple(group) for filled, group in groups if filled)
