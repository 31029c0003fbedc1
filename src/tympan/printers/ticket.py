"""The job ticket: what one edition is printed to, at which shop, in which size."""

from dataclasses import dataclass

from tympan.diagnostic import Span
from tympan.printers.profile import Edges, Printer, Product, Trim

NOTHING = Edges(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Ticket:
    """A printer with the trim that was agreed on.

    `asked` is the product that the edition names, or empty: then it follows from the number of
    pages. `spine` is the width that the shop's template gave, in points, 0 when it gave none.
    `binding` is the edge, `left` or `right`, at which the first page is bound.
    """

    printer: Printer
    trim: Trim
    asked: str
    spine: float
    at: Span
    binding: str = "left"

    @property
    def bleed(self) -> Edges:
        """How far ink runs beyond each edge."""
        return self.printer.bleed_of(self.trim)

    def is_right(self, page: int) -> bool:
        """Whether a page, by its number, lies on the right of the open book: bound on its left."""
        return (page % 2 == 1) is (self.binding == "left")

    @property
    def clear(self) -> Edges:
        """How far ink stops before each edge, where nothing may be printed up to it."""
        return self.printer.clear_of(self.trim)

    @property
    def safe(self) -> float:
        """How far words keep from the cut."""
        bleeds = max(self.bleed.top, self.bleed.bottom, self.bleed.outside) > 0
        return self.printer.safe_bleeding if bleeds else self.printer.safe

    @property
    def colours(self) -> str:
        """What the pages are printed in, which is one of the printer's `COLOURS`."""
        return self.product(1).colours

    def product(self, pages: int) -> Product:
        """What is bought, for a book of so many printed pages."""
        return self.printer.product(self.asked, pages, self.at)


def ticket(
    printer: Printer,
    size: tuple[float, float],
    trim: str,
    product: str,
    spine: float,
    at: Span,
    binding: str = "left",
) -> Ticket:
    """The ticket for pages of a size in points; raises `Fault` for an unknown trim or product."""
    made = Ticket(printer, printer.trim(trim, *size, at), product, spine, at, binding)
    made.product(1)
    return made
