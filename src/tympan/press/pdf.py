"""The presses of PDF: a galley is laid out once, and painted for the print shop and the screen."""

import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

import pikepdf
from lxml.html import HtmlElement

from tympan import __version__
from tympan.fonts import needed
from tympan.galley import Galley
from tympan.layout import Layout
from tympan.press import weasy
from tympan.press.book import Book, Files, Pages
from tympan.press.booklet import booklet as folded
from tympan.press.finish import finished
from tympan.press.formes.sectional import sectional
from tympan.press.formes.sequence import RunOn
from tympan.press.formes.shelved import Shelf
from tympan.press.formes.tagtree import name_notes
from tympan.press.formes.take import Dress
from tympan.press.glimpse import arrange_like
from tympan.press.images import pictures
from tympan.press.indexing import indexed
from tympan.press.ink import Ink, refuse_transparency
from tympan.press.labels import restart, restarts
from tympan.press.margins import MM, fitted, reckoned
from tympan.press.means import Means
from tympan.press.metadata import identifier, moment
from tympan.press.opening import reading
from tympan.press.pagemap import folios, page_map
from tympan.press.screen import on_screen
from tympan.press.settle import Typeset, settled
from tympan.press.sheet import printed, serialized
from tympan.press.wrap import cover_wrap
from tympan.printers import DEFAULT, find
from tympan.printers.ticket import Ticket, ticket

GENERATOR = f"tympan {__version__}"
INCH = 72  # points
TAG = re.compile(r"<[^>]*>")
MEDIA = ("print", "screen")


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


@dataclass(frozen=True, slots=True)
class Finishing:
    """Pages that are to be painted for a medium, and what the last touch needs to know."""

    medium: str
    painted: Callable[[], pikepdf.Pdf]
    ticket: Ticket
    folios: tuple[str, ...]
    direction: str
    identifier: str
    date: str


def pdf(book: Book) -> bytes:
    """The print file: in the inks, boxes and standard that the ticket's printer asks for."""
    return book.file("print")


def screen(book: Book) -> bytes:
    """The file for the screen: tagged, with links and bookmarks, in the colours of light."""
    return book.file("screen")


def booklet(book: Book) -> bytes:
    """The pages of the screen's file on sheets that are folded at home."""
    edition = book.pages.galley.edition
    return folded(screen(book), edition.printing.booklet, edition.at, edition.binding)


def cover(book: Book) -> bytes:
    """The printed cover, whose spine is as wide as the pages are many."""
    return cover_wrap(book.pages.galley, book.pages.ticket, book.bound)


def bound(galley: Galley, media: Sequence[str] = MEDIA, means: Means = Means()) -> Book:  # noqa: B008
    """The galley as a book that can be had for these media."""
    if means.is_plain:
        return of_pages(in_one_piece(laid_out(galley)), media, means)
    try:
        pages = _in_parts(galley, media, means)
    except RunOn as why:
        pages = replace(in_one_piece(laid_out(galley)), against_parts=str(why))
    return of_pages(pages, media, means)


def of_pages(pages: Pages, media: Sequence[str] = MEDIA, means: Means = Means()) -> Book:  # noqa: B008
    """Pages as a book that can be had for these media; work on all of them begins at once."""
    edition = pages.galley.edition
    wanted = [
        Finishing(
            medium,
            pages.painted(medium),
            pages.ticket,
            pages.folios,
            edition.direction,
            identifier(edition),
            moment(edition),
        )
        for medium in media
    ]
    # What was laid out in one piece is known to this process alone.
    do = means.do if pages.is_in_parts else map
    return Book(pages, Files(media, do(touched, wanted)))


def touched(wanted: Finishing) -> bytes:
    """The finished file of some pages."""
    with wanted.painted() as file:
        if wanted.medium == "screen":
            return on_screen(file, wanted.direction, wanted.folios)
        return finished(file, wanted.ticket, wanted.identifier, wanted.date, wanted.folios)


def _in_parts(galley: Galley, media: Sequence[str], means: Means) -> Pages:
    """The pages of a galley whose units are set apart; raises `RunOn` where that cannot be."""
    chosen = galley.ticket or _usual_ticket(galley)
    # What letters its faces lack, shows only when a page is painted.
    shelf = Shelf(means, tuple(media) or MEDIA[:1])
    told, count = galley, _reckoned(galley)
    layout = dress = None
    for number, _ in enumerate((*chosen.printer.gutters, *galley.index[:1], ...)):
        fitting = fitted(galley.layout, chosen, count)
        if layout is None or dress is None or fitting.paper != layout.paper:
            layout, dress = fitting, _dress(fitting, chosen, galley)
        pages = sectional(replace(told, layout=layout), chosen, dress, shelf, GENERATOR)
        count = max(count if number else 1, len(pages.folios))
        filled = indexed(galley, pages.folios, pages.ids)
        if fitted(galley.layout, chosen, count).paper == layout.paper and filled == told:
            return pages
        told = filled
    raise RunOn("the numbers of its pages do not come to rest")


