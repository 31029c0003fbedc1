"""The cover of a printed book: back, spine and front in one, as wide as its pages make it."""

from dataclasses import dataclass

from tympan import __version__
from tympan.compose.beats import beats
from tympan.compose.title import names, title_size
from tympan.diagnostic import Fault, error
from tympan.fonts import needed
from tympan.galley import Galley
from tympan.isbn import digits_of, is_isbn
from tympan.press import ean, weasy
from tympan.press.balance import evened
from tympan.press.finish import boxed
from tympan.press.ink import Ink, refuse_transparency
from tympan.press.margins import MM
from tympan.press.metadata import identifier, moment
from tympan.press.sheet import alone
from tympan.printers.profile import Product, Spine
from tympan.printers.ticket import Ticket

# A line of type on the spine, in points, and the least room that it needs there.
SPINE_TYPE, LEAST_SPINE_TYPE = 10.0, 6.0
BARCODE_HEIGHT = 80  # modules, the digits included


@dataclass(frozen=True, slots=True)
class Wrap:
    """The cover's measures in points: the trimmed page, the spine, and how far ink runs beyond."""

    page_width: float
    page_height: float
    spine: float
    bleed: float

    @property
    def width(self) -> float:
        """Back, spine and front beside each other."""
        return 2 * self.page_width + self.spine


def wrap_of(ticket: Ticket, pages: int) -> Wrap:
    """The measures for a book of so many pages, blank ones included; raises `Fault`.

    That is when only the shop's own template knows how wide the spine is.
    """
    product = ticket.product(pages)
    width = ticket.spine or _spine(product, pages, ticket)
    bleed = product.wrap or ticket.printer.cover.bleed
    return Wrap(ticket.trim.width, ticket.trim.height, width, bleed)


def _spine(product: Product, pages: int, ticket: Ticket) -> float:
    spine = product.spine
    match spine.rule:
        case "per-page":
            return pages * spine.per_page + spine.plus
        case "steps":
            return next(
                (step.margin for step in spine.steps if pages <= step.pages), spine.steps[-1].margin
            )
        case "none":
            return 0
    message = f"only {ticket.printer.name} knows how wide the spine of {pages} pages is"
    mend = 'ask for its cover template, and write the width into edition.toml: spine = "7.2 mm"'
    raise Fault(error("unknown-spine", ticket.at, message, mend))


def cover_wrap(galley: Galley, ticket: Ticket, pages: int) -> bytes:
    """The cover of a book of so many pages as a print file of one page; raises `Fault`."""
    edition, layout, printer = galley.edition, galley.layout, ticket.printer
    wrap = wrap_of(ticket, pages)
    isbn = edition.isbn_print or edition.isbn
    if isbn and not is_isbn(isbn):
        message = f"“{isbn}” is no ISBN of thirteen digits, so no barcode can be drawn of it"
        mend = "compare it with your agency's letter"
        raise Fault(error("no-barcode", edition.at, message, mend))
    page = layout.render(
        "wrap.xhtml",
        edition=edition,
        names=names(edition),
        size=title_size(edition.title),
        beats=beats(edition.interviews),
        generator=f"tympan {__version__}",
        date=moment(edition),
        wrap=wrap,
        cover=printer.cover,
        spine_type=_spine_type(ticket.product(pages).spine, wrap.spine, pages),
        barcode=_barcode(isbn, ticket) if isbn else None,
        isbn=isbn,
    )
    sheets = layout.sheets("wrap")
    for file, css in sheets:
        refuse_transparency(css, file)
    faces = needed(layout.faces, page)
    document = evened(alone(page), lambda page: weasy.typeset(page, sheets, faces, {}, edition.at))
    colours = "rgb" if ticket.colours == "rgb" else "cmyk"
    ink = Ink(colours, printer.condition.profile, printer.ink_limit)
    written = weasy.write(document, edition.at, weasy.Paint(ink.mix))
    size = (wrap.width, wrap.page_height, wrap.bleed)
    return boxed(written, ticket, size, identifier(edition), moment(edition))


def _spine_type(spine: Spine, width: float, pages: int) -> float:
    """The size of type on the spine, 0 where the shop wants none or there is no room."""
    size = min(SPINE_TYPE, width - 2 * spine.text_clear)
    return size if pages >= spine.text_from and size >= LEAST_SPINE_TYPE else 0


@dataclass(frozen=True, slots=True)
class Barcode:
    """The bars of an ISBN and the width of a module in points."""

    bars: tuple[ean.Bar, ...]
    module: float
    digits: str


def _barcode(isbn: str, ticket: Ticket) -> Barcode:
    """As large as the shop's box takes, and never larger than the standard's full size."""
    box = ticket.printer.cover
    module = min(ean.MODULE * MM, box.barcode_width / ean.WIDE, box.barcode_height / BARCODE_HEIGHT)
    return Barcode(tuple(ean.bars(isbn)), module, digits_of(isbn))
