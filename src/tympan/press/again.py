"""Lay a document out again from the first page that a change can have touched.

Setting a page costs far more than reading the document and its sheets. When nearly the same
document was laid out before with the same sheets, faces and pictures, the pages before the change
are taken as they are, pages are made from there on, and as soon as one begins like its forerunner
behind the change, the rest is taken as well. What a change can touch is found in the documents,
not told: WeasyPrint's own way of making a page again does the rest.

This fills in what WeasyPrint keeps between pages and does not publish, so its version is pinned;
tests/press/test_again.py compares pages that were made again with pages made afresh.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import weasyprint.document
import weasyprint.layout
from weasyprint.formatting_structure import boxes
from weasyprint.layout.page import set_page_type_computed_styles

from tympan.press import cures
from tympan.press.differences import changed, first_seen, pair

MOST_PAGES = 2000  # of all documents that are kept

_plain_layout_document = weasyprint.document.layout_document
_plain_initialize = weasyprint.layout.initialize_page_maker
_plain_margin_boxes = weasyprint.layout.make_margin_boxes
_plain_backgrounds = weasyprint.layout.layout_backgrounds


def apply() -> None:
    """Put the functions in place; again is harmless."""
    weasyprint.document.layout_document = layout_document
    weasyprint.layout.initialize_page_maker = initialize_page_maker
    weasyprint.layout.make_margin_boxes = make_margin_boxes
    weasyprint.layout.layout_backgrounds = layout_backgrounds


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """One document as it was laid out, and what was known between its pages.

    `order` numbers the elements; `notes` are the ids of all notes, and `waiting` those that were
    not yet called when a page began, None where something else waited; `firsts` and `lasts` tell
    with which elements each page begins and ends.
    """

    root: Any
    order: Mapping[Any, int]
    notes: tuple[str, ...]
    pages: list[Any]
    between: list[Any]
    waiting: Mapping[int, tuple[str, ...] | None]
    firsts: list[int]
    lasts: list[int]
    page_sizes: Mapping[str, Any]


@dataclass(slots=True, eq=False)
class Memory:
    """The latest documents that were laid out with the same sheets, faces and pictures.

    `counts` says that the sheets number elements, so that each depends on all before it.
    """

    counts: bool = False
    settings: list[Setting] = field(default_factory=list)

    def keep(self, setting: Setting) -> None:
        """Add one, and forget the oldest when it gets too many pages."""
        self.settings.append(setting)
        while len(self.settings) > 1 and sum(len(one.pages) for one in self.settings) > MOST_PAGES:
            del self.settings[0]

    def nearest(self, root: Any) -> tuple[Setting, list[range]] | None:
        """The document that differs least from this one, and which of its elements differ."""
        found = [(one, self._changed(one, root)) for one in reversed(self.settings)]
        return min(found, key=lambda one: sum(map(len, one[1])), default=None)

    def _changed(self, earlier: Setting, root: Any) -> list[range]:
        found = changed(earlier.root, root, earlier.order)
        if found and self.counts:
            return [range(found[0].start, len(earlier.order))]
        return found


_is_furnished: ContextVar[bool] = ContextVar("is_furnished", default=True)


@contextmanager
def unfurnished() -> Iterator[None]:
    """Lay pages out without running heads and folios, which whoever wants them sets later."""
    token = _is_furnished.set(False)
    try:
        yield
    finally:
        _is_furnished.reset(token)


def layout_document(html: Any, root_box: Any, context: Any, *rest: Any) -> list[Any]:
    """Lay out, with pages of the nearest earlier document where there is one."""
    memory: Memory | None = getattr(html, "memory", None)
    root = html.etree_element
    if memory is None or weasyprint.layout.make_all_pages is not cures.make_all_pages:
        return list(_plain_layout_document(html, root_box, context, *rest))
    notes = {note.element.get("id"): note for note in context.footnotes}
    context.tympan_html = html
    if nearest := memory.nearest(root):
        pair(nearest[0].root, root)
        _hand_over(*nearest, context, notes)
    pages = list(_plain_layout_document(html, root_box, context, *rest))
    if not any(context.running_elements.values()):
        order = {element: number for number, element in enumerate(root.iter())}
        firsts, lasts = _bounds(pages, order)
        memory.keep(
            Setting(
                root=root,
                order=order,
                notes=tuple(notes),
                pages=pages,
                between=context.page_maker,
                waiting={number: _left(one) for number, one in context.tympan_begun.items()},
                firsts=firsts,
                lasts=lasts,
                page_sizes=dict(context.style_for.initial_page_sizes),
            )
        )
    return pages


def _left(begun: cures.Waiting) -> tuple[str, ...] | None:
    """The notes not yet called when a page began; None when others were put off to it."""
    if begun.reported or begun.broken:
        return None
    return tuple(note.element.get("id") for note in begun.footnotes)


def initialize_page_maker(context: Any, root_box: Any) -> None:
    """What is known at each page's beginning: nothing, or what the earlier document tells."""
    _plain_initialize(context, root_box)
    taken = getattr(context, "tympan_taken", None)
    if taken and taken[0][:3] != context.page_maker[0][:3]:
        # The first page has another name or side, and with it all that follow.
        taken, context.tympan_pages, context.tympan_begun = None, [], {}
    if taken:
        context.page_maker = taken
        for number, entry in enumerate(taken[:-1]):
            # The numbers of pages that are taken as they are, for contents and indexes.
            for anchor in entry[-1]["anchors"]:
                context.target_collector.cache_target_page_counters(
                    anchor, taken[number + 1][3][1], number, taken
                )


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """The running heads and folios of a page; those of a page that was taken, if they hold."""
    if not _is_furnished.get():
        return
    told = (deepcopy(state[:2]), context.current_page, _strings(context))
    held = getattr(page, "tympan_margins", None)
    if held is None or held[0] != told:
        if context.style_for(page.page_type) is None:  # it was taken
            set_page_type_computed_styles(page.page_type, context.tympan_html, context.style_for)
        page.tympan_margins = held = (told, list(_plain_margin_boxes(context, page, state)))
        page.tympan_has_backgrounds = False
    yield from held[1]


