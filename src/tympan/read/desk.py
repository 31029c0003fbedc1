"""What lies ready while one file of the manuscript is read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tympan.diagnostic import Diagnostic, Span
from tympan.read.faults import fault
from tympan.read.sheet import Sheet

if TYPE_CHECKING:
    from markdown_it.token import Token

# The numbers of the next note and the next turn of an interview.
Counts: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ids:
    """Names for blocks: what they are in, what they are, and their number there."""

    inside: str
    counts: Counter[str] = field(default_factory=Counter)

    def name(self, kind: str) -> str:
        """The next id of a kind."""
        self.counts[kind] += 1
        return f"{self.inside}-{kind}{self.counts[kind]}"


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is written below the text, not yet read."""

    at: Span
    tokens: "list[Token]"


@dataclass(frozen=True, slots=True)
class Desk:
    """The sheet, who may speak, where pictures are, the names to give, and the faults so far.

    `numbers` counts the notes and `turns` the turns of the whole interview; `prefix` begins their
    ids; `called` holds the labels of the notes that have their mark already.
    """

    sheet: Sheet
    folder: Path
    language: str
    voices: Mapping[str, str]
    prefix: str
    numbers: Iterator[int]
    turns: Iterator[int]
    ids: Ids
    notes: dict[str, NoteText]
    called: set[str]
    faults: list[Diagnostic]
    in_note: bool = False

    def refuse(self, name: str, at: Span, message: str, mend: str) -> None:
        """Write down a fault."""
        self.faults.append(fault(name, at, message, mend))
