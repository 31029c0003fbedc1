"""The presses of PDF: a galley is laid out once, and painted for the print shop and the screen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml.html import HtmlElement

from tympan import __version__
from tympan.fonts import needed
from tympan.galley import Galley
from tympan.layout import Layout
from tympan.press import weasy
from tympan.press.booklet import booklet as folded
from tympan.press.finish import finished
from tympan.press.glimpse import arrange_like
from tympan.press.images import pictures
from tympan.press.indexing import indexed
from tympan.press.ink import Ink, refuse_transparency
from tympan.press.labels import restart, restarts
from tympan.press.margins import MM, fitted
from tympan.press.metadata import identifier, moment
from tympan.press.opening import reading
from tympan.press.pagemap import folios
from tympan.press.screen import on_screen
from tympan.press.settle import Typeset, settled
from tympan.press.sheet import printed, serialized
from tympan.press.wrap import cover_wrap
from tympan.printers import DEFAULT, find
from tympan.printers.ticket import Ticket, ticket

GENERATOR = f"tympan {__version__}"
INCH = 72  # points


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A galley's pages, laid out for a ticket; `layout` is the one that fits its paper.

    `sheet` is the document that they were laid out from, with all that was mended in it.
    """

    galley: Galley
    ticket: Ticket
    layout: Layout
    document: weasy.Document
    sheet: HtmlElement


def pdf(galley: Galley) -> bytes:
    """The print file: in the inks, boxes and standard that the ticket's printer asks for."""
    laid = laid_out(galley)
    edition, printer = galley.edition, laid.ticket.printer
    ink = Ink(laid.ticket.colours, printer.condition.profile, printer.ink_limit)
    paint = weasy.Paint(ink.mix, _pictures_in_ink(laid, ink))
    written = weasy.write(laid.document, edition.at, paint)
    return finished(written, laid.ticket, identifier(edition), moment(edition), _folios(laid))


def screen(galley: Galley) -> bytes:
    """The file for the screen: tagged, with links and bookmarks, in the colours of light."""
    return _on_screen(laid_out(galley))


@lru_cache(maxsize=1)
def _on_screen(laid: Laid) -> bytes:
    """The file for the screen, which the booklet is made of as well."""
    edition = laid.galley.edition
    written = weasy.write_tagged(laid.document, edition.at)
    return on_screen(written, edition.direction, _folios(laid))


def booklet(galley: Galley) -> bytes:
    """The pages of the screen's file on sheets that are folded at home."""
    edition = galley.edition
    return folded(screen(galley), edition.printing.booklet, edition.at, edition.binding)


def cover(galley: Galley) -> bytes:
    """The printed cover, whose spine is as wide as the pages are many."""
    return cover_wrap(galley, laid_out(galley).ticket, bound_pages(galley))


def bound_pages(galley: Galley) -> int:
    """How many pages the bound book has, blank ones included."""
    laid = laid_out(galley)
    printed = len(laid.document.pages)
    return laid.ticket.product(printed).padded(printed)


def paged(galley: Galley) -> weasy.Document:
    """The galley's pages, laid out."""
    return laid_out(galley).document


def filled(galley: Galley) -> Galley:
    """The galley with what its pages tell: the numbers in its index."""
    return laid_out(galley).galley


# The galley that was laid out last: all files of an edition are made of the same pages.
_last: list[tuple[Galley, Laid]] = []


def laid_out(galley: Galley) -> Laid:
    """The galley's pages, with margins as wide as a book of so many pages needs."""
    if _last and _last[0][0] is galley:
        return _last[0][1]
    chosen = galley.ticket or _usual_ticket(galley)
    seen = pictures(galley.edition.folder, galley.pictures)
    shown = {f"press:picture/{picture.source}": picture.data for picture in seen}
    laid, pages = _laid(galley, chosen, shown, 1), 1
    # A thicker book needs a wider gutter, which makes it thicker still; no gutter gets narrower.
    # An index tells the pages that others were found on, and takes some itself.
    for _ in (*chosen.printer.gutters, *galley.index[:1]):
        pages = max(pages, len(laid.document.pages))
        told = indexed(galley, laid.document)
        is_fitting = fitted(galley.layout, chosen, pages).paper == laid.layout.paper
        if is_fitting and told == laid.galley:
            break
        laid = _laid(told, chosen, shown, pages)
    _last[:] = [(galley, laid)]
    return laid


def glimpsed(galley: Galley, before: Laid | None) -> Laid:
    """The galley's pages laid out only once, arranged as those that were laid out before.

    For an eye that waits: nearly what `laid_out` gives, in a fraction of its time.
    """
    chosen = galley.ticket or _usual_ticket(galley)
    seen = pictures(galley.edition.folder, galley.pictures)
    shown = {f"press:picture/{picture.source}": picture.data for picture in seen}
    if before is None:
        return _laid(galley, chosen, shown, 1, lambda document, typeset: typeset(document))
    earlier, sheet = printed(replace(before.galley, layout=before.layout), GENERATOR), before.sheet

    def as_before(document: HtmlElement, typeset: Typeset) -> weasy.Document:
        arrange_like(document, earlier, sheet)
        return typeset(document)

    told = indexed(galley, before.document)
    return _laid(told, chosen, shown, len(before.document.pages), as_before)


def _folios(laid: Laid) -> tuple[str, ...]:
    return folios([weasy.folio_of(page) for page in laid.document.pages])


def _usual_ticket(galley: Galley) -> Ticket:
    """The ticket of an edition that asks for nothing: the layout's own paper, the usual printer."""
    edition, paper = galley.edition, galley.layout.paper
    printer = find(DEFAULT, edition.folder, edition.at)
    size = (paper.width * MM, paper.height * MM)
    return ticket(printer, size, "", "", 0, edition.at, edition.binding)


def _laid(
    galley: Galley,
    chosen: Ticket,
    shown: Mapping[str, bytes],
    pages: int,
    arranged: Callable[[HtmlElement, Typeset], weasy.Document] = settled,
) -> Laid:
    """The galley laid out with the margins of a book of so many pages."""
    layout = fitted(galley.layout, chosen, pages)
    sheets = layout.sheets("pdf")
    for file, css in sheets:
        refuse_transparency(css, file)
    document = printed(replace(galley, layout=layout), GENERATOR)
    faces = needed(layout.faces, document.text_content())

    def typeset(html: HtmlElement) -> weasy.Document:
        return weasy.typeset(serialized(html), sheets, faces, shown, galley.edition.at)

    if restarts(galley):
        sheets.append(restart(galley, typeset(document)))
    return Laid(galley, chosen, layout, arranged(document, typeset), document)


def _pictures_in_ink(laid: Laid, ink: Ink) -> dict[str, bytes]:
    """Every picture as large as the press can use it where it stands largest."""
    most: dict[str, tuple[int, int]] = {}
    finest = laid.ticket.printer.images.most / INCH
    for page in laid.document.pages:
        for placed in weasy.pictures_on(page):
            wide, high = most.get(placed.address, (0, 0))
            most[placed.address] = (
                max(wide, round(placed.width * finest)),
                max(high, round(placed.height * finest)),
            )
    made = {}
    for address, size in most.items():
        file = laid.galley.edition.folder / address.removeprefix("press:picture/")
        with reading(file):
            made[address] = ink.picture(file.read_bytes(), size)
    return made
