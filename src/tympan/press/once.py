"""What follows from a style alone, worked out once for each.

For every word that it measures, WeasyPrint tells Pango of the style anew, it turns the same
percentages into lengths for every box, and asks each time anew whether a box is in the flow, or has
a background. As elements that look the same share a style (`styles.py`), what was found for it is
kept with it: a model of its Pango layouts, the height of its lines, its lengths for each size of
what it stands in, and these answers.

All replace functions that WeasyPrint does not publish, so its version is pinned;
tests/press/test_once.py compares pages with those that are made without.
"""

from typing import Any

import weasyprint.layout
import weasyprint.layout.background
import weasyprint.layout.inline
import weasyprint.layout.percent
from weasyprint.draw.color import get_color
from weasyprint.formatting_structure.boxes import Box, PageBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.text.ffi import ffi, gobject, pango
from weasyprint.text.line_break import Layout

# What `resolve_percentages` gives a box.
SIDES = ("top", "right", "bottom", "left")
LENGTHS = {
    *("width", "height", "min_width", "min_height", "max_width", "max_height"),
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
    *(f"border_{side}_width" for side in SIDES),
}

# What a box is given that has no background, no round corners, and no pictures for its borders.
CORNERS = [
    f"border_{side}_radius" for side in ("top_left", "top_right", "bottom_right", "bottom_left")
]
BARE = {"background": None} | dict.fromkeys(CORNERS, (0, 0))

ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);", override=True)

_plain_setup = Layout.setup
_plain_strut = weasyprint.layout.inline.strut
_plain_resolve_percentages = weasyprint.layout.percent.resolve_percentages
_plain_is_in_normal_flow = Box.is_in_normal_flow
_plain_layout_box_backgrounds = weasyprint.layout.background.layout_box_backgrounds


def apply() -> None:
    """Put the functions in place; again is harmless."""
    Layout.setup = setup
    weasyprint.layout.inline.strut = strut
    Box.is_in_normal_flow = is_in_normal_flow
    weasyprint.layout.background.layout_box_backgrounds = layout_box_backgrounds
    for name in ("absolute", "block", "column", "float", "grid", "inline", "page", "table"):
        getattr(weasyprint.layout, name).resolve_percentages = resolve_percentages


def setup(layout: Any, style: Any) -> None:
    """Prepare a Pango layout for a style: a copy of the first one that was prepared for it."""
    model = vars(style).get("tympan_layout")
    if model is None:
        model = style.tympan_layout = Layout.__new__(Layout)
        _plain_setup(model, style)
    vars(layout).update(vars(model))
    layout.layout = ffi.gc(pango.pango_layout_copy(model.layout), gobject.g_object_unref)


def strut(style: Any) -> Any:
    """The height of a line in a style, and its baseline."""
    found = vars(style).get("tympan_strut")
    if found is None:
        found = style.tympan_strut = _plain_strut(style)
    return found


def resolve_percentages(box: Any, containing_block: Any) -> None:
    """Give a box its lengths, as they are in a container of such a size."""
    size = (
        (containing_block.width, containing_block.height)
        if isinstance(containing_block, Box)
        else tuple(containing_block)
    )
    known = vars(box.style).setdefault("tympan_lengths", {})
    key = (*size, isinstance(box, PageBox))
    if isinstance(box, AbsolutePlaceholder) or box.style["border_collapse"] == "collapse":
        _plain_resolve_percentages(box, containing_block)
    elif key in known:
        vars(box).update(known[key])
    else:
        _plain_resolve_percentages(box, containing_block)
        known[key] = {name: value for name, value in vars(box).items() if name in LENGTHS}


def is_in_normal_flow(box: Any) -> bool:
    """Whether a box stands where its text stands."""
    style = box.style
    try:
        found: bool = style.tympan_is_in_flow
    except AttributeError:
        found = style.tympan_is_in_flow = _plain_is_in_normal_flow(box)
    return found


def layout_box_backgrounds(
    page: Any, box: Any, images: Any, layout_children: bool = True, style: Any = None
) -> None:
    """Place the backgrounds of a box and of those inside it; most have none."""
    if style is not None or box is page or not _is_bare(box.style):
        _plain_layout_box_backgrounds(page, box, images, layout_children, style)
        return
    # What is placed absolutely stands behind a placeholder.
    vars(getattr(box, "_box", box)).update(BARE)
    if layout_children:
        for child in box.all_children():
            layout_box_backgrounds(page, child, images)


def _is_bare(style: Any) -> bool:
    if "tympan_is_bare" not in vars(style):
        style.tympan_is_bare = (
            all((0, "px") in style[corner] for corner in CORNERS)
            and style["border_image_source"][0] == style["mask_border_source"][0] == "none"
            and all(kind != "url" and not image for kind, image in style["background_image"])
            and not style["box_shadow"]
            and get_color(style, "background_color").alpha == 0
        )
    bare: bool = style.tympan_is_bare
    return bare
