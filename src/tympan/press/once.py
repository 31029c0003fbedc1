"""What follows from a style alone, worked out once for each.

For every word that it measures, WeasyPrint tells Pango of the style anew, and it turns the same
percentages into lengths for every box. As elements that look the same share a style (`styles.py`),
what was made for it is kept with it: a model of its Pango layouts, the height of its lines, and its
lengths for each size of what it stands in.

All replace functions that WeasyPrint does not publish, so its version is pinned;
tests/press/test_once.py compares pages with those that are made without.
"""

from typing import Any

import weasyprint.layout
import weasyprint.layout.inline
import weasyprint.layout.percent
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

ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);", override=True)

_plain_setup = Layout.setup
_plain_strut = weasyprint.layout.inline.strut
_plain_resolve_percentages = weasyprint.layout.percent.resolve_percentages


def apply() -> None:
    """Put the functions in place; again is harmless."""
    Layout.setup = setup
    weasyprint.layout.inline.strut = strut
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
