"""Walk through what a page paints: gather it, and paint it anew in the colours of a plate.

A plate is the file in other colours, so that any renderer shows its inks (see `plates.py`).
"""

import copy
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from pikepdf import Matrix, Name, Operator, Pdf, parse_content_stream, unparse_content_stream

from tympan.diagnostic import Box
from tympan.preflight import paint, structure
from tympan.preflight.facts import Font, Ink, Line, Missing, Picture, Tint
from tympan.preflight.glyphs import glyphs_in, shows_nothing
from tympan.preflight.inks import BLACK, family, ink

Plate: TypeAlias = Callable[[Ink], tuple[float, float, float]]

# A shape thinner than this is a line, in points.
THIN = 1.5
# A tint of more ink than this holds on every press.
PALE = 0.5
# Patterns and forms may lie in each other, in a damaged file without end.
DEEPEST = 12

STROKES = ("S", "s", "B", "B*", "b", "b*")
FILLS = ("f", "F", "f*", "B", "B*", "b", "b*")
COLOURS = ("g", "rg", "k", "cs", "sc", "scn")
SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


@dataclass(slots=True)
class Pen:
    """What is in force while a page is painted; `kind` and `ink` are those of fills."""

    ctm: Matrix
    kind: str = "DeviceGray"
    ink: Ink = BLACK
    stroke_kind: str = "DeviceGray"
    stroke_ink: Ink = BLACK
    width: float = 1.0
    font: Font | None = None
    glyphs: int | None = None
    line: Matrix = field(default_factory=Matrix)


