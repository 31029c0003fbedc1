"""The lines of laid-out pages: where they stand, what stands on them, and how far it is spaced.

This reads the boxes that WeasyPrint keeps to itself (`_page_box`): no published way tells where
lines stand. tests/press/test_lines.py fails when they change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: the id of its nearest block, its top and bottom in CSS px, its words as
    they are printed, and by how much the spaces in it are widened, in ems.
    """

    owner: str
    top: float
    bottom: float
    text: str
    widened: float


def columns_of(page: Any) -> list[Any]:
    """What a page's text is in: a box for each of its columns that holds any, in order."""
    root = page._page_box.children[0]
    return [box for box in root.children if box.element_tag == "body"]


def lines_of(page: Any) -> list[Line]:
    """The lines of a page's text in order, without notes and running heads."""
    return [line for column in columns_of(page) for line in lines_in(column)]


def lines_in(column: Any) -> tuple[Line, ...]:
    """The lines of one column of a page, in order."""
    if not hasattr(column, "tympan_lines"):  # a page that is taken again brings them
        column.tympan_lines = tuple(_lines(column, ""))
    lines: tuple[Line, ...] = column.tympan_lines
    return lines


@dataclass(frozen=True, slots=True)
class Free:
    """A block set free at one side: its lines, how wide each is, and how wide one may be."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]
    room: float


def free_lines(page: Any) -> tuple[Free, ...]:
    """What is set free on a page, such as its titles and pull quotes; widths are in CSS px."""
    box = page._page_box
    if not hasattr(box, "tympan_free"):
        box.tympan_free = tuple(_free(box.children[0]))
    free: tuple[Free, ...] = box.tympan_free
    return free


def _free(box: Any) -> Iterator[Free]:
    box = getattr(box, "_box", box)
    if isinstance(box, boxes.BlockContainerBox) and box.element is not None:
        held = [line for line in box.children if isinstance(line, boxes.LineBox)]
        if held and len(held) == len(box.children) and box.style["text_align_all"] != "justify":
            texts = [list(_texts(line)) for line in held]
            yield Free(
                tuple("".join(text.text for text in line) for line in texts),
                tuple(float(sum(text.width for text in line)) for line in texts),
                float(box.width),
            )
    for child in box.children:
        yield from _free(child)


def leading_of(box: Any) -> float:
    """How far the lines of a box are apart, in CSS px; 0 where its face decides."""
    height = box.style["line_height"]
    if height == "normal":
        return 0
    return float(getattr(height, "value", 0) or height * box.style["font_size"])


def _lines(box: Any, owner: str) -> Iterator[Line]:
    if box.element is not None and isinstance(box, boxes.BlockLevelBox):
        owner = box.element.get("id") or owner
    if isinstance(box, boxes.LineBox):
        texts = list(_texts(box))
        widened = max(
            (text.justification_spacing / text.style["font_size"] for text in texts), default=0
        )
        words = "".join(text.text for text in texts)
        yield Line(owner, box.position_y, box.position_y + box.height, words, widened)
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _lines(child, owner)


def _texts(box: Any) -> Iterator[Any]:
    """The texts on a line, without what a sheet adds to it."""
    if "::" in (getattr(box, "element_tag", None) or ""):
        return
    if isinstance(box, boxes.TextBox):
        yield box
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _texts(child)
