"""What is seen on laid-out pages: text and pictures in order, folios.

This reads the boxes that WeasyPrint keeps to itself (`_page_box`); tests/press/test_weasy.py and
test_pagemap.py fail when they change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from tympan.press.letters import PICTURE
from tympan.press.weasy import Document


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of the document as they stand on a page, all in one element: the nearest with
    an id. White space is folded, cases are changed and hyphens added; a picture is one `PICTURE`.
    """

    owner: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture by its address, as wide and as high as it stands on a page, in points."""

    address: str
    width: float
    height: float


def largest(document: Document, finest: float) -> dict[str, tuple[int, int]]:
    """For each picture the most pixels that it can use, at so many to a point."""
    most: dict[str, tuple[int, int]] = {}
    for placed in (placed for page in document.pages for placed in pictures_on(page)):
        wide, high = most.get(placed.address, (0, 0))
        most[placed.address] = (
            max(wide, round(placed.width * finest)),
            max(high, round(placed.height * finest)),
        )
    return most


def pictures_on(page: Any) -> Iterator[Placed]:
    """The pictures that stand on a page; one that is cropped counts as large as it is shown."""
    for box in page._page_box.descendants(placeholders=True):
        box = getattr(box, "_box", box)
        if isinstance(box, boxes.ReplacedBox) and box.element is not None:
            yield Placed(box.element.get("src", ""), box.width * 0.75, box.height * 0.75)


def runs_of(page: Any) -> Iterator[Run]:
    """What stands on a page, in order, without notes, running heads and what sheets add."""
    yield from _runs(page._page_box.children[0], "")


def folio_of(page: Any) -> str:
    """The page's number as it is printed; empty where none is."""
    for box in page._page_box.children:
        if isinstance(box, boxes.MarginBox) and _counts_pages(box):
            return "".join(run.text for run in _runs(box, "")).strip()
    return ""


def _counts_pages(box: Any) -> bool:
    content = box.style["content"]
    return not isinstance(content, str) and any(
        kind == "counter()" and value[0] == "page" for kind, value in content
    )


def _runs(box: Any, owner: str) -> Iterator[Run]:
    box = getattr(box, "_box", box)  # what is placed absolutely stands behind a placeholder
    if "::" in (getattr(box, "element_tag", None) or ""):
        return  # a sheet adds it
    if isinstance(box, boxes.FootnoteAreaBox):
        return  # the notes of a column
    if box.element is not None:
        owner = box.element.get("id") or owner
    if isinstance(box, boxes.TextBox):
        yield Run(owner, box.text)
    elif isinstance(box, boxes.ReplacedBox):
        yield Run(owner, PICTURE)
    elif isinstance(box, boxes.ParentBox):
        for child in box.children:
            yield from _runs(child, owner)
