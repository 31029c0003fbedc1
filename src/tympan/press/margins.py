"""The paper that the shop cuts, and margins that follow from it and from the book's thickness.

The size of type stays. The text keeps the layout's share of the page's width, up to its widest
measure, and what is left becomes margins in the layout's proportion; the shop's safe area and its
gutter widen them where they are too narrow. Heights are whole lines, so that pages back up.
"""

from dataclasses import replace

from tympan.layout import Layout
from tympan.layout.paper import Paper, resized
from tympan.printers.profile import POINTS
from tympan.printers.ticket import Ticket
from tympan.script import script

MM = POINTS["mm"]
# How far the line in the upper margin, and that in the lower, is from the text, in points.
HEAD, FOOT = 14, 20
# What the page is higher than its lines, in mm: rounded lengths must not push the last one out.
SPARE = 0.001
# The room that a letter takes on an average, with what stays empty at the ends of lines, in ems.
LETTER = 0.6
# How far the marks of a pull quote hang beside the text, which the shop counts as text: in ems.
HANGING = 0.905


def fitted(layout: Layout, ticket: Ticket, pages: int) -> Layout:
    """The layout on the ticket's paper, bound in a book of so many pages."""
    paper = _paper(layout.paper, ticket, ticket.printer.gutter(pages))
    known = script(layout.language)
    return replace(layout, paper=_squared(paper) if known and known.is_square else paper)


def _squared(paper: Paper) -> Paper:
    """The paper with columns of whole signs, which all stand on bodies of one width."""
    spare = paper.columns * (paper.column % (paper.text / MM))
    return replace(paper, outside=paper.outside + spare)


def _paper(drawn: Paper, ticket: Ticket, gutter: float) -> Paper:
    width, height = ticket.trim.width / MM, ticket.trim.height / MM
    safe, leading = ticket.safe / MM, drawn.leading / MM
    sized = resized(drawn, width, height)
    top = max(sized.top, safe + HEAD / MM + leading)
    bottom = max(sized.bottom, safe + FOOT / MM + leading)
    lines = int((height - top - bottom) / leading + 0.001)
    hanging = HANGING * drawn.text / MM
    inside = max(sized.inside, gutter / MM + hanging, safe + hanging)
    outside = min(sized.outside, width - inside - drawn.narrowest)
    bleed = ticket.bleed
    return replace(
        sized,
        bleed=max(bleed.top, bleed.bottom, bleed.outside, bleed.inside) / MM,
        top=top,
        bottom=height - top - lines * leading - SPARE,
        inside=inside,
        outside=max(outside, safe + hanging),
    )


def reckoned(layout: Layout, letters: int) -> int:
    """About how many pages so many letters fill in a layout, never fewer than one.

    It chooses the gutter to begin with; what was laid out tells whether it was right.
    """
    paper = layout.paper
    lines = (paper.height - paper.top - paper.bottom) * MM / paper.leading
    signs = (paper.width - paper.inside - paper.outside) * MM / (paper.text * LETTER)
    return max(1, round(letters / (lines * signs)))
