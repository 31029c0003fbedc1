"""Walk through what a page paints: gather it, and make ready to paint it anew.

A plate is the file in other colours, so that any renderer shows its inks (see `plates.py`). Every
stream is read once, and told for each plate how it is painted there.
"""

import copy
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from pikepdf import Array, Matrix, Name, Operator, Pdf

from tympan.diagnostic import Box
from tympan.preflight import paint, structure
from tympan.preflight.aside import Code, code_of
from tympan.preflight.content import (
    FILLS,
    STROKES,
    Content,
    Face,
    Pen,
    around,
    paint_path,
    points_of,
)
from tympan.preflight.facts import Ink, Missing, Picture
from tympan.preflight.glyphs import codes_in, glyphs_in
from tympan.preflight.inks import BLACK, Plate, black, family, ink

# Patterns and forms may lie in each other, in a damaged file without end.
DEEPEST = 12

SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
COLOURS = frozenset(("g", "rg", "k", "G", "RG", "K", "cs", "CS", "sc", "scn", "SC", "SCN"))

TEXT = frozenset(("BT", "Tf", "Tm", "Td", "TD", "Tj", "TJ", "'", '"'))
ENDS = STROKES | FILLS | {"n"}

# Which instruction chooses a colour, and the ink of it, by its place in the code.
Chosen = dict[int, tuple[str, Ink]]


