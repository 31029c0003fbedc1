"""A book: the pages of a galley, however they were made, and the files that they become."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from tympan import __version__
from tympan.galley import Galley
from tympan.press.pagemap import PageStart
from tympan.printers.ticket import Ticket

GENERATOR = f"tympan {__version__}"


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages that are laid out for a ticket.

    `galley` has their numbers in its index; `folios` are these numbers, `starts` tells where each
    page begins, and `ids` what stands on it. `painted` makes, for a medium, a painter: what makes
    a file for it, to which the last touch is still to be put. `is_in_parts` says that units were
    set apart, so that any process can paint them; `against_parts` why they were not, though nobody
    had asked for that.
    """

    galley: Galley
    ticket: Ticket
    folios: tuple[str, ...]
    starts: tuple[PageStart, ...]
    ids: tuple[tuple[str, ...], ...]
    painted: Callable[[str], Callable[[], pikepdf.Pdf]]
    is_in_parts: bool = False
    against_parts: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """Pages, and the finished file for each medium, `print` and `screen`."""

    pages: Pages
    file: Callable[[str], bytes]

    @property
    def bound(self) -> int:
        """How many pages the bound book has, blank ones included."""
        printed = len(self.pages.folios)
        return self.pages.ticket.product(printed).padded(printed)


@dataclass(slots=True, eq=False)
class Files:
    """Files that are made in the order of their media, wherever that happens; each once."""

    media: Sequence[str]
    made: Iterable[bytes]
    _held: dict[str, bytes] = field(default_factory=dict)
    _coming: Iterator[tuple[str, bytes]] | None = None

    def __call__(self, medium: str) -> bytes:
        """The file for a medium, when it is finished."""
        if self._coming is None:
            self._coming = zip(self.media, self.made, strict=True)
        while medium not in self._held:
            name, data = next(self._coming)
            self._held[name] = data
        return self._held[medium]
