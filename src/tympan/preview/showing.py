"""What the process that sets pages tells the one that shows them: frozen, and fit for a pipe.

An order has two versions of its pages: a first one, and a settled one where that differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tympan.diagnostic import Box, Diagnostic, Span


@dataclass(frozen=True, slots=True)
class Job:
    """What is previewed, from the first page to the last: an edition, as a layout and shop set it.

    Empty names are those that the edition itself gives.
    """

    folder: Path
    project: Path
    layout: str = ""
    printer: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Set the edition as it is now; the pages that somebody looks at are painted first."""

    number: int
    watched: tuple[int, ...] = ()

    @property
    def version(self) -> int:
        """The version of its first pages; the settled ones have the next."""
        return 2 * self.number


@dataclass(frozen=True, slots=True)
class Spot:
    """Where the manuscript has a block, and the words it begins with; a placed one may move."""

    at: Span
    words: str
    is_placed: bool = False


@dataclass(frozen=True, slots=True)
class Region:
    """A block's part of a page, in hundredths of the page's width and height."""

    id: str
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page by its number from 1: its folio as printed, its size in points, what stands on it."""

    number: int
    folio: str
    width: float
    height: float
    regions: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """An edition that is set: `folders` are those that its layout was taken from."""

    version: int
    title: str
    direction: str
    is_grey: bool
    sheets: tuple[Sheet, ...]
    spots: Mapping[str, Spot]
    folders: tuple[Path, ...]
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Painted:
    """Some pages as a PDF, by their numbers in its order."""

    version: int
    numbers: tuple[int, ...]
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Book:
    """The EPUB of some pages, by the names of its parts."""

    version: int
    parts: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Looked:
    """What preflight found in the print file, and what kept a file from being made."""

    version: int
    found: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why an order gave no pages."""

    version: int
    found: tuple[Diagnostic, ...]


Message = Pages | Painted | Book | Looked | Stopped
