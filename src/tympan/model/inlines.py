"""What stands in a line: text, and what is said of some words of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tympan.diagnostic import Span

if TYPE_CHECKING:
    # A note in a line holds blocks, and blocks hold lines.
    from tympan.model.blocks import Blocks


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on one line of the manuscript; `at` is where the first of them stands."""

    content: str
    at: Span


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Strong:
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Code:
    """Characters that are set as they stand; no glyph of them is ever edited."""

    content: str
    at: Span


@dataclass(frozen=True, slots=True)
class Link:
    target: str
    content: "Inlines"
    at: Span


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the text around them (`language` is a BCP 47 tag)."""

    language: str
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name somebody of the index; only a text that is about to be set has such."""

    id: str
    heading: str
    content: "Inlines"


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in prose whose speaker the author named; the marks are part of the content.

    A `partial` one is a fragment of what was said, inside a sentence of the writer's.
    """

    speaker: str
    content: "Inlines"
    at: Span
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Direction:
    """What was heard and not spoken, such as [laughs]; the brackets are part of the content."""

    content: str
    at: Span


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place of a note, and the note itself; `number` counts through the interview."""

    id: str
    number: int
    body: "Blocks"
    at: Span


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that the author ended on purpose."""


Inline = (
    Text
    | Emphasis
    | Strong
    | Code
    | Link
    | Foreign
    | Named
    | Said
    | Direction
    | NoteMark
    | LineBreak
)
Inlines = tuple[Inline, ...]
