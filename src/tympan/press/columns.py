"""The text of a page in columns, each filled before the next.

A sheet asks for them as it asks for margins: `@page { column-count: 2; column-gap: 6mm }`. A column
is laid out as a page is, with its notes at its own foot, and what is true of a page's end is true
of a column's. Where a text ends before its page does, its columns are made level, unless the page
has `column-fill: auto`.

WeasyPrint has columns of an element: their notes run below all of them, nothing that wants a page
of its own may stand in them, heads are left alone at their feet, and they cost three times as much.
It does not publish what is used here, so its version is pinned, and tests/press/test_columns.py
fails when it changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, inf
from typing import Any

import weasyprint.layout.page
from weasyprint.formatting_structure import boxes
from weasyprint.formatting_structure.build import create_anonymous_boxes
from weasyprint.layout.percent import percentage, resolve_percentages

from tympan.press import grid
from tympan.press.cures import AVOID, Waiting
from tympan.press.lines import leading_of

# How many lines the last column may lack before the others give it some.
TORN = 2


@dataclass(frozen=True, slots=True)
class _Filled:
    """What was set into the columns of a page, with their notes, and where the text goes on."""

    columns: tuple[Any, ...]
    notes: tuple[tuple[Any, ...], ...]
    resume_at: Any
    next_page: Any

    @property
    def goes_on(self) -> bool:
        """Whether the text goes on in the next column there is, and not on a page of its own."""
        return self.resume_at is not None and self.next_page["break"] == "any"


def apply() -> None:
    """Set pages in columns where their sheet asks for it; again is harmless."""
    weasyprint.layout.page.block_level_layout = page_level_layout


def count_of(page: Any) -> int:
    """How many columns a page (WeasyPrint's box) has for its text, empty ones included."""
    count = page.style["column_count"]
    return 1 if count == "auto" else int(count)


def page_level_layout(context: Any, box: Any, *rest: Any, **more: Any) -> Any:
    """Lay out what a page is made of: its text, in columns if it has some, and its notes."""
    if box.is_for_root_element:
        _space, skip, page, _is_empty, placed, *_ = rest
        if count_of(page) > 1 and not page.page_type.blank:
            return _Page(context, box, page, skip, placed).laid_out()
    return grid.root_layout(context, box, *rest, **more)


class _Page:
    """A page that is set in columns."""

    def __init__(self, context: Any, root: Any, page: Any, skip: Any, placed: list[Any]) -> None:
        self.context, self.root, self.page, self.skip = context, root, page, skip
        self.placed, self.style = placed, page.style
        self.count = count_of(page)
        gap = self.style["column_gap"]
        if gap == "normal":
            wide = self.style["font_size"]
        else:
            wide = percentage(gap, self.style, page.width)
        self.step = (page.width + wide) / self.count
        self.width = self.step - wide
        self.top, self.bottom = root.position_y, context.page_bottom
        self.note_style = context.current_footnote_area.style
        # Notes that were put off go to the first column's foot, and not to the page's.
        context.reported_footnotes[:0] = context.current_page_footnotes
        context.current_footnote_area.children = []
        self.begun = Waiting.now(context)
        self.shapes, self.before = list(context.excluded_shapes), len(placed)
        self.number, self.is_behind_break = context.current_page, context.forced_break

    def laid_out(self) -> tuple[Any, ...]:
        """The page's text as one box, and what WeasyPrint tells with each box that it lays out.

        Notes stand in it behind their column: whatever shows or reads a page takes things that
        follow each other, and stand on one line, for that line's words.
        """
        filled = self._levelled()
        parts = [
            part
            for column, notes in zip(filled.columns, filled.notes, strict=True)
            for part in (*column.children, *notes)
        ]
        text = filled.columns[0].copy_with_children(parts)
        text.width, text.position_x = self.page.width, self.page.content_box_x()
        return text, filled.resume_at, filled.next_page, [], False, None

    def _levelled(self) -> _Filled:
        """The text of the page, in columns of like length where it ends before the page does."""
        full = self._filled(self.bottom)
        if self.style["column_fill"] == "auto":
            return full
        leading = leading_of(self.root)
        depths = [max(_bottoms(one), default=self.top) - self.top for one in full.columns]
        if full.goes_on and depths[-1] > max(depths) - TORN * leading:
            return full
        most = (self.bottom - self.top) // leading
        least = ceil(sum(depths) / self.count / leading)
        for lines in range(least, int(most)):
            bottom = self.top + lines * leading
            level = self._filled(bottom)
            is_all = level.resume_at == full.resume_at and not self.context.reported_footnotes
            if is_all and _is_well_broken(level.columns, bottom):
                return level
        return self._filled(self.bottom)

    def _filled(self, bottom: float) -> _Filled:
        """The text of the page as far as it goes into columns that end at this height."""
        context = self.context
        self.begun.restore(context)
        del self.placed[self.before :]
        columns: list[Any] = []
        notes: list[tuple[Any, ...]] = []
        resume_at, next_page = self.skip, None
        for number in range(self.count):
            column = self._column(number)
            context.forced_break = self.is_behind_break and not number
            # At the head of the first page margins stay, and at that of its second column not.
            context.current_page = max(self.number, 2 if number else 1)
            context.excluded_shapes = [] if number else list(self.shapes)
            self._begin(column, bottom)
            text = self.root.copy()
            text.position_x = column.content_box_x()
            text, resume_at, next_page, *_ = grid.root_layout(
                context, text, 0, resume_at, column, True, self.placed, self.placed, []
            )
            columns.append(text)
            notes.append(tuple(self._notes(column)))
            if not _Filled((), (), resume_at, next_page).goes_on:
                break
        context.current_page = self.number
        return _Filled(tuple(columns), tuple(notes), resume_at, next_page)

    def _column(self, number: int) -> Any:
        """The page as one of its columns sees it: as wide as that, all else being margin."""
        if self.root.style["direction"] == "rtl":
            number = self.count - 1 - number
        column = self.page.copy()
        column.width = self.width
        column.margin_left += number * self.step
        column.margin_right += (self.count - 1 - number) * self.step
        return column

    def _begin(self, column: Any, bottom: float) -> None:
        """Make ready a column that ends at this height, with the notes that were put off to it."""
        context = self.context
        context.page_bottom = bottom
        area = boxes.FootnoteAreaBox(column, self.note_style)
        resolve_percentages(area, column)
        area.position_x, area.position_y = column.content_box_x(), bottom
        context.current_footnote_area, context.current_page_footnotes = area, []
        waiting, context.reported_footnotes = context.reported_footnotes, []
        for number, note in enumerate(waiting):
            context.footnotes.append(note)
            if context.layout_footnote(note) and number:
                context.report_footnote(note)
                context.reported_footnotes = waiting[number:]
                break

    def _notes(self, column: Any) -> Iterator[Any]:
        """The notes at the foot of the column that was filled last, if it has any."""
        context = self.context
        if context.current_page_footnotes:
            area = create_anonymous_boxes(context.current_footnote_area.deepcopy())
            area, *_ = grid.root_layout(
                context, area, -inf, None, column, True, self.placed, self.placed
            )
            area.translate(dy=-area.margin_height())
            yield area


def _bottoms(column: Any) -> Iterator[float]:
    """Where everything in a column ends that shows."""
    for box in column.descendants():
        if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)):
            yield box.position_y + box.height


def _is_well_broken(columns: Sequence[Any], bottom: float) -> bool:
    """Whether nothing was broken only because a column this high cannot hold it."""
    within = all(max(_bottoms(column), default=0) < bottom + 1 for column in columns)
    return within and all(_breaks_well(before, behind) for before, behind in pairwise(columns))


def _breaks_well(before: Any, behind: Any) -> bool:
    """Whether a column may end where it does, and the next begin there."""
    last, first = list(_edge(before, -1)), list(_edge(behind, 0))
    going_on = {box.element for box in first}
    for box in last:
        if box.element not in going_on and box.style["break_after"] in AVOID:
            return False
        if box.element in going_on and box.style["break_inside"] in AVOID:
            return False
    *_, ending = last
    *_, beginning = first
    return ending.element is not beginning.element or (
        len(ending.children) >= ending.style["orphans"]
        and len(beginning.children) >= beginning.style["widows"]
    )


def _edge(box: Any, at: int) -> Iterator[Any]:
    """The blocks that begin a column (0) or end it (-1), each in the one before."""
    while isinstance(box, boxes.BlockLevelBox):
        yield box
        held = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
        box = held[at] if held else None
