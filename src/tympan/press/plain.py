"""The plain way: a galley is laid out and painted in one piece."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import pikepdf
from lxml.html import HtmlElement

from tympan.fonts import needed
from tympan.galley import Galley
from tympan.layout import Layout
from tympan.press import weasy
from tympan.press.book import GENERATOR, Pages
from tympan.press.dressing import dress_for, ink_for, reckoned_for, ticket_for
from tympan.press.formes.tagtree import name_notes
from tympan.press.glimpse import arrange_like
from tympan.press.images import pictures
from tympan.press.indexing import indexed
from tympan.press.ink import Ink
from tympan.press.labels import restart, restarts
from tympan.press.margins import fitted
from tympan.press.opening import reading
from tympan.press.pagemap import folios, page_map
from tympan.press.seen import folio_of, largest
from tympan.press.settle import Typeset, settled
from tympan.press.sheet import printed, serialized
from tympan.printers.ticket import Ticket

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


def in_one_piece(laid: Laid) -> Pages:
    """Pages that were laid out as a whole, and are painted as a whole."""
    document, edition = laid.document, laid.galley.edition

    def painted(medium: str) -> pikepdf.Pdf:
        if medium == "screen":
            file = pikepdf.open(io.BytesIO(weasy.write_tagged(document, edition.at)))
            name_notes(file)
            return file
        ink = ink_for(laid.ticket)
        paint = weasy.Paint(ink.mix, _pictures_inink_for(laid, ink))
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
    chosen = ticket_for(galley)
    seen = pictures(galley.edition.folder, galley.pictures)
    shown = {f"press:picture/{picture.source}": picture.data for picture in seen}
    laid, pages = _laid(galley, chosen, shown, reckoned_for(galley)), 1
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
    chosen = ticket_for(galley)
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
    return folios([folio_of(page) for page in document.pages])


def _laid(
    galley: Galley,
    chosen: Ticket,
    shown: Mapping[str, bytes],
    pages: int,
    arranged: Callable[[HtmlElement, Typeset], weasy.Document] = settled,
) -> Laid:
    """The galley laid out with the margins of a book of so many pages."""
    layout = fitted(galley.layout, chosen, pages)
    sheets = list(dress_for(layout, chosen, galley).sheets)
    document = printed(replace(galley, layout=layout), GENERATOR)
    faces = needed(layout.faces, document.text_content())

    def typeset(html: HtmlElement) -> weasy.Document:
        return weasy.typeset(serialized(html), sheets, faces, shown, galley.edition.at)

    if restarts(galley):
        sheets.append(restart(galley, typeset(document)))
    return Laid(galley, chosen, layout, arranged(document, typeset), document)


def _pictures_inink_for(laid: Laid, ink: Ink) -> dict[str, bytes]:
    """Every picture as large as the press can use it where it stands largest."""
    most = largest(laid.document, laid.ticket.printer.images.most / INCH)
    made = {}
    for address, size in most.items():
        file = laid.galley.edition.folder / address.removeprefix("press:picture/")
        with reading(file):
            made[address] = ink.picture(file.read_bytes(), size)
    return made
