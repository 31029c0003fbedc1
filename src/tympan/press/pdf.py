"""The presses of PDF: a galley is laid out once, and painted for the print shop and the screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pikepdf

from tympan.galley import Galley
from tympan.press.book import GENERATOR, Book, Files, Pages
from tympan.press.booklet import booklet as folded
from tympan.press.dressing import dress_for, reckoned_for, ticket_for
from tympan.press.finish import finished
from tympan.press.formes.sectional import sectional
from tympan.press.formes.sequence import RunOn
from tympan.press.formes.shelved import Shelf
from tympan.press.indexing import indexed
from tympan.press.margins import fitted
from tympan.press.means import Means
from tympan.press.metadata import identifier, moment
from tympan.press.screen import on_screen
from tympan.printers.ticket import Ticket

MEDIA = ("print", "screen")


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
    from tympan.press.wrap import cover_wrap

    return cover_wrap(book.pages.galley, book.pages.ticket, book.bound)


def bound(galley: Galley, media: Sequence[str] = MEDIA, means: Means = Means()) -> Book:  # noqa: B008
    """The galley as a book that can be had for these media."""
    if means.is_plain:
        return of_pages(_whole(galley), media, means)
    try:
        pages = _in_parts(galley, media, means)
    except RunOn as why:
        pages = replace(_whole(galley), against_parts=str(why))
    return of_pages(pages, media, means)


def _whole(galley: Galley) -> Pages:
    from tympan.press.plain import in_one_piece, laid_out

    return in_one_piece(laid_out(galley))


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
    chosen = ticket_for(galley)
    # What letters its faces lack, shows only when a page is painted.
    shelf = Shelf(means, tuple(media) or MEDIA[:1])
    told, count = galley, reckoned_for(galley)
    layout = dress = None
    for number, _ in enumerate((*chosen.printer.gutters, *galley.index[:1], ...)):
        fitting = fitted(galley.layout, chosen, count)
        if layout is None or dress is None or fitting.paper != layout.paper:
            layout, dress = fitting, dress_for(fitting, chosen, galley)
        pages = sectional(replace(told, layout=layout), chosen, dress, shelf, GENERATOR)
        count = max(count if number else 1, len(pages.folios))
        filled = indexed(galley, pages.folios, pages.ids)
        if fitted(galley.layout, chosen, count).paper == layout.paper and filled == told:
            return pages
        told = filled
    raise RunOn("the numbers of its pages do not come to rest")
