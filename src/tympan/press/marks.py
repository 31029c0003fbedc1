"""Crop and registration marks: outside the bleed, in every ink, so that each plate shows them."""

from collections.abc import Iterator

from tympan.printers.profile import Edges

# Points. A mark is a quarter of an inch long and begins beyond the bleed, never nearer than that.
LENGTH, WIDTH, NEAREST = 18.0, 0.25, 9.0
CIRCLE = 0.5523  # how far a curve's handles reach to make a quarter of a circle


def slug(bleed: Edges) -> float:
    """How much paper the marks need around the trim, in points."""
    return _start(bleed) + LENGTH + 3


def marks(width: float, height: float, bleed: Edges, limit: int) -> bytes:
    """The operators that draw the marks around a trim whose lower left corner is the origin.

    They are in equal parts of all four inks, together `limit` percent.
    """
    part = f"{limit / 400:g}"
    ink = f"{part} {part} {part} {part} K".encode()
    start = _start(bleed)
    lines = [b"q", ink, f"{WIDTH} w".encode()]
    for x, away in ((0.0, -1), (width, 1)):
        for y, up in ((0.0, -1), (height, 1)):
            lines.append(_line(x + away * start, y, x + away * (start + LENGTH), y))
            lines.append(_line(x, y + up * start, x, y + up * (start + LENGTH)))
    centre = start + LENGTH / 2
    for x, y in (
        (width / 2, -centre),
        (width / 2, height + centre),
        (-centre, height / 2),
        (width + centre, height / 2),
    ):
        lines += _register(x, y)
    return b"\n".join([*lines, b"Q"])


def _start(bleed: Edges) -> float:
    return max(NEAREST, bleed.top, bleed.bottom, bleed.outside, bleed.inside) + 1


def _register(x: float, y: float) -> Iterator[bytes]:
    """A cross in a circle."""
    half, radius = LENGTH / 2 - 1, LENGTH / 4
    yield _line(x - half, y, x + half, y)
    yield _line(x, y - half, x, y + half)
    handle = radius * CIRCLE
    points = [
        (x + radius, y),
        *((x + radius, y + handle), (x + handle, y + radius), (x, y + radius)),
        *((x - handle, y + radius), (x - radius, y + handle), (x - radius, y)),
        *((x - radius, y - handle), (x - handle, y - radius), (x, y - radius)),
        *((x + handle, y - radius), (x + radius, y - handle), (x + radius, y)),
    ]
    numbers = [f"{a:.3f} {b:.3f}" for a, b in points]
    curves = " ".join(f"{' '.join(numbers[at : at + 3])} c" for at in range(1, 13, 3))
    yield f"{numbers[0]} m {curves} S".encode()


def _line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S".encode()
