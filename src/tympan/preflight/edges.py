"""Along the edges of a page: where ink touches the trim, stops short of the bleed, goes beyond."""

import re
from typing import TYPE_CHECKING

from tympan.diagnostic import Box
from tympan.preflight.facts import Boxes, Edge

if TYPE_CHECKING:
    from PIL.Image import Image

# Less ink than this, of 255, is paper.
FAINT = 3
# Pixels: the first at an edge is half this side of it and half the other, and is passed over.
UNSURE, DEEP = 1, 3
# What each of 256 shades of ink is: paper, or ink that counts.
INKED = bytes(255 * (shade > FAINT) for shade in range(256))
IS_INKED = bytes(shade > FAINT for shade in range(256))
NOTHING = Edge(None, None, None)

Run = tuple[int, int, int, int]


def in_pixels(box: Box, where: Boxes, scale: float) -> tuple[int, int, int, int]:
    """A box as whole pixels of the rendered sheet, of which `scale` make a point."""
    left, top = where.media[:2]
    return (
        round((box[0] - left) * scale),
        round((box[1] - top) * scale),
        round((box[2] - left) * scale),
        round((box[3] - top) * scale),
    )


def in_points(pixels: tuple[float, float, float, float], where: Boxes, scale: float) -> Box:
    """A box of pixels as points from the top left of the trim."""
    left, top = where.media[:2]
    return (
        pixels[0] / scale + left,
        pixels[1] / scale + top,
        pixels[2] / scale + left,
        pixels[3] / scale + top,
    )


def edges(
    ink: "Image", seen: Run | None, where: Boxes, scale: float
) -> tuple[Edge, Edge, Edge, Edge]:
    """The four edges of a sheet: `ink` is its darkest at every pixel, `seen` the box of it all."""
    trim = in_pixels((0, 0, where.width, where.height), where, scale)
    bleed = in_pixels(where.bleed, where, scale)

    def edge(number: int) -> Edge:
        outward = -1 if number < 2 else 1
        inner = outward * min(outward * trim[number], outward * bleed[number])
        if seen is None or outward * (seen[number] - inner) <= -DEEP:
            return NOTHING
        runs = _runs(ink, trim, bleed, number)
        touching, unfilled, beyond = (run and in_points(run, where, scale) for run in runs)
        return Edge(touching, unfilled, beyond)

    return (edge(0), edge(1), edge(2), edge(3))


def _runs(
    ink: "Image", trim: Run, bleed: Run, number: int
) -> tuple[Run | None, Run | None, Run | None]:
    """The longest runs of ink that touch the trim, that stop there, and beyond the bleed."""
    upright, outward = number in (0, 2), -1 if number < 2 else 1
    cut, end = trim[number], bleed[number]
    inner = _strip(ink, trim, upright, cut - outward * DEEP, cut - outward * UNSURE)
    outer = _strip(ink, trim, upright, (cut + end) // 2, end - outward * UNSURE)
    past = _strip(ink, trim, upright, end + outward * UNSURE, end + outward * DEEP)
    touching = _longest(inner, inner[1].translate(IS_INKED))
    unfilled = touching
    if outer[1]:
        short = zip(inner[1], outer[1], strict=True)
        unfilled = _longest(outer, bytes(there > FAINT and not beyond for there, beyond in short))
    return touching, unfilled, _longest(past, past[1].translate(IS_INKED))


def _strip(ink: "Image", trim: Run, upright: bool, near: int, far: int) -> tuple[Run, bytes]:
    """A strip along an edge, between two depths, with its mean ink at every pixel of its length."""
    most = ink.width if upright else ink.height
    begin, end = sorted(max(0, min(most, depth)) for depth in (near, far))
    box = (begin, trim[1], end, trim[3]) if upright else (trim[0], begin, trim[2], end)
    size = (1, box[3] - box[1]) if upright else (box[2] - box[0], 1)
    if begin == end or min(size) < 1:
        return box, b""
    from PIL import Image

    return box, ink.crop(box).resize(size, Image.Resampling.BOX).tobytes()


def _longest(strip: tuple[Run, bytes], flags: bytes) -> Run | None:
    """The part of a strip that has the longest row of flags."""
    rows = list(re.finditer(rb"\x01+", flags))
    if not rows:
        return None
    row = max(rows, key=lambda one: len(one[0]))
    left, top, right, bottom = strip[0]
    if len(flags) == bottom - top:
        return (left, top + row.start(), right, top + row.end())
    return (left + row.start(), top, left + row.end(), bottom)
