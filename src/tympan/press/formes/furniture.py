"""Running heads and folios, set for pages that are laid out already.

They are all of a page that depends on where in the book it stands. WeasyPrint makes them when it
has laid out a document, by functions that it does not publish; here they are called for one page
after another. The version is pinned, and tests/press/formes/test_furniture.py compares what comes
out with what WeasyPrint makes by itself.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import weasyprint.document
from weasyprint.css.counters import CounterStyle
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.layout.page import PageType, make_margin_boxes, page_height, page_width
from weasyprint.layout.page import set_page_type_computed_styles as style_page
from weasyprint.layout.percent import resolve_percentages
from weasyprint.pdf.metadata import DocumentMetadata

from tympan.fonts import Face
from tympan.press import weasy
from tympan.press.formes.loose import painted, painted_tagged
from tympan.press.formes.pages import Frame, Furnishing, Place
from tympan.press.formes.sorts import Painted
from tympan.press.formes.take import Dress
from tympan.press.seen import folio_of


def furnished(wanted: Furnishing) -> tuple[tuple[str, ...], tuple[Painted, ...]]:
    """The folios of pages as they are printed, and their furniture for each medium."""
    maker = furnisher(wanted.dress, wanted.faces, wanted.root, wanted.is_ltr)
    document = maker.document(wanted.places)
    at, mix = wanted.dress.at, wanted.dress.ink.mix
    return tuple(folio_of(page) for page in document.pages), tuple(
        painted_tagged(document, at)
        if medium == "screen"
        else painted(document, at, weasy.Paint(mix))
        for medium in wanted.media
    )


@lru_cache(maxsize=1)
def furnisher(dress: Dress, faces: tuple[Face, ...], root: str, is_ltr: bool) -> "Furnisher":
    """Who makes the furniture in one dress; `root` is the tags of the documents."""
    return Furnisher(dress, faces, root, is_ltr)


class Furnisher:
    """Makes the furniture of pages in one dress, which are turned to the left or to the right."""

    def __init__(self, dress: Dress, faces: tuple[Face, ...], root: str, is_ltr: bool) -> None:
        self.dress, self.is_ltr = dress, is_ltr
        self.bench = weasy.bench(dress.sheets, faces, (), dress.at)
        self.html = weasy.as_read(root, self.bench)
        options = {**weasyprint.DEFAULT_OPTIONS, "stylesheets": self.bench.sheets, "cache": {}}
        self.context = weasyprint.Document._build_layout_context(
            self.html, self.bench.fonts, CounterStyle(), self.bench.profiles, options
        )
        self.styles: dict[PageType, Any] = {}

    def both(self, name: str, is_blank: bool = False) -> tuple[Frame, Frame]:
        """What becomes of a page with this name on a recto, and on a verso."""
        return self._frame(name, is_blank, False), self._frame(name, is_blank, True)

    def _frame(self, name: str, is_blank: bool, is_verso: bool) -> Frame:
        page = self._page(name, is_blank, is_verso)
        left, top = page.content_box_x(), page.content_box_y()
        bleed = page.bleed
        return Frame(
            (page.margin_width(), page.margin_height()),
            (bleed["left"], bleed["top"], bleed["right"], bleed["bottom"]),
            (left, top, left + page.width, top + page.height),
            _is_plain(page),
        )

    def document(self, places: Sequence[Place]) -> weasy.Document:
        """Pages at these places, with nothing on them but their furniture."""
        shared = self.bench
        return weasy.Document(
            [weasyprint.document.Page(self._furnished(place)) for place in places],
            DocumentMetadata(title="furniture", lang="en"),
            shared.fetcher,
            shared.fonts,
            shared.profiles,
            None,
        )

    def _furnished(self, place: Place) -> Any:
        """A page that has nothing but its margin boxes."""
        page = self._page(place.name, place.is_blank, place.is_verso)
        context = self.context
        context.current_page = 2
        context.string_set.clear()
        for name, here, before in place.texts:
            if before:
                context.string_set[name][1].append(before)
            if here:
                context.string_set[name][2].extend(here)
        counters = {"pages": [place.total], "page": [place.number]}
        state: Any = ([0], counters, [{"pages", "page"}], [])
        context.page_bottom = page.content_box_y() + page.height
        page.children = list(make_margin_boxes(context, page, state))
        for box in page.children:
            layout_box_backgrounds(page, box, context.get_image_from_uri)
        page.background = page.canvas_background = None
        return page

    def _page(self, name: str, is_blank: bool, is_verso: bool) -> Any:
        """An empty page, as large as it will be."""
        side = "left" if self.is_ltr == is_verso else "right"
        # No page is the first of all here, and none is counted: sheets that ask are not for takes.
        kind = PageType(side, is_blank, name, 1, ())
        context = self.context
        if kind not in self.styles:
            style_page(kind, self.html, context.style_for)
            self.styles[kind] = context.style_for(kind)
        page = boxes.PageBox(kind, self.styles[kind])
        resolve_percentages(page, page.style["size"])
        page.position_x = page.position_y = 0
        width, height = page.style["size"]
        page_width(page, context, width)
        page_height(page, context, height)
        return page


def _is_plain(page: Any) -> bool:
    edges = ("top", "right", "bottom", "left")
    has_border = any(page.style[f"border_{edge}_width"] for edge in edges)
    return not (has_border or has_ground(page.style))


def has_ground(style: Any) -> bool:
    """Whether something is painted behind what has this style."""
    images = (image[0] != "none" for image in style["background_image"])
    return bool(style["background_color"].alpha) or any(images)
