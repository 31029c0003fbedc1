"""The galley: an edition that is set but unpaged, as every press receives it."""

from dataclasses import dataclass

from tympan.layout import Layout
from tympan.model import Edition
from tympan.model.naming import Entry
from tympan.printers.ticket import Ticket


@dataclass(frozen=True, slots=True)
class Head:
    """A heading inside a fragment, for outlines and contents; `level` as in the model."""

    id: str
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """One section, set: a well-formed XHTML element with notes behind the text.

    `id` is unique in the galley, ASCII, fit for a file name, and the id of the element itself;
    `kind` is `opening`, `section` or a kind of front or back matter; `title` is plain text, and
    empty for a section that has none; pictures are named by their path in the edition's folder.
    """

    id: str
    kind: str
    title: str
    language: str
    xhtml: str
    heads: tuple[Head, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """Fragments that run on from each other; a unit itself starts where the layout says."""

    id: str
    title: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is wanted of the EPUB: the printed book's page numbers, and fonts of its own."""

    pages: bool = False
    fonts: bool = True


@dataclass(frozen=True, slots=True)
class Galley:
    """Set but unpaged: what every press wraps; without a ticket it is printed as is usual.

    The fragment `index` lists the names of `index`; their pages are put in when they are known.
    """

    edition: Edition
    layout: Layout
    units: tuple[Unit, ...]
    pictures: tuple[str, ...]
    cover: str
    index: tuple[Entry, ...] = ()
    ticket: Ticket | None = None
    wishes: Wishes = Wishes()
