"""What a galley is printed in and to: its sheets, its inks, its ticket."""

import re
from hashlib import sha256

from tympan.galley import Galley
from tympan.layout import Layout
from tympan.press.formes.take import Dress
from tympan.press.ink import Ink, refuse_transparency
from tympan.press.margins import MM, reckoned
from tympan.printers import DEFAULT, find
from tympan.printers.ticket import Ticket, ticket

TAG = re.compile(r"<[^>]*>")


def reckoned_for(galley: Galley) -> int:
    """About how many pages there will be, so that they are laid out with their gutter at once."""
    texts = (part.xhtml for unit in galley.units for part in unit.fragments)
    return reckoned(galley.layout, sum(len(TAG.sub("", text)) for text in texts))


def dress_for(layout: Layout, chosen: Ticket, galley: Galley) -> Dress:
    """What the pages of a galley are dressed in, by a layout that fits their paper."""
    sheets = tuple(layout.sheets("pdf"))
    for file, css in sheets:
        refuse_transparency(css, file)
    ink = ink_for(chosen)
    inks = sha256(ink.profile.read_bytes()).hexdigest()
    return Dress(sheets, ink, inks, chosen.printer.images.most, galley.edition.at)


def ink_for(chosen: Ticket) -> Ink:
    """The inks of the ticket's printer."""
    return Ink(chosen.colours, chosen.printer.condition.profile, chosen.printer.ink_limit)


def ticket_for(galley: Galley) -> Ticket:
    """The galley's ticket; one that asks for nothing has the layout's paper, the usual printer."""
    if galley.ticket:
        return galley.ticket
    edition, paper = galley.edition, galley.layout.paper
    printer = find(DEFAULT, edition.folder, edition.at)
    size = (paper.width * MM, paper.height * MM)
    return ticket(printer, size, "", "", 0, edition.at, edition.binding)
