"""The edition as frozen data, and the few traversals everyone needs.

Every block has an `id`, unique in its edition, and the place `at` where its author wrote it;
both live to the end, so that a check of the finished file can name the manuscript's line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Span
from tympan.script import direction

# ---------------------------------------------------------------- inline


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

# ---------------------------------------------------------------- blocks


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

# ---------------------------------------------------------------- whole


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` is how the speaker is first met, `short` how after that; `role` is a trade word."""

    id: str
    name: str
    short: str
    role: str
    at: Span
    aliases: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Contributor:
    """`role` is one of `ROLES`; `file_as` is the name as an index sorts it."""

    name: str
    role: str
    file_as: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`kind` is `section` or, outside an interview, one of the kinds of front and back matter."""

    id: str
    at: Span
    kind: str
    title: Inlines
    body: Blocks


@dataclass(frozen=True, slots=True)
class Recording:
    """A sound file of what was said, by its path inside the edition's folder; `seconds` long."""

    file: str
    seconds: float
    at: Span


@dataclass(frozen=True, slots=True)
class Interview:
    id: str
    at: Span
    title: str
    kicker: str
    standfirst: str
    speakers: tuple[Speaker, ...]
    sections: tuple[Section, ...]
    recording: Recording | None = None
    provenance: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Booklet:
    """How a booklet is folded: on which paper (empty: what fits), how many sheets to a signature.

    `sheets` is 0 when all lie in one; `caliper` is the thickness of the paper in millimetres.
    """

    paper: str = ""
    sheets: int = 0
    caliper: float = 0.1
    is_zine: bool = False


@dataclass(frozen=True, slots=True)
class Printing:
    """What an edition asks of the print shop; names that are empty are left to its profile.

    `spine` is the width that the shop's template gives, in millimetres, 0 where none is given;
    `kinds` are the files to print, the usual ones when it is empty.
    """

    printer: str = ""
    trim: str = ""
    product: str = ""
    spine: float = 0
    kinds: tuple[str, ...] = ()
    booklet: Booklet = Booklet()


@dataclass(frozen=True, slots=True)
class IndexName:
    """A name for the index of names, and the forms in which the text may have it."""

    heading: str
    forms: tuple[str, ...]
    at: Span


@dataclass(frozen=True, slots=True)
class Edition:
    """What is published. `at` is its `edition.toml`, `folder` where its files are.

    `provenance` is told once for all interviews, and in each what is its own. `isbn_print` is
    that of the printed book; `certifier` is who says that the EPUB conforms to
    the accessibility standard; `pull_quotes` is one of `PULL_QUOTES`.
    """

    name: str
    folder: Path
    at: Span
    title: str
    subtitle: str
    language: str
    identifier: str
    isbn: str
    date: str
    publisher: str
    place: str
    rights: str
    description: str
    source: str
    subjects: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    layout: str
    options: MappingProxyType[str, Any]
    allow: tuple[str, ...]
    front: tuple[Section, ...]
    interviews: tuple[Interview, ...]
    back: tuple[Section, ...]
    isbn_print: str = ""
    series: str = ""
    series_number: str = ""
    certifier: str = ""
    pull_quotes: str = "aside"
    printing: Printing = Printing()
    index: tuple[IndexName, ...] = ()
    provenance: tuple[tuple[str, str], ...] = ()

    @property
    def direction(self) -> str:
        """Which way its language is written: `ltr` or `rtl`."""
        return direction(self.language)

    @property
    def binding(self) -> str:
        """At which edge its first page is bound: `left`, or `right` where one reads from there."""
        return "right" if self.direction == "rtl" else "left"

    @property
    def is_collection(self) -> bool:
        """Whether several interviews are published together, each with its own opening."""
        return len(self.interviews) > 1 or any(
            interview.title != self.title for interview in self.interviews
        )


FRONT_MATTER = ("preface", "introduction")
BACK_MATTER = ("note-on-the-text", "colophon")

# The files that an edition can be printed to, and those that are printed without being asked for.
KINDS = ("epub", "print", "screen", "booklet", "cover")
USUAL_KINDS = ("epub", "print")
# The papers that a booklet is printed on.
PAPERS = ("A3", "A4", "A5", "letter")

# What a contributor did, and the MARC relator code that stores and libraries know it by.
ROLES = MappingProxyType(
    {
        "author": "aut",
        "interviewer": "ivr",
        "interviewee": "ive",
        "editor": "edt",
        "translator": "trl",
        "transcriber": "trc",
        "photographer": "pht",
        "illustrator": "ill",
        "designer": "bkd",
    }
)

# How an EPUB shows its pull quotes: as what they are, without reading them aloud, not at all.
PULL_QUOTES = ("aside", "hidden-from-speech", "omit")

# What is told of where a recording comes from and who may use it, in the order it is printed.
PROVENANCE = (
    *("archive", "collection", "shelfmark", "recorded", "place"),
    *("interviewer", "transcriber", "access", "consent"),
)

# How a speaker takes part.
SPEAKER_ROLES = ("interviewer", "guest", "panel", "host", "audience")
ASKING_ROLES = ("interviewer", "host", "audience")

# ---------------------------------------------------------------- traversals


def plain(content: Iterable[Inline]) -> str:
    """The characters of some inlines as they will be read; notes are not in the line."""
    said = []
    for node in content:
        match node:
            case Text(content=text) | Code(content=text) | Direction(content=text):
                said.append(text)
            case LineBreak():
                said.append("\n")
            case NoteMark():
                pass
            case _:
                said.append(plain(node.content))
    return "".join(said)


def leaves(content: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines that hold characters or a note, in reading order."""
    for node in content:
        if isinstance(node, (Emphasis, Strong, Link, Foreign, Named, Said)):
            yield from leaves(node.content)
        else:
            yield node


def inside(block: Block) -> Blocks:
    """The blocks that a block holds."""
    match block:
        case Turn() | Quote() | Pair() | Translation():
            return block.body
        case List():
            return tuple(held for item in block.items for held in item)
        case _:
            return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, each before those it holds; notes are left out."""
    for block in blocks:
        yield block
        yield from walk(inside(block))


def content_of(block: Block) -> Inlines:
    """The words a block holds by itself, not through other blocks."""
    match block:
        case Paragraph() | Heading():
            return block.content
        case Figure():
            return block.caption
        case _:
            return ()


def notes_in(content: Iterable[Inline]) -> Iterator[NoteMark]:
    """The notes of some inlines, in order."""
    return (node for node in leaves(content) if isinstance(node, NoteMark))


def sections(edition: Edition) -> Iterator[Section]:
    """Every section in reading order: front matter, interviews, back matter."""
    yield from edition.front
    for interview in edition.interviews:
        yield from interview.sections
    yield from edition.back


def everything(edition: Edition) -> Iterator[Block]:
    """Every block of the edition in reading order, each note's blocks after the block it marks."""
    for section in sections(edition):
        for note in notes_in(section.title):
            yield from walk(note.body)
        for block in walk(section.body):
            yield block
            for note in notes_in(content_of(block)):
                yield from walk(note.body)