@dataclass(slots=True)
class Content:
    """What was found on a page."""

    pictures: list[Picture] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    tints: list[Tint] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    colours: set[str] = field(default_factory=set)
    see_through: set[str] = field(default_factory=set)
    fonts: set[Font] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Walk:
    """A file being walked through, with what several of its pages share."""

    file: Pdf
    plate: Plate
    developed: paint.Developed
    parsed: dict[tuple[int, int], list[Any]] = field(default_factory=dict)
    painted: set[tuple[int, int]] = field(default_factory=set)
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[tuple[int, int], tuple[Font, int | None]] = field(default_factory=dict)

    def page(self, page: Any, origin: Matrix) -> Content:
        """Gather what a page holds, its places seen through `origin`, and repaint the page."""
        content = Content()
        instructions = parse_content_stream(page)
        anew = self._stream(instructions, page.obj.get("/Resources"), origin, content, 0)
        page.obj.Contents = self.file.make_stream(unparse_content_stream(anew))
        return content

    def _stream(
        self, instructions: Iterable[Any], resources: Any, origin: Matrix, into: Content, deep: int
    ) -> list[Any]:
        pen, kept, anew = Pen(origin), [], []
        path: list[tuple[float, float]] = []
        shapes: list[Box] = []
        for step in instructions:
            name = str(step.operator)
            given = step.operands
            match name:
                case "q":
                    kept.append(copy.copy(pen))
                case "Q":
                    pen = kept.pop() if kept else pen
                case "cm":
                    pen.ctm = Matrix(*map(float, given)) @ pen.ctm
                case "w":
                    pen.width = float(given[0])
                case "m" | "l" | "c" | "v" | "y" | "re":
                    path += _points(name, [float(part) for part in given], pen.ctm, shapes)
                case "gs":
                    self._state(_held(resources, "/ExtGState", given[0]), into)
                case "Do":
                    self._object(given[0], resources, pen, into, deep)
                case "sh":
                    self._shading(_held(resources, "/Shading", given[0]), resources, into)
                case "BI" | "INLINE IMAGE":
                    into.unread.add("a picture inside the page's own code")
                case (
                    "g" | "rg" | "k" | "G" | "RG" | "K" | "cs" | "CS" | "sc" | "scn" | "SC" | "SCN"
                ):
                    anew += self._colour(step, name, given, resources, pen, origin, into, deep)
                    continue
                case _ if name[0] in "TB'\"":
                    self._text(name, given, resources, pen, into)
            anew.append(step)
            if name in STROKES or name in FILLS or name == "n":
                _lines(name, path, shapes, pen, into)
                path, shapes = [], []
        return anew

    def _colour(
        self,
        step: Any,
        name: str,
        given: Sequence[Any],
        resources: Any,
        pen: Pen,
        origin: Matrix,
        into: Content,
        deep: int,
    ) -> list[Any]:
        """Take a colour into the pen; the instructions that choose it on the plate."""
        stroke = name.isupper()
        lower = name.lower()
        kind = SPACES.get(lower) or (pen.stroke_kind if stroke else pen.kind)
        colour = BLACK
        if lower == "cs":
            kind = family(given[0], resources)
        elif given and isinstance(given[-1], Name):
            self._pattern(_held(resources, "/Pattern", given[-1]), resources, origin, into, deep)
            return [step]
        else:
            colour = ink(kind, [float(part) for part in given])
        if kind != "Pattern":
            into.colours.add(kind)
        if stroke:
            pen.stroke_kind, pen.stroke_ink = kind, colour
        else:
            pen.kind, pen.ink = kind, colour
        if lower == "cs" and kind == "Pattern":
            return [step]
        return [(list(self.plate(colour)), Operator("RG" if stroke else "rg"))]

    def _object(self, name: Any, resources: Any, pen: Pen, into: Content, deep: int) -> None:
        held = _held(resources, "/XObject", name)
        if held is None:
            return
        if held.get("/Subtype") == Name.Image:
            self._picture(str(name)[1:], held, resources, pen, into)
            return
        group = held.get("/Group")
        if group is not None and group.get("/S") == Name.Transparency:
            into.see_through.add("a group that may let others shine through")
        moved = Matrix(*map(float, held.get("/Matrix", (1, 0, 0, 1, 0, 0))))
        self._within(held, resources, moved @ pen.ctm, into, deep)

    def _within(self, held: Any, resources: Any, origin: Matrix, into: Content, deep: int) -> None:
        """Walk through a form or a pattern, which is repainted once however often it is used."""
        if deep > DEEPEST:
            into.unread.add("what lies too deep in itself")
            return
        key = held.objgen
        if key not in self.parsed:
            self.parsed[key] = list(parse_content_stream(held))
        own = held.get("/Resources", resources)
        anew = self._stream(self.parsed[key], own, origin, into, deep + 1)
        if key not in self.painted:
            self.painted.add(key)
            held.write(unparse_content_stream(anew))

    def _pattern(
        self, pattern: Any, resources: Any, origin: Matrix, into: Content, deep: int
    ) -> None:
        if pattern is None:
            return
        if "/Shading" in pattern:
            self._shading(pattern.Shading, resources, into)
        elif int(pattern.get("/PaintType", 1)) == 1:
            moved = Matrix(*map(float, pattern.get("/Matrix", (1, 0, 0, 1, 0, 0))))
            self._within(pattern, resources, moved @ origin, into, deep)

    def _shading(self, shading: Any, resources: Any, into: Content) -> None:
        if shading is None or shading.objgen in self.painted:
            return
        self.painted.add(shading.objgen)
        kind = family(shading.ColorSpace, resources)
        into.colours.add(kind)
        if not paint.shade(shading, kind, self.plate):
            into.unread.add("a gradient of an unusual kind")

    def _picture(self, name: str, held: Any, resources: Any, pen: Pen, into: Content) -> None:
        if "/SMask" in held:
            into.see_through.add("a picture that lets others shine through")
        if held.objgen not in self.painted:
            self.painted.add(held.objgen)
            kind = "" if held.get("/ImageMask", False) else "unknown"
            if "/ColorSpace" in held:
                kind = family(held.ColorSpace, resources)
            self.kinds[held.objgen] = kind
            self.developed.print_in(held, kind, self.plate)
        kind, film = self.kinds[held.objgen], self.developed.films[held.objgen]
        if kind:
            into.colours.add(kind)
            if film.picture is None:
                into.unread.add("a picture of an unusual kind")
        matrix = pen.ctm
        wide = max((matrix.a**2 + matrix.b**2) ** 0.5, 1e-6)
        high = max((matrix.c**2 + matrix.d**2) ** 0.5, 1e-6)
        ppi = min(film.pixels[0] / wide, film.pixels[1] / high) * 72
        corners = [matrix.transform(corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))]
        box = around(corners)
        into.pictures.append(Picture(name, film.pixels, ppi, film.bits, film.peak, box))

    def _state(self, state: Any, into: Content) -> None:
        if state is None:
            return
        if any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            into.see_through.add("a colour that lets others shine through")
        if state.get("/SMask", Name.None_) != Name.None_:
            into.see_through.add("a soft mask")
        if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            into.see_through.add(f"the blend mode {str(state.BM)[1:]}")

    def _text(
        self, name: str, given: Sequence[Any], resources: Any, pen: Pen, into: Content
    ) -> None:
        match name:
            case "BT":
                pen.line = Matrix()
            case "Tf":
                font = _held(resources, "/Font", given[0])
                if font is not None:
                    if font.objgen not in self.fonts:
                        self.fonts[font.objgen] = (structure.font(font), glyphs_in(font))
                    pen.font, pen.glyphs = self.fonts[font.objgen]
                    into.fonts.add(pen.font)
            case "Tm":
                pen.line = Matrix(*map(float, given))
            case "Td" | "TD":
                pen.line = Matrix(1, 0, 0, 1, *map(float, given)) @ pen.line
            case "Tj" | "TJ" | "'" | '"':
                strings = given[-1] if name == "TJ" else [given[-1]]
                if pen.font and pen.glyphs and shows_nothing(strings, pen.glyphs):
                    x, y = (pen.line @ pen.ctm).transform((0, 0))
                    into.missing.append(Missing(pen.font.name, (x, y - 10, x + 10, y)))


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest box that holds all of the points."""
    across, down = zip(*points, strict=True)
    return (min(across), min(down), max(across), max(down))


def _held(resources: Any, shelf: str, name: Any) -> Any:
    return ((resources or {}).get(shelf) or {}).get(str(name))


def _points(
    name: str, given: list[float], ctm: Matrix, shapes: list[Box]
) -> list[tuple[float, float]]:
    if name == "re":
        x, y, width, height = given
        given = [x, y, x + width, y + height]
    points = [ctm.transform((given[at], given[at + 1])) for at in range(0, len(given), 2)]
    if name == "re":
        shapes.append(around(points))
    return points


def _lines(
    name: str, path: list[tuple[float, float]], shapes: list[Box], pen: Pen, into: Content
) -> None:
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
