"""Plates: the file painted twice so that an ordinary renderer shows its inks.

On the plate of colours cyan, magenta and yellow stand as the lack of red, green and blue; on the
plate of black, black ink stands as grey. What covers what, clips and lets shine through is then
the renderer's work, and needs no second implementation here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
from pypdfium2 import raw

from tympan.diagnostic import MM, Box
from tympan.preflight.edges import FAINT, UNSURE, edges, in_pixels, in_points
from tympan.preflight.facts import Boxes, Edge, Ink, Spot, Words

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels to the point at which ink is looked at.
SCALE = 100 / 72
# Ink is measured as the mean of 15 mm², as the Ghent Workgroup does it.
SIDE = 15**0.5 * MM
FULL = 2.55
# Eight bits to each ink round the sum by no more than this, in percent.
ROUNDED = 1


def colours(ink: Ink) -> tuple[float, float, float]:
    """An ink on the plate of colours."""
    return (1 - ink[0], 1 - ink[1], 1 - ink[2])


def black(ink: Ink) -> tuple[float, float, float]:
    """An ink on the plate of black."""
    return (1 - ink[3],) * 3


@dataclass(frozen=True, slots=True)
class Proofed:
    """What a page's plates show: see `facts.Page`."""

    words: tuple[Words, ...]
    spots: tuple[Spot, ...]
    edges: tuple[Edge, Edge, Edge, Edge]
    inked: Box | None
    coloured: bool
    window: Ink | None


# A page whose ink nobody looks at.
UNSEEN = Proofed((), (), (Edge(None, None, None),) * 4, None, False, None)


def pulled(
    plates: tuple[bytes, bytes], boxes: list[Boxes], limit: int, window: Box | None
) -> Iterator[Proofed]:
    """What the two plates show of each page; `limit` is the most ink allowed, in percent."""
    from PIL import ImageChops

    documents = [pypdfium2.PdfDocument(plate) for plate in plates]
    for number, where in enumerate(boxes):
        pages = [document[number] for document in documents]
        inks = [ImageChops.invert(_rendered(page)) for page in pages]
        cyan, magenta, yellow = inks[0].split()
        any_ink = ImageChops.lighter(cyan, ImageChops.lighter(magenta, yellow))
        bled = any_ink.crop(in_pixels(where.bleed, where, SCALE))
        any_ink = ImageChops.lighter(any_ink, inks[1].getchannel(0))
        seen = any_ink.point(lambda value: 255 if value > FAINT else 0).getbbox()
        yield Proofed(
            tuple(_words(pages, where)),
            tuple(_spots(inks[0], inks[1].getchannel(0), where, limit)),
            edges(any_ink, where, SCALE),
            in_points(seen, where, SCALE) if seen else None,
            _highest(bled) > FAINT,
            _most(inks, in_pixels(window, where, SCALE)) if window else None,
        )


def _most(inks: list["Image"], box: tuple[int, int, int, int]) -> Ink:
    """The most of each ink in a part of the page, without the pixels at its edge."""
    left, top, right, bottom = box
    box = (left + UNSURE, top + UNSURE, right - UNSURE, bottom - UNSURE)
    cyan, magenta, yellow = (_highest(ink.crop(box)) / 255 for ink in inks[0].split())
    return (cyan, magenta, yellow, _highest(inks[1].getchannel(0).crop(box)) / 255)


def _highest(ink: "Image") -> float:
    """The most of one ink, of 255, in a part of a page, which may be no part at all."""
    extrema: Any = ink.getextrema() if ink.width and ink.height else (0, 0)
    return float(extrema[1])


def _rendered(page: Any) -> "Image":
    image: Image = page.render(scale=SCALE, draw_annots=False, rev_byteorder=True).to_pil()
    return image.convert("RGB")


# ---------------------------------------------------------------- words


def _words(pages: list[Any], where: Boxes) -> Iterator[Words]:
    """The words of a page: their places from one plate, their inks from both."""
    kind = [raw.FPDF_PAGEOBJ_TEXT]
    text = pages[0].get_textpage()
    shown = pages[0].get_objects(filter=kind, textpage=text)
    for coloured, dark in zip(shown, pages[1].get_objects(filter=kind), strict=True):
        if raw.FPDFTextObj_GetTextRenderMode(coloured) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            continue
        size = coloured.get_font_size()
        left, bottom, right, top = coloured.get_bounds()
        matrix = coloured.get_matrix()
        outer = coloured.container
        while outer is not None:
            around = outer.get_matrix()
            matrix = matrix.multiply(around)
            left, bottom, right, top = around.on_rect(left, bottom, right, top)
            outer = outer.container
        red, green, blue = _colour(coloured)
        ink = (1 - red, 1 - green, 1 - blue, 1 - _colour(dark)[0])
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        x, y = where.corner
        words = coloured.extract() if raw.FPDFTextObj_GetText(coloured, text, None, 0) > 2 else ""
        if words.strip():
            box = (left - x, y - top, right - x, y - bottom)
            yield Words(words, size * scale, ink, box)


def _colour(held: Any) -> tuple[float, float, float]:
    from ctypes import c_uint

    parts = [c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(held, *parts)
    red, green, blue = (part.value / 255 for part in parts[:3])
    return (red, green, blue)


# ---------------------------------------------------------------- too much ink


def _spots(coloured: "Image", dark: "Image", where: Boxes, limit: int) -> Iterator[Spot]:
    from PIL import ImageFilter, ImageMath

    most = sum(map(_highest, (*coloured.split(), dark)))
    if most / FULL <= limit + ROUNDED:
        return
    mean = ImageFilter.BoxBlur((SIDE * SCALE - 1) / 2)
    inks = (*coloured.filter(mean).split(), dark.filter(mean))
    total = ImageMath.lambda_eval(
        lambda of: of["c"] + of["m"] + of["y"] + of["k"], **dict(zip("cmyk", inks, strict=True))
    )
    peak = total.getextrema()[1] / FULL
    if peak > limit + ROUNDED:
        allowed = (limit + ROUNDED) * FULL
        over = ImageMath.lambda_eval(lambda of: of["total"] > allowed, total=total)
        yield Spot(peak, in_points(over.getbbox(), where, SCALE))