def _reckoned(galley: Galley) -> int:
    """About how many pages there will be, so that they are laid out with their gutter at once."""
    texts = (part.xhtml for unit in galley.units for part in unit.fragments)
    return reckoned(galley.layout, sum(len(TAG.sub("", text)) for text in texts))


def _dress(layout: Layout, chosen: Ticket, galley: Galley) -> Dress:
    sheets = tuple(layout.sheets("pdf"))
    for file, css in sheets:
        refuse_transparency(css, file)
    ink = _ink(chosen)
    inks = sha256(ink.profile.read_bytes()).hexdigest()
    return Dress(sheets, ink, inks, chosen.printer.images.most, galley.edition.at)


def _ink(chosen: Ticket) -> Ink:
    return Ink(chosen.colours, chosen.printer.condition.profile, chosen.printer.ink_limit)


def in_one_piece(laid: Laid) -> Pages:
    """Pages that were laid out as a whole, and are painted as a whole."""
    document, edition = laid.document, laid.galley.edition

    def painted(medium: str) -> pikepdf.Pdf:
        if medium == "screen":
            file = pikepdf.open(io.BytesIO(weasy.write_tagged(document, edition.at)))
            name_notes(file)
            return file
        ink = _ink(laid.ticket)
        paint = weasy.Paint(ink.mix, _pictures_in_ink(laid, ink))
        return pikepdf.open(io.BytesIO(weasy.write(document, edition.at, paint)))

    return Pages(
        laid.galley,
        laid.ticket,
        _folios(document),
        page_map(document, edition),
        tuple(tuple(page.anchors) for page in document.pages),
        lambda medium: partial(painted, medium),
    )


# The galley that was laid out last: all files of an edition are made of the same pages.
_last: list[tuple[Galley, Laid]] = []


def laid_out(galley: Galley) -> Laid:
    """The galley's pages in one piece, with margins as wide as a book of so many pages needs."""
    if _last and _last[0][0] is galley:
        return _last[0][1]
    chosen = galley.ticket or _usual_ticket(galley)
    seen = pictures(galley.edition.folder, galley.pictures)
    shown = {f"press:picture/{picture.source}": picture.data for picture in seen}
    laid, pages = _laid(galley, chosen, shown, _reckoned(galley)), 1
    # A thicker book needs a wider gutter, which makes it thicker still; no gutter gets narrower.
    # An index tells the pages that others were found on, and takes some itself.
    for _ in (*chosen.printer.gutters, *galley.index[:1]):
        pages = max(pages, len(laid.document.pages))
        told = _indexed(galley, laid.document)
        is_fitting = fitted(galley.layout, chosen, pages).paper == laid.layout.paper
        if is_fitting and told == laid.galley:
            break
        laid = _laid(told, chosen, shown, pages)
    _last[:] = [(galley, laid)]
    return laid


def _indexed(galley: Galley, document: weasy.Document) -> Galley:
    return indexed(galley, _folios(document), [page.anchors for page in document.pages])


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

    told = _indexed(galley, before.document)
    return _laid(told, chosen, shown, len(before.document.pages), as_before)


def _folios(document: weasy.Document) -> tuple[str, ...]:
    return folios([weasy.folio_of(page) for page in document.pages])


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
    sheets = list(_dress(layout, chosen, galley).sheets)
    document = printed(replace(galley, layout=layout), GENERATOR)
    faces = needed(layout.faces, document.text_content())

    def typeset(html: HtmlElement) -> weasy.Document:
        return weasy.typeset(serialized(html), sheets, faces, shown, galley.edition.at)

    if restarts(galley):
        sheets.append(restart(galley, typeset(document)))
    return Laid(galley, chosen, layout, arranged(document, typeset), document)


def _pictures_in_ink(laid: Laid, ink: Ink) -> dict[str, bytes]:
    """Every picture as large as the press can use it where it stands largest."""
    most = weasy.largest(laid.document, laid.ticket.printer.images.most / INCH)
    made = {}
    for address, size in most.items():
        file = laid.galley.edition.folder / address.removeprefix("press:picture/")
        with reading(file):
            made[address] = ink.picture(file.read_bytes(), size)
    return made
