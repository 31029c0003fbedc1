"""The edition itself, its interviews and sections, and what is told of all of it."""

from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Span
from tympan.model.blocks import Blocks
from tympan.model.inlines import Inlines
from tympan.script import direction


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
