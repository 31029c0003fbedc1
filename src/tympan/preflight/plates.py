"""Plates: the file painted twice so that an ordinary renderer shows its inks.

On the plate of colours cyan, magenta and yellow stand as the lack of red, green and blue; on the
plate of black, black ink stands as grey. What covers what, clips and lets shine through is then
the renderer's work, and needs no second implementation here. A page that lays nothing but black is
not looked at on the plate of colours, and one that paints nothing on neither.
"""

from collections.abc import Iterator, Sequence
from ctypes import c_uint, c_ushort, sizeof
from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from tympan.diagnostic import MM, Box
from tympan.preflight.content import Content
from tympan.preflight.edges import (
    FAINT,
    INKED,
    NOTHING,
    UNSURE,
    edges,
    in_pixels,
    in_points,
)
from tympan.preflight.facts import Boxes, Edge, Ink, Matter, Spot, Words, matter
from tympan.preflight.inks import PAPER, black, colours
from tympan.preflight.original import Original

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels to the point at which ink is looked at.
SCALE = 100 / 72
# Ink is measured as the mean of 15 mm², as the Ghent Workgroup does it.
SIDE = 15**0.5 * MM
FULL = 2.55
# Eight bits to each ink round the sum by no more than this, in percent.
ROUNDED = 1
PLATES = (black, colours)


@dataclass(frozen=True, slots=True)
class Proofed:
    """What a page's plates show: see `facts.Page`."""

    words: Matter
    spots: tuple[Spot, ...]
    edges: tuple[Edge, Edge, Edge, Edge]
    inked: Box | None
    coloured: bool
    window: Ink | None


# A page whose ink nobody looks at.
UNSEEN = Proofed(Matter(), (), (NOTHING,) * 4, None, False, None)


def pulled(
    original: Original,
    contents: Sequence[Content],
    boxes: Sequence[Boxes],
    limit: int,
    window: Box | None,
) -> Iterator[Proofed]:
    """What the plates show of each page; `limit` is the most ink allowed, in percent."""
    dark = pypdfium2.PdfDocument(original.plate(black))
    coloured = None
    if not all(content.is_black for content in contents):
        coloured = pypdfium2.PdfDocument(original.plate(colours))
    for number, (content, where) in enumerate(zip(contents, boxes, strict=True)):
        pages = [dark[number]] if content.paints else []
        if coloured and not content.is_black:
            pages.append(coloured[number])
        yield _proofed(pages, where, limit, window)


def _proofed(pages: list[Any], where: Boxes, limit: int, window: Box | None) -> Proofed:
    """What a page shows on the plate of black, and on that of colours where it is given."""
    from PIL import ImageChops

    if not pages:
        return replace(UNSEEN, window=PAPER if window else None)
    inks = [ink for page in pages for ink in _inks(page, page is pages[0])]
    any_ink = reduce(ImageChops.lighter, inks)
    seen = any_ink.point(INKED).getbbox()
    bled = in_pixels(where.bleed, where, SCALE)
    return Proofed(
        matter(list(_words(pages, where))),
        tuple(_spots(inks, where, limit)),
        edges(any_ink, seen, where, SCALE),
        in_points(seen, where, SCALE) if seen else None,
        any(_highest(ink.crop(bled)) > FAINT for ink in inks[1:]),
        _most(inks, in_pixels(window, where, SCALE)) if window else None,
    )


def _inks(page: Any, is_black: bool) -> tuple["Image", ...]:
    """The inks of a page of either plate: black, or cyan, magenta and yellow."""
    from PIL import ImageChops

    # With four bytes to a pixel nothing is copied; in shades of grey letters stand less exactly.
    shown = page.render(scale=SCALE, draw_annots=False, rev_byteorder=True, prefer_bgrx=True)
    bands = range(1) if is_black else range(3)
    return tuple(ImageChops.invert(shown.to_pil().getchannel(band)) for band in bands)


def _most(inks: Sequence["Image"], box: tuple[int, int, int, int]) -> Ink:
    """The most of each ink in a part of the page, without the pixels at its edge."""
    left, top, right, bottom = box
    box = (left + UNSURE, top + UNSURE, right - UNSURE, bottom - UNSURE)
    dark, *coloured = (_highest(ink.crop(box)) / 255 for ink in inks)
    cyan, magenta, yellow = coloured or PAPER[:3]
    return (cyan, magenta, yellow, dark)


def _highest(ink: "Image") -> float:
    """The most of one ink, of 255, in a part of a page, which may be no part at all."""
    extrema: Any = ink.getextrema() if ink.width and ink.height else (0, 0)
    return float(extrema[1])


# ---------------------------------------------------------------- words


def _words(pages: list[Any], where: Boxes) -> Iterator[Words]:
    """The words of a page: their places from one plate, their inks from each."""
    kind, paper = [raw.FPDF_PAGEOBJ_TEXT], (0.0,) * 3
    text = pages[0].get_textpage()
    plates = [page.get_objects(filter=kind) for page in pages]
    for dark, *coloured in zip(*plates, strict=True):
        if raw.FPDFTextObj_GetTextRenderMode(dark) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            continue
        words = _text(dark, text)
        if not words.strip():
            continue
        left, bottom, right, top = dark.get_bounds()
        matrix = dark.get_matrix()
        outer = dark.container
        while outer is not None:
            around = outer.get_matrix()
            matrix = matrix.multiply(around)
            left, bottom, right, top = around.on_rect(left, bottom, right, top)
            outer = outer.container
        lacks = [1 - part for one in coloured for part in _colour(one)] or paper
        ink = (*lacks, 1 - _colour(dark)[0])
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        x, y = where.corner
        box = (left - x, y - top, right - x, y - bottom)
        yield Words(words, dark.get_font_size() * scale, ink, box)


def _text(held: Any, page: Any, room: int = 512) -> str:
    """The characters of an object among those of its page, in `room` for so many."""
    letters = (c_ushort * room)()
    long = raw.FPDFTextObj_GetText(held, page, letters, sizeof(letters))
    if long > sizeof(letters):
        return _text(held, page, long)
    return bytes(memoryview(letters)[: max(long // 2 - 1, 0)]).decode("utf-16-le", "replace")


def _colour(held: Any) -> tuple[float, float, float]:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    raw.FPDFPageObj_GetFillColor(held, red, green, blue, alpha)
    return (red.value / 255, green.value / 255, blue.value / 255)


# ---------------------------------------------------------------- too much ink


def _spots(inks: Sequence["Image"], where: Boxes, limit: int) -> Iterator[Spot]:
    from PIL import ImageFilter, ImageMath

    allowed = limit + ROUNDED
    # What few inks cannot exceed, and what they do not, need not be looked at.
    if 100 * len(inks) <= allowed or sum(map(_highest, inks)) / FULL <= allowed:
        return
    mean = ImageFilter.BoxBlur((SIDE * SCALE - 1) / 2)
    total = reduce(
        lambda sum, ink: ImageMath.lambda_eval(lambda of: of["sum"] + of["ink"], sum=sum, ink=ink),
        (ink.filter(mean) for ink in inks),
    )
    extrema: Any = total.getextrema()
    peak = extrema[1] / FULL
    if peak > allowed:
        over = ImageMath.lambda_eval(lambda of: of["total"] > allowed * FULL, total=total)
        yield Spot(peak, in_points(over.getbbox(), where, SCALE))
