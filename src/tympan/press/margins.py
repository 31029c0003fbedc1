"""The paper that the shop cuts, and margins that follow from it and from the book's thickness.

The size of type stays. The text keeps the layout's share of the page's width, up to its widest
measure, and what is left becomes margins in the layout's proportion; the shop's safe area and its
gutter widen them where they are too narrow. Heights are whole lines, so that pages back up.
"""

from dataclasses import replace

from tympan.layout import Layout, Paper
from tympan.printer import POINTS
from tympan.ticket import Ticket

MM = POINTS["mm"]
# What stands in the upper and in the lower margin, and how far that is from the text, in points.
HEAD, FOOT = 28, 34
# How far the marks of a pull quote hang beside the text, which the shop counts as text.
HANGING = 9.5
# The narrowest measure as a part of the widest: 45 characters where that holds 72.
LEAST = 0.62


def fitted(layout: Layout, ticket: Ticket, pages: int) -> Layout:
    """The layout on the ticket's paper, bound in a book of so many pages."""
    return replace(layout, paper=_paper(layout.paper, ticket, ticket.printer.gutter(pages)))


def _paper(drawn: Paper, ticket: Ticket, gutter: float) -> Paper:
    width, height = ticket.trim.width / MM, ticket.trim.height / MM
    safe, leading = ticket.safe / MM, drawn.leading / MM
    text = min(drawn.measure, width * (1 - (drawn.inside + drawn.outside) / drawn.width))
    share = (width - text) / (drawn.inside + drawn.outside)
    top = max(drawn.top * height / drawn.height, safe + HEAD / MM)
    bottom = max(drawn.bottom * height / drawn.height, safe + FOOT / MM)
    lines = int((height - top - bottom) / leading + 0.001)
    hanging = HANGING / MM
    inside = max(drawn.inside * share, gutter / MM + hanging, safe + hanging)
    outside = min(drawn.outside * share, width - inside - LEAST * drawn.measure)
    bleed = ticket.bleed
    return replace(
        drawn,
        width=width,
        height=height,
        bleed=max(bleed.top, bleed.bottom, bleed.outside, bleed.inside) / MM,
        top=top,
        bottom=height - top - lines * leading,
        inside=inside,
        outside=max(outside, safe + hanging),
    )
