"""Standing type: lines that were set before are taken as they stand.

Breaking paragraphs into lines is most of what pages cost. When a page is made again, nearly all its
paragraphs hold the same words in the same styles, in as wide a column, and so the same lines. A
printer keeps such lines standing; here they are kept by all that their breaks depend on, and where
that is the same again, they are moved to their new place.

Lines are kept where nothing stands in them but words, and what hangs beside the text: no notes, no
floats or pictures, no numbers of pages. Words that look the same have one style (`styles.py`). This
replaces a function that WeasyPrint does not publish, so its version is pinned;
tests/press/test_standing.py compares pages with those that are made without.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import weasyprint.layout.inline
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from tympan.press import cures

MOST_PARAGRAPHS = 5000
# What others are told of a box, or it of them, before or after it is set.
TOLD = ("footnote", "note_call", "missing_link", "bookmark_label", "string_set")


def apply() -> None:
    """Put the function in place; again is harmless."""
    weasyprint.layout.inline.get_next_linebox = get_next_linebox


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A line as it stands, the source that it was set from, where the next one begins in that, and
    what hangs beside it: the number of each such box in the source, with its place.
    """

    box: Any
    source: Any
    resume_at: Any
    hanging: list[tuple[int, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """What stands of some words. A line is found by where it begins in them, how far it is
    indented, and the left edge and the width of its column; `first` has the words' styles live.
    """

    first: Any
    lines: dict[Any, Line] = field(default_factory=dict)


def get_next_linebox(
    context: Any,
    source: Any,
    top: float,
    space: float,
    skip: Any,
    container: Any,
    absolutes: list[Any],
    fixed: list[Any],
    *first: Any,
) -> tuple[Any, Any]:
    """Set the next line of a source, or take the one that stands."""
    paragraph = _paragraph(context, source, first)
    if paragraph is None or _is_beside_a_float(context, top):
        return cures.get_next_linebox(
            context, source, top, space, skip, container, absolutes, fixed, *first
        )
    key = (_flat(skip), source.text_indent, container.content_box_x(), container.width)
    hanging = [box for box in _inside(source) if box.is_absolutely_positioned()]
    if stands := paragraph.lines.get(key):
        return _moved(stands, top, source, hanging, absolutes), stands.resume_at
    before = len(absolutes)
    line, resume_at = cures.get_next_linebox(
        context, source, top, space, skip, container, absolutes, fixed, *first
    )
    if line is not None:
        hung = {id(one): one.copy() for one in absolutes[before:]}
        numbers = [hanging.index(one._box) for one in absolutes[before:]]
        box = _copied(line, 0, {}, hung)
        places = list(zip(numbers, hung.values(), strict=True))
        paragraph.lines[key] = Line(box, source, resume_at, places)
    return line, resume_at


def _paragraph(context: Any, source: Any, first: tuple[Any, ...]) -> Paragraph | None:
    """What stands of a source's words; None where their lines cannot be kept."""
    styles = getattr(context.style_for, "styles", None)
    if styles is None or any(first):
        # The first letter or line has a style of its own, and makes other boxes of the source.
        source.tympan_paragraph = None
    elif "tympan_paragraph" not in vars(source):
        if len(styles.standing) > MOST_PARAGRAPHS:
            styles.standing.clear()
        words = _words(source)
        source.tympan_paragraph = words and styles.standing.setdefault(words, Paragraph(source))
    paragraph: Paragraph | None = source.tympan_paragraph
    return paragraph


def _words(box: Any) -> tuple[Any, ...] | None:
    """All that the lines of a box depend on; None where that is not only its words and styles."""
    kind, style = type(box), id(box.style)
    if kind is boxes.TextBox and box.is_in_normal_flow():
        return style, box.text, box.leading_collapsible_space, box.trailing_collapsible_space
    if box.style["position"] == "absolute" and box.style["float"] == "none":
        return style, kind
    if kind not in (boxes.LineBox, boxes.InlineBox, boxes.InlineBlockBox) or box.is_leader:
        return None
    if not box.is_in_normal_flow() or box.style["position"] != "static":
        return None
    if any(getattr(box, name) for name in TOLD):
        return None
    inside = tuple(map(_words, box.children))
    return None if None in inside else (style, kind, box.element_tag, box.link, inside)


def _is_beside_a_float(context: Any, top: float) -> bool:
    return any(shape.position_y + shape.margin_height() > top for shape in context.excluded_shapes)


def _flat(skip: Any) -> tuple[int, ...]:
    """Where a line begins, as something to find it by."""
    numbers = []
    while skip:
        [(number, skip)] = skip.items()
        numbers.append(number)
    return tuple(numbers)


def _moved(stands: Line, top: float, source: Any, hanging: list[Any], absolutes: list[Any]) -> Any:
    """A line that stands, at its new place, made of the elements of its new source."""
    dy = top - stands.box.position_y
    hung = {}
    for number, place in stands.hanging:
        box = hanging[number]
        box.position_x, box.position_y = place.position_x, place.position_y + dy
        hung[id(place)] = AbsolutePlaceholder(box)
    absolutes.extend(hung.values())
    pairs = zip(_inside(stands.source), _inside(source), strict=True)
    elements = {before.element: now.element for before, now in pairs}
    line = _copied(stands.box, dy, elements, hung)
    line.position_y = top
    return line


def _copied(box: Any, dy: float, elements: Mapping[Any, Any], hung: Mapping[int, Any]) -> Any:
    """A copy of a box and all inside it, moved down."""
    if isinstance(box, AbsolutePlaceholder):
        return hung[id(box)]
    copy = box.copy()
    copy.position_y += dy
    copy.element = elements.get(box.element, box.element)
    copy.children = [_copied(child, dy, elements, hung) for child in box.children]
    return copy


def _inside(box: Any) -> Iterator[Any]:
    """A box before it is set, and those inside it, but for what is inside of what hangs."""
    yield box
    if not box.is_absolutely_positioned():
        for child in box.children:
            yield from _inside(child)
