"""Slugs: lines of type that were cast before, and are taken in one piece.

Breaking paragraphs into lines is most of what pages cost. When a page is made again, nearly all its
paragraphs hold the same words in the same styles, in as wide a column, and so the same lines. They
are kept by all that their breaks depend on, and where that is the same again they are taken, to the
last bit as they would be cast.

Lines are kept where nothing stands in them but words, and what hangs beside the text: no notes, no
floats or pictures, no numbers of pages. Words that look the same have one style (`styles.py`). This
replaces functions that WeasyPrint does not publish, so its version is pinned;
tests/press/test_slugs.py compares pages with those that are made without.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import weasyprint.layout.inline
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from tympan.press import cures

MOST_PARAGRAPHS = 5000
# What others are told of a box, or it of them, before or after its line is cast.
TOLD = ("footnote", "note_call", "missing_link", "bookmark_label", "string_set")

_plain_line_box_verticality = weasyprint.layout.inline.line_box_verticality


def apply() -> None:
    """Put the functions in place; again is harmless."""
    weasyprint.layout.inline.get_next_linebox = get_next_linebox
    weasyprint.layout.inline.line_box_verticality = line_box_verticality


@dataclass(frozen=True, slots=True, eq=False)
class Slug:
    """A line, with `top` where it was cast, the source that it was cast from, where the next one
    begins in that, and the number in the source of each box that hangs beside it.
    """

    line: Any
    top: float
    source: Any
    resume_at: Any
    hanging: list[tuple[int, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """What was cast of some words. A slug is found by where it begins in them, how far it is
    indented, and the left edge and the width of its column; `first` has the words' styles live.
    """

    first: Any
    slugs: dict[Any, Slug] = field(default_factory=dict)


def line_box_verticality(line: Any) -> Any:
    """Put the boxes of a line at their heights, before it is put at its own."""
    bottom, top = _plain_line_box_verticality(line)
    line.tympan_cast = top, [box.position_y for box in line.descendants()]
    return bottom, top


def get_next_linebox(
    context: Any,
    source: Any,
    y: float,
    space: float,
    skip: Any,
    container: Any,
    absolutes: list[Any],
    fixed: list[Any],
    *first: Any,
) -> tuple[Any, Any]:
    """Cast the next line of a source, or take its slug."""
    paragraph = _paragraph(context, source, first)
    if paragraph is None or _is_beside_a_float(context, y):
        return cures.get_next_linebox(
            context, source, y, space, skip, container, absolutes, fixed, *first
        )
    key = (_flat(skip), source.text_indent, container.content_box_x(), container.width)
    if slug := paragraph.slugs.get(key):
        return _taken(slug, y, source, absolutes), slug.resume_at
    before = len(absolutes)
    line, resume_at = cures.get_next_linebox(
        context, source, y, space, skip, container, absolutes, fixed, *first
    )
    if line is not None and "tympan_cast" in vars(line):
        paragraph.slugs[key] = _slug(line, source, resume_at, absolutes[before:])
    return line, resume_at


def _paragraph(context: Any, source: Any, first: tuple[Any, ...]) -> Paragraph | None:
    """What was cast of a source's words; None where their lines cannot be kept."""
    styles = getattr(context.style_for, "styles", None)
    if styles is None or any(first):
        # The first letter or line has a style of its own, and makes other boxes of the source.
        source.tympan_paragraph = None
    elif "tympan_paragraph" not in vars(source):
        if len(styles.paragraphs) > MOST_PARAGRAPHS:
            styles.paragraphs.clear()
        words = _words(source)
        source.tympan_paragraph = words and styles.paragraphs.setdefault(words, Paragraph(source))
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


def _is_beside_a_float(context: Any, y: float) -> bool:
    return any(shape.position_y + shape.margin_height() > y for shape in context.excluded_shapes)


def _flat(skip: Any) -> tuple[int, ...]:
    """Where a line begins, as something to find it by."""
    numbers = []
    while skip:
        [(number, skip)] = skip.items()
        numbers.append(number)
    return tuple(numbers)


# ---------------------------------------------------------------- kept, and taken


def _slug(line: Any, source: Any, resume_at: Any, absolutes: list[Any]) -> Slug:
    """A slug of a line that was just cast, with the heights of its boxes before it was placed."""
    top, heights = line.tympan_cast
    hung = {id(one): one.copy() for one in absolutes}
    copy = _copied(line, 0, {}, hung)
    for box, height in zip(copy.descendants(), heights, strict=True):
        box.position_y = height
    inside = list(_inside(source))
    numbers = [inside.index(one._box) for one in absolutes]
    return Slug(copy, top, source, resume_at, list(zip(numbers, hung.values(), strict=True)))


def _taken(slug: Slug, y: float, source: Any, absolutes: list[Any]) -> Any:
    """The line of a slug at its place on the page, made of the elements of its new source."""
    inside, dy = list(_inside(source)), y - slug.top
    hung = {}
    for number, place in slug.hanging:
        box = inside[number]
        box.position_x, box.position_y = place.position_x, y
        hung[id(place)] = AbsolutePlaceholder(box)
        # As WeasyPrint moves it, with its line and then to the line's head or foot.
        hung[id(place)].translate(0, dy)
        foot = 0 if "inline" in box.style.specified["display"] else slug.line.height
        hung[id(place)].translate(0, y + foot - box.position_y)
    absolutes.extend(hung.values())
    pairs = zip(_inside(slug.source), inside, strict=True)
    line = _copied(slug.line, dy, {before.element: now.element for before, now in pairs}, hung)
    line.position_y = y
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
    """A box before it is cast, and those inside it, but for what is inside of what hangs."""
    yield box
    if not box.is_absolutely_positioned():
        for child in box.children:
            yield from _inside(child)
