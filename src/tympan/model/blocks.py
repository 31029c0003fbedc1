"""What stands below each other in a section.

Every block has an `id`, unique in its edition, and the place `at` where its author wrote it;
both live to the end, so that a check of the finished file can name the manuscript's line.
"""

from dataclasses import dataclass

from tympan.diagnostic import Span
from tympan.model.inlines import Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`start` is the second of the recording at which it was said, where the author notes it."""

    id: str
    at: Span
    content: Inlines
    start: float | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; `level` 2 is the highest, the section's title being 1."""

    id: str
    at: Span
    level: int
    content: Inlines


@dataclass(frozen=True, slots=True)
class Turn:
    """One person speaks until another does; `speaker` is empty when nobody declared the label."""

    id: str
    at: Span
    speaker: str
    label: str
    body: "Blocks"

    @property
    def start(self) -> float | None:
        """The second of the recording at which the turn begins, where it is known."""
        first = self.body[0] if self.body else None
        return first.start if isinstance(first, Paragraph) else None


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage quoted from elsewhere, set off from the text."""

    id: str
    at: Span
    body: "Blocks"


@dataclass(frozen=True, slots=True)
class Translation:
    """The block before it in another language (`language` is a BCP 47 tag)."""

    id: str
    at: Span
    language: str
    body: "Blocks"


@dataclass(frozen=True, slots=True)
class List:
    id: str
    at: Span
    start: int | None
    items: tuple["Blocks", ...]


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Lines set as they stand."""

    id: str
    at: Span
    content: str


@dataclass(frozen=True, slots=True)
class PullQuote:
    """Words lifted from the text and set large.

    It owns no words: `asked` is what the author typed, `words` the very words of the text that
    were found for it, taken from the block `pulled_from`, where `speaker` says them. Until they
    are found, and if they are not, `words` and `pulled_from` are empty.
    """

    id: str
    at: Span
    asked: str
    words: Inlines = ()
    pulled_from: str = ""
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, by its path inside the edition's folder; `is_full_page` bleeds off its page."""

    id: str
    at: Span
    image: str
    alt: str
    caption: Inlines
    credit: str
    is_full_page: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures that stand beside each other, equally high, where there is room."""

    id: str
    at: Span
    body: "Blocks"


@dataclass(frozen=True, slots=True)
class Break:
    """A pause in the text; it also ends a turn."""

    id: str
    at: Span


Block = (
    Paragraph
    | Heading
    | Turn
    | Quote
    | Translation
    | List
    | Verbatim
    | PullQuote
    | Figure
    | Pair
    | Break
)
Blocks = tuple[Block, ...]
