"""Eight faults of WeasyPrint 70.0 in making pages, cured from outside.

1. When a page is made again because a page number in it became known, the notes that wait for a
   later page are not those that waited the first time: notes get lost or stand twice. The cure
   keeps, for each page, what was waiting when it began.
2. A float that may not be broken is broken all the same when it reaches the page's end. The cure
   lays it out whole, so that the page sees it overflow and hands it to the next.
3. A paragraph that has too little room to begin at a page's foot makes some by putting off the
   notes already there, which then stand a page after their marks. The cure lets the paragraph go
   to the next page instead, and the notes stay.
4. A note can be taken for too tall for its area by a rounding error and is put off as well. The
   area grows with its notes, so the cure lets none be too tall unless a style sheet limits it.
5. Where one reads from the right, the first line of a paragraph is indented at its far end. The
   cure moves it to the near one. And a justified line that ended in a space stands beside its
   place by that space's width; the cure moves it back.
6. Words that just fill a line before an element, with the space behind them beyond it, are broken
   after the first. The cure lets the space hang.
7. Copied text: what a glyph stands for is told by the first place where it stands. So a letter
   that has a mark there loses itself to it, everywhere, and every space becomes the narrow one
   that stood first. The cure tells it from the face.
8. Pictures side by side are broken at a page's end even where they may not be, are given room for
   the height that they would have at another width, and keep the margin that all else loses at a
   page's head. The cure treats them as any block.

All replace functions that WeasyPrint does not publish, so its version is pinned, and
tests/press/test_cures.py fails when a new version no longer needs or no longer fits them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Any

import weasyprint.layout
import weasyprint.layout.block
import weasyprint.layout.inline
import weasyprint.pdf
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout.block import remove_placeholders
from weasyprint.layout.page import remake_page
from weasyprint.logger import PROGRESS_LOGGER

from tympan.press.spelling import mended

AVOID = ("avoid", "avoid-page")

_plain_make_all_pages = weasyprint.layout.make_all_pages
_broken_float_layout = weasyprint.layout.block.float_layout
_update_footnote_area = weasyprint.layout.LayoutContext._update_footnote_area
_loose_flex_layout = weasyprint.layout.block.flex_layout
_greedy_linebox_layout = weasyprint.layout.block._linebox_layout
_one_sided_next_linebox = weasyprint.layout.inline.get_next_linebox
_hasty_split_first_line = weasyprint.layout.inline.split_first_line
_build_fonts_dictionary = weasyprint.pdf.build_fonts_dictionary


def apply() -> None:
    """Put the cured functions in place; again is harmless."""
    weasyprint.layout.make_all_pages = make_all_pages
    weasyprint.layout.block.float_layout = float_layout
    weasyprint.layout.block.flex_layout = flex_layout
    weasyprint.layout.block._linebox_layout = linebox_layout
    weasyprint.layout.inline.get_next_linebox = get_next_linebox
    weasyprint.layout.inline.split_first_line = split_first_line
    weasyprint.pdf.build_fonts_dictionary = build_fonts_dictionary
    weasyprint.layout.LayoutContext._update_footnote_area = update_footnote_area


def make_all_pages(context: Any, root_box: Any, html: Any, pages: list[Any]) -> Iterator[Any]:
    """Make each page whose content changed, or that begins with other things waiting."""
    begun: dict[int, Waiting] = context.__dict__.setdefault("tympan_begun", {})
    # Pages of an earlier document, the first time that pages are made.
    pages = pages or context.__dict__.get("tympan_pages", [])
    context.rendered_notes = []
    context.reported_footnotes, context.broken_out_of_flow = [], {}
    index = 0
    while True:
        waiting = Waiting.now(context)
        state = context.page_maker[index][-1]
        stale = index >= len(pages) or state["content_changed"] or state["pages_wanted"]
        if stale or index not in begun or begun[index].key != waiting.key:
            begun[index] = waiting
            state.update(content_changed=False, pages_wanted=False, anchors=[], content_lookups=[])
            # As the function does that this replaces: it is how others follow the work.
            PROGRESS_LOGGER.info("Step 5 - Creating layout - Page %d", index + 1)
            page, resume_at = remake_page(index, context, root_box, html)
            page.tympan_parts = tuple(page.children)
        else:
            page, resume_at = pages[index], context.page_maker[index + 1][0]
            begun.get(index + 1, context.__dict__.get("tympan_ended", waiting)).restore(context)
        more_notes = bool(context.reported_footnotes)
        yield page
        index += 1
        if resume_at is None and not more_notes:
            context.reported_footnotes, context.broken_out_of_flow = [], {}
            context.tympan_ended = Waiting.now(context)
            context.page_maker = context.page_maker[: index + 1]
            for later in [number for number in begun if number >= index]:
                del begun[later]
            return


@dataclass(slots=True, eq=False)
class Waiting:
    """What waits for the next page: notes not yet called, notes put off, floats broken off."""

    footnotes: list[Any]
    reported: list[Any]
    broken: dict[Any, Any]

    @classmethod
    def now(cls, context: Any) -> "Waiting":
        return cls(
            list(context.footnotes),
            list(context.reported_footnotes),
            dict(context.broken_out_of_flow),
        )

    @property
    def key(self) -> tuple[list[int], list[int], list[tuple[int, Any]]]:
        """What two pages must have in common for one to stand for the other."""
        return (
            [id(note) for note in self.footnotes],
            [id(note) for note in self.reported],
            [(id(broken[0].element), broken[3]) for broken in self.broken.values()],
        )

    def restore(self, context: Any) -> None:
        context.footnotes = list(self.footnotes)
        context.reported_footnotes = list(self.reported)
        context.broken_out_of_flow = dict(self.broken)


def float_layout(
    context: Any,
    box: Any,
    containing_block: Any,
    absolute_boxes: Any,
    fixed_boxes: Any,
    bottom_space: float,
    skip_stack: Any,
) -> Any:
    """Lay a float out; one that may not be broken comes out whole even where it overflows."""

    def laid_out(space: float) -> Any:
        return _broken_float_layout(
            context, box, containing_block, absolute_boxes, fixed_boxes, space, skip_stack
        )

    if skip_stack is not None or box.style["break_inside"] not in AVOID:
        return laid_out(bottom_space)
    shapes = len(context.excluded_shapes)
    whole, resume_at = laid_out(bottom_space)
    if resume_at is None:
        return whole, resume_at
    del context.excluded_shapes[shapes:]
    return laid_out(-inf)


def flex_layout(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    *rest: Any,
) -> tuple[Any, ...]:
    """Lay out what stands side by side: whole, and no higher than it is."""
    result: tuple[Any, ...] = _loose_flex_layout(
        context, box, bottom_space, skip_stack, containing_block, page_is_empty, *rest
    )
    row, resume_at, *_ = result
    if row is None:
        return result
    if resume_at is not None and not page_is_empty and row.style["break_inside"] in AVOID:
        remove_placeholders(context, [row], *rest[:2])
        return None, None, {"break": "any", "page": None}, [], False
    if row.style["height"] == "auto":
        ends = [
            part.position_y + part.margin_height() + item.margin_bottom
            for item in row.children
            for part in item.children
        ]
        row.height = max(ends, default=row.content_box_y()) - row.content_box_y()
    # As WeasyPrint has it for all else.
    cut = ("discard",) if context.forced_break else ("discard", "auto")
    if page_is_empty and context.current_page > 1 and row.style["margin_break"] in cut:
        row.translate(dy=-row.margin_top)
        row.position_y += row.margin_top
        row.margin_top = 0
    return result


def linebox_layout(
    context: Any,
    box: Any,
    index: int,
    child: Any,
    lines: list[Any],
    page_is_empty: bool,
    *rest: Any,
) -> tuple[Any, ...]:
    """Lay the lines of a paragraph out; one that would put notes off goes to the next page."""
    noted, begun = list(context.current_page_footnotes), len(lines)
    result: tuple[Any, ...] = _greedy_linebox_layout(
        context, box, index, child, lines, page_is_empty, *rest
    )
    put_off = [note for note in noted if note in context.reported_footnotes]
    if not put_off or page_is_empty:
        return result
    for note in put_off:
        context.reported_footnotes.remove(note)
    late = [note for note in context.current_page_footnotes if note not in noted]
    context.current_page_footnotes = [*noted, *late]
    context._update_footnote_area()
    del lines[begun:]
    _abort, _stop, resume_at, *more = result
    return (True, False, resume_at, *more)


def update_footnote_area(context: Any) -> bool:
    """Fit the area to its notes; tell whether they overflow it."""
    overflows = bool(_update_footnote_area(context))
    style = context.current_footnote_area.style
    return overflows and (style["height"] != "auto" or style["max_height"].value != inf)


def get_next_linebox(context: Any, linebox: Any, *rest: Any) -> tuple[Any, Any]:
    """Lay one line out, indented where it begins, and from edge to edge where it is justified."""
    line, resume_at = _one_sided_next_linebox(context, linebox, *rest)
    if line is not None and linebox.style["direction"] == "rtl":
        line.translate(-linebox.text_indent, 0)
        texts = [box for box in line.descendants() if isinstance(box, TextBox)]
        if any(box.justification_spacing for box in texts):
            flow = [child for child in line.children if child.is_in_normal_flow()]
            ends = (child.position_x + child.margin_width() for child in flow)
            missed = line.position_x + line.width - max(ends)
            for child in line.children:
                child.translate(missed, 0, ignore_floats=True)
    return line, resume_at


def split_first_line(
    text: str, style: Any, context: Any, max_width: float | None, *rest: Any, **more: Any
) -> Any:
    """The first line of a text; a space at the end that does not fit breaks nothing before it."""
    found = _hasty_split_first_line(text, style, context, max_width, *rest, **more)
    _, length, resume_at, *_ = found
    is_one_word = b" " not in text.encode()[:length].strip()
    if resume_at is not None and is_one_word and text.endswith(" "):
        bare = text.rstrip(" ")
        _, _, broken_at, width, *_ = _hasty_split_first_line(
            bare, style, context, max_width, *rest, **more
        )
        if broken_at is None and max_width is not None and width <= max_width:
            return _hasty_split_first_line(text, style, context, None, *rest, **more)
    return found


def build_fonts_dictionary(pdf: Any, fonts: dict[Any, Any], *rest: Any) -> Any:
    """Put the faces into a PDF, each glyph with the letters that it stands for."""
    for font in fonts.values():
        font.to_unicode = mended(font.to_unicode, font.file_content, font.index)
    return _build_fonts_dictionary(pdf, fonts, *rest)
