"""A forme: a take that is set, settled and painted, and locked up until the book is put together.

Nothing in a forme knows where in the book it stands: running heads and folios come later
(`furniture.py`), and all is put together by `collate.py`.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from tympan.press import again, weasy
from tympan.press.formes import elsewhere
from tympan.press.formes.furniture import furnisher, has_ground
from tympan.press.formes.loose import painted, painted_tagged
from tympan.press.formes.pages import Forme, Frame, Order, Page
from tympan.press.formes.sorts import Painted, has_strange
from tympan.press.formes.take import Take
from tympan.press.lines import columns_of
from tympan.press.opening import reading
from tympan.press.pagemap import Beginning, beginnings
from tympan.press.seen import largest
from tympan.press.settle import settled
from tympan.press.sheet import serialized

INCH = 72  # points
NEARLY = 0.001  # CSS px


def formed(order: Order) -> tuple[Forme, tuple[Painted, ...]]:
    """Set a take, and paint it for each medium; raises `Fault`."""
    take = order.take
    laid = _laid_out(take)
    forme = _forme(laid, take)
    made = tuple(_painted(laid, take, medium) for medium in order.media)
    # Each forme numbers such letters for itself.
    if any(has_strange(one.sorts) for one in made):
        forme = replace(forme, against="letters stand on its pages that no face has")
    return forme, made


def _laid_out(take: Take) -> weasy.Document:
    dress, shown = take.dress, {address: picture for address, picture, _ in take.pictures}

    def typeset(sheet: HtmlElement) -> weasy.Document:
        return weasy.typeset(serialized(sheet), dress.sheets, take.faces, shown, dress.at)

    # Pages of another unit are of no use to this one, and looking through them takes time.
    weasy.bench(dress.sheets, take.faces, tuple(shown.items()), dress.at).memory.settings.clear()
    with elsewhere.knowing(dict(take.elsewhere)), again.unfurnished():
        laid = settled(html.document_fromstring(take.markup), typeset)
    # What stands for the unit before it takes the first page, and makes it start on the other side.
    return laid.copy(laid.pages[1:]) if take.is_verso else laid


def _painted(laid: weasy.Document, take: Take, medium: str) -> Painted:
    if medium == "screen":
        return painted_tagged(laid, take.dress.at, take.level)
    paint = weasy.Paint(take.dress.ink.mix, dict(_in_ink(laid, take)))
    return painted(laid, take.dress.at, paint)


def _in_ink(laid: weasy.Document, take: Take) -> Iterator[tuple[str, bytes]]:
    """Every picture in the inks, as large as the press can use it where it stands largest."""
    given = {address: picture for address, _, picture in take.pictures}
    for address, size in largest(laid, take.dress.finest / INCH).items():
        with reading(Path(address)):
            yield address, take.dress.ink.picture(given[address], size)


def _forme(laid: weasy.Document, take: Take) -> Forme:
    frames = furnisher(take.dress, take.faces, take.root, take.is_ltr)
    begun = beginnings(laid.pages, take.reading)
    pages = tuple(
        _page(page, beginning, frames.both(page._page_box.page_type.name))
        for page, beginning in zip(laid.pages, begun, strict=True)
    )
    is_bare = not any(page._page_box.canvas_background for page in laid.pages)
    columns = [column for page in laid.pages for column in columns_of(page)]
    return Forme(
        pages,
        bool(take.pictures),
        (
            tuple(_breaks(columns[0].children[0], "before", 0)),
            tuple(_breaks(columns[-1].children[-1], "after", -1)),
        ),
        frames.both("auto", is_blank=True),
        is_bare and all(map(_moves_freely, pages)),
        _against(laid),
    )


def _against(laid: weasy.Document) -> str:
    """What no unit has alone: a note that fills a page of the next one, and what sheets give to
    the elements that hold them all.
    """
    if not columns_of(laid.pages[-1]):
        return "a note goes on behind the end of an interview"
    root = laid.pages[0]._page_box.children[0]
    for box in (root, columns_of(laid.pages[0])[0]):
        name, style = box.element_tag, box.style
        edges = (f"{kind}_{side}" for kind in ("margin", "padding") for side in ("top", "bottom"))
        borders = (style[f"border_{side}_width"] for side in ("top", "bottom"))
        if any(getattr(style[edge], "value", 0) for edge in edges) or any(borders):
            return f"its sheets give edges to `{name}`"
        if style["string_set"] != "none" or style["bookmark_level"] != "none":
            return f"its sheets take a text from `{name}`"
        if style["page"] not in ("", "auto"):
            return f"its sheets name the pages of `{name}`"
    return "its sheets give a ground to `html`" if has_ground(root.style) else ""


def _page(page: Any, beginning: Beginning, frames: tuple[Frame, Frame]) -> Page:
    box = page._page_box
    strings = (held.string_set for held in box.descendants())
    return Page(
        box.page_type.name,
        box.page_type.blank,
        tuple(one for held in strings if held and held != "none" for one in held),
        tuple((name, float(at[0]), float(at[1])) for name, at in page.anchors.items()),
        tuple(target for kind, target, *_ in page.links if kind == "internal"),
        tuple(page.bookmarks),
        beginning,
        frames,
    )


def _moves_freely(page: Page) -> bool:
    """Whether a page is the same on the other side, but for how far its text is from the fold."""
    here, there = page.frames
    if here == there:
        return True
    (left, top, right, bottom), other = here.text, there.text
    return (
        here.is_plain
        and there.is_plain
        and here.size == there.size
        and (top, bottom) == other[1::2]
        and abs(right - left - other[2] + other[0]) < NEARLY
    )


def _breaks(box: Any, side: str, at: int) -> Iterator[str]:
    """What the sheets ask for before or behind a block, and the blocks that begin or end it."""
    while box is not None:
        yield box.style[f"break_{side}"]
        inside = [one for one in getattr(box, "children", ()) if one.is_in_normal_flow()]
        box = inside[at] if inside else None
