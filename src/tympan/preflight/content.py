"""What a walk through a page gathers, and the pen that it follows."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Matrix

from tympan.diagnostic import Box
from tympan.preflight.facts import Font, Ink, Line, Missing, Picture, Tint
from tympan.preflight.inks import BLACK

# A shape thinner than this is a line, in points.
THIN = 1.5
# A tint of more ink than this holds on every press.
PALE = 0.5

STROKES = frozenset(("S", "s", "B", "B*", "b", "b*"))
FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*"))


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font as the file holds it, and how many glyphs it has (see `glyphs.py`)."""

    font: Font
    glyphs: int | None
    held: Any


Codes = dict[Face, set[int]]


@dataclass(slots=True)
class Pen:
    """What is in force while a page is painted; `kind` and `ink` are those of fills."""

    ctm: Matrix
    kind: str = "DeviceGray"
    ink: Ink = BLACK
    stroke_kind: str = "DeviceGray"
    stroke_ink: Ink = BLACK
    width: float = 1.0
    face: Face | None = None

    def __copy__(self) -> "Pen":
        return Pen(
            self.ctm,
            self.kind,
            self.ink,
            self.stroke_kind,
            self.stroke_ink,
            self.width,
            self.face,
        )


@dataclass(slots=True)
class Content:
    """What was found on a page.

    `paints` is whether it paints anything, and `mixed` whether that can be anything but black.
    `whole` is whether all that can show was walked through, and `codes` are those of its fonts that
    were met on the way.
    """

    pictures: list[Picture] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tints: list[Tint] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    see_through: set[str] = field(default_factory=set)
    fonts: set[Font] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    paints: bool = False
    mixed: bool = False
    whole: bool = True
    codes: Codes = field(default_factory=dict)

    @property
    def is_black(self) -> bool:
        """Whether black ink is all that it can lay; what is not certain is not black."""
        return self.whole and not (self.mixed or self.see_through or self.unread)


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box that holds all of the points."""
    across, down = zip(*points, strict=True)
    return (min(across), min(down), max(across), max(down))


def points_of(
    name: str, given: list[float], ctm: Matrix, shapes: list[Box]
) -> list[tuple[float, float]]:
    """The points that a part of a path goes through; a rectangle is one of the `shapes` as well."""
    if name == "re":
        x, y, width, height = given
        given = [x, y, x + width, y + height]
    points = [ctm.transform((given[at], given[at + 1])) for at in range(0, len(given), 2)]
    if name == "re":
        shapes.append(around(points))
    return points


def paint_path(
    name: str, path: list[tuple[float, float]], shapes: list[Box], pen: Pen, into: Content
) -> None:
    """Gather what a path becomes when it is stroked or filled: lines and tints."""
    into.paints = into.paints or name != "n"
    if name in STROKES and path:
        matrix = pen.ctm
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        into.lines.append(Line(pen.width * scale, pen.stroke_ink, around(path)))
    if name in FILLS and any(pen.ink):
        for box in shapes:
            thin = min(box[2] - box[0], box[3] - box[1])
            if 0 < thin < THIN:
                into.lines.append(Line(thin, pen.ink, box))
    if name in FILLS and path and 0 < max(pen.ink) < PALE:
        into.tints.append(Tint(pen.ink, around(path)))
