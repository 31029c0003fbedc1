"""What a colophon says at its end: the source, the faces, the paper, the printer."""

from lxml.html import HtmlElement

from tympan.fonts import read_in
from tympan.galley import Galley
from tympan.press.margins import MM


def name_particulars(document: HtmlElement, galley: Galley) -> None:
    """Hand the particulars to the colophon, whose sheet prints them as furniture of print alone.

    They are names and figures, so that they need no language; an e-book has no paper.
    """
    if galley.layout.options.get("particulars"):
        for colophon in document.find_class("colophon"):
            colophon.set("data-particulars", particulars(galley))


def particulars(galley: Galley) -> str:
    """The particulars of a galley's print, each on a line."""
    paper, ticket = galley.layout.paper, galley.ticket
    width, height = paper.width, paper.height
    if ticket:
        width, height = ticket.trim.width / MM, ticket.trim.height / MM
    faces = read_in(galley.layout.faces, galley.edition.language)
    made = [*faces, f"{round(width, 1):g} × {round(height, 1):g} mm"]
    made += [ticket.printer.name] if ticket else []
    return "\n".join(filter(None, (galley.edition.source, " · ".join(made))))
