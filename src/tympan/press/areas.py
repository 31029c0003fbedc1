"""Where on a page the words and pictures of each element stand.

Reads the boxes that WeasyPrint keeps to itself (`_page_box`): no published way tells where lines
stand. tests/press/test_areas.py fails when they change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a page that one element covers, in CSS px from the page's top left.

    `owner` is the id of the nearest element that has one. An element that is broken over columns
    has an area in each.
    """

    owner: str
    left: float
    top: float
    right: float
    bottom: float


def areas_of(page: Any) -> Iterator[Area]:
    """The areas of a page in reading order, notes behind their column, without running heads."""
    text, *beside = page._page_box.children
    found: Area | None = None
    last: Area | None = None
    for area in (*_areas(text, ""), *(area for box in beside for area in _notes(box))):
        if found and last and _goes_on(last, area):
            found = replace(
                found,
                left=min(found.left, area.left),
                right=max(found.right, area.right),
                bottom=max(found.bottom, area.bottom),
            )
        else:
            if found:
                yield found
            found = area
        last = area
    if found:
        yield found


def _notes(box: Any) -> Iterator[Area]:
    """The areas of a page's notes; what else stands beside the text is running heads."""
    if type(box).__name__ == "FootnoteAreaBox":
        yield from _areas(box, "")


def _goes_on(last: Area, area: Area) -> bool:
    """Whether an area is the next line of the same block, or a part of the last one."""
    is_below = area.top > last.top
    is_in_it = area.top == last.top and area.left < last.right
    return last.owner == area.owner and (is_below or is_in_it)


def _areas(box: Any, owner: str) -> Iterator[Area]:
    box = getattr(box, "_box", box)  # what is placed absolutely stands behind a placeholder
    if box.element is not None:
        owner = box.element.get("id") or owner
    kind = type(box).__name__
    if owner and (kind == "LineBox" or kind.endswith("ReplacedBox")):
        left, top = box.position_x, box.position_y
        yield Area(owner, left, top, left + box.width, top + box.height)
    for child in getattr(box, "children", ()):
        yield from _areas(child, owner)