@dataclass(slots=True)
class Walk:
    """A file being walked through, with what several of its pages share.

    `plates` are those that it may be painted as, and `anew` paints one thing of it in the colours
    of a plate.
    """

    file: Pdf
    plates: tuple[Plate, ...]
    codes: dict[tuple[int, int], Code] = field(default_factory=dict)
    films: dict[tuple[int, int], paint.Film] = field(default_factory=dict)
    faces: dict[tuple[int, int], Face] = field(default_factory=dict)
    anew: list[Callable[[Plate], None]] = field(default_factory=list)

    def page(self, page: Any, origin: Matrix) -> Content:
        """Gather what a page holds, its places seen through `origin`."""
        content = Content()
        code = code_of(self.file, structure.code(page))
        chosen = self._stream(code, page.resources, origin, content, 0)
        plates = self.plates if content.paints else ()
        if content.is_black:
            plates = tuple(plate for plate in plates if plate is black)
        written = _written(code, chosen, True, plates)
        if self.plates:
            page.obj.Contents = self.file.make_stream(b"")
            self.anew.append(partial(_write, page.obj.Contents, written))
        return content

    def plate(self, plate: Plate) -> bytes:
        """The whole file in the colours of a plate; a page that it does not show is blank."""
        for paint_anew in self.anew:
            paint_anew(plate)
        made = io.BytesIO()
        self.file.save(made, compress_streams=False)
        return made.getvalue()

    def _stream(
        self, code: Code, resources: Any, origin: Matrix, into: Content, deep: int
    ) -> Chosen:
        pen, kept = Pen(origin), []
        chosen: Chosen = {}
        path: list[tuple[float, float]] = []
        shapes: list[Box] = []
        for at, step in enumerate(code.instructions):
            name = str(step.operator)
            match name:
                case "q":
                    kept.append(copy.copy(pen))
                case "Q":
                    pen = kept.pop() if kept else pen
                case "cm":
                    pen.ctm = Matrix(*map(float, step.operands)) @ pen.ctm
                case "w":
                    pen.width = float(step.operands[0])
                case "m" | "l" | "c" | "v" | "y" | "re":
                    given = [float(part) for part in step.operands]
                    path += points_of(name, given, pen.ctm, shapes)
                case "gs":
                    self._state(_held(resources, "/ExtGState", step.operands[0]), into)
                case "Do":
                    self._object(step.operands[0], resources, pen, into, deep)
                case "sh":
                    shading = _held(resources, "/Shading", step.operands[0])
                    self._shading(shading, resources, into)
                case "BI" | "INLINE IMAGE":
                    into.paints = True
                    into.unread.add("a picture inside the page's own code")
                case _ if name in COLOURS:
                    colour = self._colour(name, step.operands, resources, pen, origin, into, deep)
                    if colour:
                        chosen[at] = ("RG" if name.isupper() else "rg", colour)
                case _ if name in ENDS:
                    paint_path(name, path, shapes, pen, into)
                    path, shapes = [], []
                case _ if name in TEXT:
                    self._text(name, step.operands, code, resources, pen, into)
        return chosen

    def _colour(
        self,
        name: str,
        given: Sequence[Any],
        resources: Any,
        pen: Pen,
        origin: Matrix,
        into: Content,
        deep: int,
    ) -> Ink | None:
        """Take a colour into the pen; what ink it is, and None for a pattern."""
        stroke = name.isupper()
        lower = name.lower()
        kind = SPACES.get(lower) or (pen.stroke_kind if stroke else pen.kind)
        colour = BLACK
        if lower == "cs":
            kind = family(given[0], resources)
        elif given and isinstance(given[-1], Name):
            into.mixed = True
            self._pattern(_held(resources, "/Pattern", given[-1]), resources, origin, into, deep)
            return None
        else:
            colour = ink(kind, [float(part) for part in given])
        if kind != "Pattern":
            into.colours.add(kind)
            into.mixed = into.mixed or any(colour[:3])
        if stroke:
            pen.stroke_kind, pen.stroke_ink = kind, colour
        else:
            pen.kind, pen.ink = kind, colour
        return None if lower == "cs" and kind == "Pattern" else colour

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
        self._within(held, resources, moved @ pen.ctm, into, deep, False)

    def _within(
        self, held: Any, resources: Any, origin: Matrix, into: Content, deep: int, is_first: bool
    ) -> None:
        """Walk through a form or a pattern, which is repainted once however often it is used."""
        if deep > DEEPEST:
            into.unread.add("what lies too deep in itself")
            return
        known = self.codes.get(held.objgen)
        code = self.codes[held.objgen] = known or code_of(self.file, held.read_bytes())
        own = held.get("/Resources", resources)
        chosen = self._stream(code, own, origin, into, deep + 1)
        if known is None:
            written = _written(code, chosen, is_first, self.plates)
            self.anew.append(partial(_write, held, written))

    def _pattern(
        self, pattern: Any, resources: Any, origin: Matrix, into: Content, deep: int
    ) -> None:
        if pattern is None:
            return
        if "/Shading" in pattern:
            self._shading(pattern.Shading, resources, into)
        elif int(pattern.get("/PaintType", 1)) == 1:
            moved = Matrix(*map(float, pattern.get("/Matrix", (1, 0, 0, 1, 0, 0))))
            self._within(pattern, resources, moved @ origin, into, deep, True)

    def _shading(self, shading: Any, resources: Any, into: Content) -> None:
        if shading is None:
            return
        into.paints = into.mixed = True
        gradient = paint.gradient(shading, resources)
        into.colours.add(gradient.kind)
        if not gradient.ends:
            into.unread.add("a gradient of an unusual kind")
        self.anew.append(gradient.paint)

    def _picture(self, name: str, held: Any, resources: Any, pen: Pen, into: Content) -> None:
        if "/SMask" in held:
            into.see_through.add("a picture that lets others shine through")
        if held.objgen not in self.films:
            develop = paint.film if self.plates else paint.frame
            self.films[held.objgen] = film = develop(held, resources)
            self.anew.append(partial(film.paint, held))
        film = self.films[held.objgen]
        into.paints = True
        into.mixed = into.mixed or film.is_mixed
        if film.kind:
            into.colours.add(film.kind)
            if self.plates and film.picture is None:
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
        self, name: str, given: Sequence[Any], code: Code, resources: Any, pen: Pen, into: Content
    ) -> None:
        match name:
            case "BT":
                pen.line = Matrix()
            case "Tf":
                held = _held(resources, "/Font", given[0])
                if held is not None:
                    pen.face = self._face(held)
                    into.fonts.add(pen.face.font)
            case "Tm":
                pen.line = Matrix(*map(float, given))
            case "Td" | "TD":
                pen.line = Matrix(1, 0, 0, 1, *map(float, given)) @ pen.line
            case _:
                into.paints = True
                face = pen.face
                if face is None or not face.glyphs:
                    return
                codes = codes_in(code.shown(given[-1]))
                into.codes.setdefault(face.number, set()).update(codes)
                if codes and (min(codes) == 0 or max(codes) >= face.glyphs):
                    x, y = (pen.line @ pen.ctm).transform((0, 0))
                    into.missing.append(Missing(face.font.name, (x, y - 10, x + 10, y)))

    def _face(self, held: Any) -> Face:
        number = held.objgen
        if number in self.faces:
            return self.faces[number]
        face = Face(structure.font(held), glyphs_in(held), number)
        if held.is_indirect:
            self.faces[number] = face
        return face


def _held(resources: Any, shelf: str, name: Any) -> Any:
    return ((resources or {}).get(shelf) or {}).get(str(name))


def _written(
    code: Code, chosen: Chosen, is_first: bool, plates: Sequence[Plate]
) -> dict[Plate, bytes]:
    """Code in the colours of each plate; what is the first to paint begins in black."""
    written = {}
    for plate in plates:
        steps = list(code.instructions)
        for at, (name, colour) in chosen.items():
            steps[at] = (list(plate(colour)), Operator(name))
        if is_first:
            steps[:0] = [(list(plate(BLACK)), Operator(name)) for name in ("rg", "RG")]
        written[plate] = code.written(steps)
    return written


def _write(held: Any, written: Mapping[Plate, bytes], plate: Plate) -> None:
    held.write(written.get(plate, b""))