def layout_backgrounds(page: Any, *rest: Any) -> None:
    """Place a page's backgrounds, unless it was taken with them."""
    if not getattr(page, "tympan_has_backgrounds", False):
        _plain_backgrounds(page, *rest)
        page.tympan_has_backgrounds = True


def _strings(context: Any) -> list[tuple[str, Any, Any]]:
    """The running texts as a page sees them: those set on it, and the last set before."""
    here = context.current_page
    return [
        (
            name,
            list(texts.get(here, ())),
            next((texts[page][-1] for page in range(here - 1, 0, -1) if page in texts), None),
        )
        for name, texts in sorted(context.string_set.items())
    ]


def _bounds(pages: list[Any], order: Mapping[Any, int]) -> tuple[list[int], list[int]]:
    """The first and the last element in the flow of each page, by their order.

    A page that has none begins like the next, and ends like the one before.
    """
    order = {first_seen(element): number for element, number in order.items()}
    firsts, lasts, following, before = [], [], len(order), -1
    for page in pages:
        before = next(_leaves(page.children[0], order, -1), before)
        lasts.append(before)
    for page in reversed(pages):
        following = next(_leaves(page.children[0], order, 1), following)
        firsts.append(following)
    return firsts[::-1], lasts


def _leaves(box: Any, order: Mapping[Any, int], step: int) -> Iterator[int]:
    for child in box.children[::step]:
        if not isinstance(child, boxes.Box) or not child.is_in_normal_flow():
            continue
        if isinstance(child, boxes.FootnoteAreaBox):
            continue  # notes are called before they stand there
        if isinstance(child, boxes.ParentBox) and child.children:
            yield from _leaves(child, order, step)
        elif child.element is not None and (seen := first_seen(child.element)) in order:
            yield order[seen]


def _hand_over(
    earlier: Setting, differs: list[range], context: Any, notes: Mapping[str, Any]
) -> None:
    """Put into the context what the earlier document has to give: pages, and what is between."""
    begun = {
        number: begins
        for number, left in earlier.waiting.items()
        if (begins := _begins(left, earlier, notes))
    }
    touched = {page for part in differs for page in _touched(earlier, part, begun)}
    taken = []
    for number, (resume_at, following, right, state, told) in enumerate(earlier.between):
        again = number in touched or _is_unclear(earlier, number, begun)
        remade = {
            "content_changed": again,
            "pages_wanted": False,
            "anchors": [] if again else list(told["anchors"]),
            "content_lookups": [],
        }
        state = deepcopy(state)
        # As when pages are first made: numbers of pages are looked up again when this is known.
        state[1]["pages"] = [0]
        taken.append((resume_at, following, right, state, remade))
    # Running heads ask whether they reach it, even where no page is made.
    context.page_bottom = 0
    context.tympan_taken = taken
    context.tympan_pages = [_unfinished(page) for page in earlier.pages]
    context.tympan_begun = begun
    context.tympan_ended = cures.Waiting([], [], {})
    context.style_for.initial_page_sizes.update(earlier.page_sizes)


def _begins(
    left: tuple[str, ...] | None, earlier: Setting, notes: Mapping[str, Any]
) -> cures.Waiting | None:
    """What waits at a page's beginning, in this document's notes; None where that is unclear."""
    if left is None:
        return None
    called = set(earlier.notes).difference(left)
    if left != tuple(name for name in earlier.notes if name not in called):
        return None
    return cures.Waiting([note for name, note in notes.items() if name not in called], [], {})


def _touched(earlier: Setting, differs: range, begun: Mapping[int, Any]) -> Iterator[int]:
    """The pages that a change may touch: from the one before that on which it begins.

    What follows a page decides where it ends, so one more is made anew.
    """
    number = max(bisect_left(earlier.firsts, differs.start) - 2, 0)
    while number and number not in begun:
        number -= 1
    while number < len(earlier.pages) and (number == 0 or earlier.lasts[number - 1] < differs.stop):
        yield number
        number += 1


def _is_unclear(earlier: Setting, number: int, begun: Mapping[int, Any]) -> bool:
    """Whether more than elements decides what a page is: what waits for it, numbers of pages."""
    if number >= len(earlier.pages):
        return False
    if number not in begun or (number + 1 < len(earlier.pages) and number + 1 not in begun):
        return True
    return any(
        box.missing_link is not None for box in earlier.pages[number].children[0].descendants()
    )


def _unfinished(page: Any) -> Any:
    """A copy of a page as it is while others are being made, without running heads."""
    page = page.copy()
    root, *rest = page.tympan_parts
    page.children = [root.copy(), *rest]
    return page
