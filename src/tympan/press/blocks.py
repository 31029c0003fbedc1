"""What laid-out pages are made of, measured in lines: enough to reckon how else it would fall.

Only the sections of interviews are measured: in them things may move. This reads the boxes that
WeasyPrint keeps to itself (`_page_box`); tests/press/test_castoff.py fails when they change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from tympan.press.columns import count_of
from tympan.press.lines import columns_of, leading_of
from tympan.press.weasy import Document

HEADS = ("h2", "h3", "h4", "h5", "h6")
TEXT = ("p", "div", "ul", "ol", "blockquote")
# Kinds by the class of an element that has a name for more.
SPECIAL = {"pull-quote": "pull-quote", "pair": "pair", "full-page": "page"}
# The fewest lines of a paragraph at the foot of a page, and at the top of one.
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a section; all lengths are in lines of text.

    `above` and `below` are its margins. What may be broken has `lines`: for each the space before
    it, whether a page may end there, and the height of the notes that it calls; what is whole has
    a `height` and no lines. `kind` is its element's name, with `asks` for a question that stands on
    the page of its answer, `pull-quote` for one, `pair` for two pictures side by side, and `page`
    for a picture that takes a whole one.
    """

    name: str
    section: str
    kind: str
    above: float
    below: float
    height: float
    lines: tuple[tuple[float, bool, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """The blocks of an interview in print order, and where the first of them begins.

    `column` counts as if every page had the `columns` of this one, so that page 5 of two has the
    columns 10 and 11; `top` is how far down that column it is. A column holds `capacity` lines,
    less where it has notes: these take `apart` lines beside their own.
    """

    columns: int
    column: int
    top: float
    capacity: float
    apart: float
    blocks: tuple[Block, ...]


def units_of(document: Document) -> tuple[Unit, ...]:
    """The interviews of a document, as they were laid out."""
    held: dict[str, list[_Part]] = {}
    for number, page in enumerate(document.pages, 1):
        for column, body in enumerate(columns_of(page)):
            for unit, section, box in _blocks(body):
                part = _Part(number, page._page_box, column, section, box)
                held.setdefault(unit, []).append(part)
    notes = _notes(document)
    return tuple(_unit(parts, notes) for parts in held.values())


@dataclass(frozen=True, slots=True)
class _Part:
    """What one column of a page holds of a block: its box, and the id of its section."""

    number: int
    page: Any
    column: int
    section: str
    box: Any


def _blocks(body: Any) -> Iterator[tuple[str, str, Any]]:
    """The ids of unit and section, and the box, of every block in a column."""
    for unit in body.children:
        for section in getattr(unit, "children", ()):
            if section.element is not None and section.element.get("class") == "section":
                for box in section.children:
                    if box.is_in_normal_flow():
                        yield unit.element.get("id"), section.element.get("id"), box


def _notes(document: Document) -> Mapping[str, float]:
    """The height of every note by its id; that of the area itself, without notes, has the id ``."""
    heights = {"": 0.0}
    for page in document.pages:
        text, *beside = page._page_box.children
        leading = leading_of(text)
        for area in (*text.children, *beside):
            if isinstance(area, boxes.FootnoteAreaBox) and area.children:
                for note in area.children:
                    heights[note.element.get("id")] = note.margin_height() / leading
                heights[""] = (area.margin_height() - area.height) / leading
    return heights


def _unit(parts: list[_Part], notes: Mapping[str, float]) -> Unit:
    first, page = parts[0], parts[0].page
    leading = leading_of(page.children[0])
    columns = max(count_of(part.page) for part in parts)
    pieces: dict[str, list[Any]] = {}
    sections = {}
    for part in parts:
        name = part.box.element.get("id") or part.box.element_tag
        pieces.setdefault(name, []).append(part.box)
        sections[name] = part.section
    return Unit(
        columns=columns,
        column=first.number * columns + first.column,
        top=(first.box.border_box_y() - page.content_box_y()) / leading,
        capacity=page.height / leading,
        apart=notes[""],
        blocks=tuple(
            _block(name, sections[name], held, leading, notes) for name, held in pieces.items()
        ),
    )


def _block(
    name: str, section: str, held: list[Any], leading: float, notes: Mapping[str, float]
) -> Block:
    kind, classes = held[0].element_tag, (held[0].element.get("class") or "").split()
    for written, special in SPECIAL.items():
        kind = special if written in classes else kind
    # The last one of a section may be followed by another page, like any text.
    kind = "asks" if "asks" in classes and held[0].style["break_after"] == "avoid" else kind
    above, below = (_margin(held[0], side) / leading for side in ("top", "bottom"))
    if kind not in (*TEXT, "asks"):
        return Block(name, section, kind, above, below, held[0].border_height() / leading)
    lines = [line for box in held for line in _lines(box, leading, notes)]
    owners = [owner for owner, _, _ in lines]
    return Block(
        name,
        section,
        kind,
        above,
        below,
        0,
        tuple((gap, _may_break(owners, at), taken) for at, (_, gap, taken) in enumerate(lines)),
    )


def _margin(box: Any, side: str) -> float:
    margin = box.style[f"margin_{side}"]
    return float(margin.value) if getattr(margin, "unit", "") == "px" else 0


def _may_break(owners: list[Any], at: int) -> bool:
    """Whether a page may end before this line: not within two of its paragraph's ends."""
    before, behind = owners[max(at - FEWEST, 0) : at], owners[at : at + FEWEST]
    if owners[at - 1] is not owners[at] or not at:
        return True
    return len({*map(id, before), *map(id, behind)}) == 1 and len(before) == len(behind) == FEWEST


def _lines(
    box: Any, leading: float, notes: Mapping[str, float]
) -> Iterator[tuple[Any, float, float]]:
    """For each line of a box its paragraph, the space before it and the height of its notes."""
    last = None
    for line in box.descendants():
        if not isinstance(line, boxes.LineBox) or line.element.tag == "span":
            continue  # a long name hangs beside its turn in lines of its own
        if last is not None and line.position_y < last - 0.5:
            continue  # a bullet stands beside it
        gap = 0 if last is None else (line.position_y - last) / leading
        called = {
            part.element.get("id")
            for part in line.descendants()
            if (getattr(part, "element_tag", None) or "").endswith("::footnote-call")
        }
        yield line.element, round(gap, 2), sum(notes.get(name, 0) for name in called)
        last = line.position_y + line.height
