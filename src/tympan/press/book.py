"""A book: the pages of a galley, however they were made."""

from collections.abc import Callable
from dataclasses import dataclass

import pikepdf

from tympan.galley import Galley
from tympan.press.pagemap import PageStart
from tympan.printers.ticket import Ticket


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """A galley whose pages are laid out for a ticket.

    `galley` has the numbers of these pages in its index; `folios` are the numbers of the pages,
    `starts` tells where each begins, and `ids` what stands on it; `painted` makes the file for a
    medium, `print` or `screen`, to which the last touch is still to be put; `is_in_parts` says
    that its units were set apart.
    """

    galley: Galley
    ticket: Ticket
    folios: tuple[str, ...]
    starts: tuple[PageStart, ...]
    ids: tuple[tuple[str, ...], ...]
    painted: Callable[[str], pikepdf.Pdf]
    is_in_parts: bool = False

    @property
    def pages(self) -> int:
        """How many pages are printed."""
        return len(self.folios)

    @property
    def bound(self) -> int:
        """How many pages the bound book has, blank ones included."""
        return self.ticket.product(self.pages).padded(self.pages)
