"""What the rules of the preflight room look at, and how they say where something stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tympan.diagnostic import Box, Finding, Place, Printed, Span
from tympan.preflight.facts import Finished, Page
from tympan.preflight.whence import Whence
from tympan.printers.profile import POINTS, Edges, Printer, Product
from tympan.printers.ticket import Ticket

Spot = tuple[Page, Box | None]
# Lengths for the edges of a page: left, top, right, bottom.
Sides = tuple[float, float, float, float]
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Preflight:
    """A finished file, and the ticket that says what it was meant to be.

    `kind` is one of the model's `KINDS`; `bound` is how many pages the book has, 0 when nobody
    knows, and `spine` how wide its spine is, in points; `older` is whether the manuscript was
    changed after that.
    """

    file: Path
    kind: str
    pdf: Finished
    ticket: Ticket
    whence: Whence
    bound: int
    spine: float = 0.0
    older: bool = False

    @property
    def printer(self) -> Printer:
        """The shop that the file is for."""
        return self.ticket.printer

    @property
    def product(self) -> Product:
        """What is bought, for so many pages as the book has."""
        return self.ticket.product(self.bound)

    @property
    def size(self) -> tuple[float, float]:
        """The trim: of a page, or of a cover with its back, its spine and its front."""
        trim = self.ticket.trim
        return (2 * trim.width + self.spine if self.is_cover else trim.width, trim.height)

    @property
    def is_cover(self) -> bool:
        """Whether the file is a cover, which is one sheet with cut edges all around."""
        return self.kind == "cover"

    @property
    def bleeds(self) -> bool:
        """Whether any page has a bleed: one is enough to make the file one that bleeds."""
        return any(max(page.boxes.bleeds) > CLOSE for page in self.pdf.pages)

    def bleed(self, page: Page) -> Sides:
        """The bleed that the printer wants on a page."""
        if self.is_cover:
            return (self.product.wrap or self.printer.cover.bleed,) * 4
        return self._sided(self.ticket.bleed, page)

    def clear(self, page: Page) -> Sides:
        """How far ink keeps from each edge of a page."""
        return (0.0,) * 4 if self.is_cover else self._sided(self.ticket.clear, page)

    def safe(self, page: Page) -> Sides:
        """How far words keep from each cut edge of a page; the bound one is the gutter's."""
        if self.is_cover:
            return (self.printer.cover.safe,) * 4
        safe = self.ticket.safe
        return self._sided(Edges(safe, safe, safe, 0), page)

    def inside(self, page: Page) -> int:
        """Which of the edges of a page is bound."""
        return 0 if self.ticket.is_right(page.number) else 2

    def _sided(self, edges: Edges, page: Page) -> Sides:
        left, right = edges.inside, edges.outside
        if self.inside(page):
            left, right = right, left
        return (left, edges.top, right, edges.bottom)

    def say(self, points: float) -> str:
        """A length in the shop's own unit, as it was measured."""
        unit = self.printer.unit
        return f"{round(points / POINTS[unit], DIGITS[unit]):g} {unit}"

    def found(self, spots: Iterable[Spot], message: str, mend: str) -> Finding:
        """A finding on these spots of the file, with the manuscript's line where it can be told."""
        listed = list(spots)
        places = tuple(Place(page.number, box) for page, box in listed)
        at = next((at for spot in listed if (at := self._written(*spot))), Span(self.file))
        return Finding(at, message, mend, Printed(self.file, places))

    def _written(self, page: Page, box: Box | None) -> Span | None:
        if box is None:
            return None
        for picture in page.pictures:
            if picture.box == box and (drawn := self.whence.picture(picture.name)):
                return drawn[1]
        around = "".join(words.text for words in page.words)
        inside = "".join(words.text for words in page.words if _covers(box, words.box))
        return self.whence.words(inside, around) if inside else None


# How exactly a length is told, by its unit.
DIGITS = {"in": 4, "mm": 2}
# Two lengths closer than this are the same, in points: a tenth of a millimetre is three times it.
CLOSE = 0.1


def barcode_box(ticket: Ticket, spine: float) -> Box:
    """The box on a cover that is kept for the barcode: low on the back, at the spine."""
    cover, trim = ticket.printer.cover, ticket.trim
    right, bottom = trim.width - cover.barcode_clear, trim.height - cover.barcode_clear
    if ticket.binding == "right":
        right = trim.width + spine + cover.barcode_clear + cover.barcode_width
    return (right - cover.barcode_width, bottom - cover.barcode_height, right, bottom)


def _covers(box: Box, inner: Box) -> bool:
    """Whether the middle of one box is in the other."""
    across, down = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def alike(things: Iterable[tuple[Thing, Spot]]) -> Iterator[tuple[Thing, list[Spot]]]:
    """What is said of several spots, each thing once with all of its spots."""
    together: dict[Thing, list[Spot]] = {}
    for thing, spot in things:
        together.setdefault(thing, []).append(spot)
    yield from together.items()
