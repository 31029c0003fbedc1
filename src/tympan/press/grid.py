"""The baseline grid: behind a head, a picture or a pull quote, text stands on its lines again.

Text on facing pages, and on both sides of a leaf, stands on one grid, whose step is the leading of
the document. Pictures have any height and larger type has a leading of its own, so what they take
is filled up to whole lines, as a compositor does with strips of lead: all of it above a head, which
belongs to what follows; half of it above a picture or a pull quote; none above what begins a page.

WeasyPrint knows no grid and does not publish the functions that are wrapped here, so its version
is pinned, and tests/press/test_grid.py fails when they change.
"""

from dataclasses import dataclass
from typing import Any

import weasyprint.layout.block
from weasyprint.formatting_structure import boxes

from tympan.press.lines import leading_of

HEADS = ("h2", "h3", "h4", "h5", "h6")
# What stands in the page for itself, between texts.
APART = ("aside", "figure")
ROWS = ("dl", "ol", "pre", "table", "ul")
FILLED_UP = (*HEADS, *APART, *ROWS, "blockquote", "header", "hr", "section")
# What sums of lengths may be wrong by, in CSS px.
NEARLY = 0.01

_off_grid_layout = weasyprint.layout.block.block_level_layout


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the lines of a page begin, and how far they are apart, in CSS px."""

    top: float
    leading: float


# The grid of a document of which no page is made.
NONE = _Grid(0, 0)


def apply() -> None:
    """Put the grid under every block; again is harmless."""
    weasyprint.layout.block.block_level_layout = block_level_layout


def root_layout(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
    """Lay out what a page is made of; the whole document's box tells where its grid lies.

    `columns.py` puts it under every page.
    """
    if box.is_for_root_element:
        context.tympan_grid = _Grid(box.position_y, leading_of(box))
    return _off_grid_layout(context, box, *rest, **more)


def block_level_layout(
    context: Any,
    box: Any,
    space: float,
    skip: Any,
    container: Any,
    page_is_empty: bool = True,
    absolute: Any = None,
    fixed: Any = None,
    margins: list[float] | None = None,
    *rest: Any,
    **more: Any,
) -> tuple[Any, ...]:
    """Lay a block out so that text begins on the grid, in it and behind it."""
    grid = getattr(context, "tympan_grid", NONE)
    # Notes have a leading of their own, and what an element is split into is no block of its own.
    is_on_grid = grid.leading and abs(leading_of(container) - grid.leading) < NEARLY
    is_on_grid = is_on_grid and box.is_in_normal_flow() and box.element is not container.element
    is_filled_up = is_on_grid and (box.element_tag in FILLED_UP or _is_row(box))
    if is_on_grid and not is_filled_up and not page_is_empty and skip is None:
        margins = _pushed(box, margins or [], grid)
    result: tuple[Any, ...] = _off_grid_layout(
        context, box, space, skip, container, page_is_empty, absolute, fixed, margins, *rest, **more
    )
    laid, resume_at, _, behind, is_empty, *_ = result
    if is_filled_up and laid is not None and resume_at is None and not is_empty:
        _fill_up(laid, behind, grid, context.page_bottom - space)
    return result


def _is_row(box: Any) -> bool:
    """Whether it holds pictures side by side."""
    return isinstance(box, boxes.FlexBox)


def _pushed(box: Any, margins: list[float], grid: _Grid) -> list[float]:
    """The margins before a text that has one itself, grown so that it begins on the grid."""
    if box.margin_top == "auto" or box.margin_top <= 0:
        return margins
    above = max(0, *margins, box.margin_top)
    lack = -(box.position_y + above - grid.top) % grid.leading
    if lack < NEARLY or grid.leading - lack < NEARLY:
        return margins
    return [*margins, above + lack]


def _fill_up(box: Any, margins: list[float], grid: _Grid, page_bottom: float) -> None:
    below = max(0, box.margin_bottom, *margins)
    end = box.border_box_y() + box.border_height()
    lack = -(end + below - grid.top) % grid.leading
    if lack < NEARLY or grid.leading - lack < NEARLY:
        return
    is_apart = box.element_tag in APART or _is_row(box)
    above = lack if box.element_tag in HEADS else lack / 2 if is_apart else 0
    if box.border_box_y() - grid.top > NEARLY and end + above <= page_bottom:
        box.translate(dy=above)
        lack -= above
    box.margin_bottom = below + lack
