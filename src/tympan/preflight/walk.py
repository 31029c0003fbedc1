"""Walk through what a page paints, gather it, and tell how it is painted anew."""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pikepdf import Matrix, Name

from tympan.diagnostic import Box
from tympan.preflight import paint, structure
from tympan.preflight.aside import Code, code_of
from tympan.preflight.content import (
    Content,
    Face,
    Pen,
    around,
    paint_path,
    points_of,
)
from tympan.preflight.facts import Ink, Missing, Picture
from tympan.preflight.glyphs import codes_in
from tympan.preflight.inks import BLACK, black, family, ink
from tympan.preflight.original import Chosen, Original

# Patterns and forms may lie in each other, in a damaged file without end.
DEEPEST = 12
SPACES = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}


def walk(original: Original, page: Any, origin: Matrix) -> Content:
    """What a page of the original holds, its places seen through `origin`."""
    content = Content()
    code = code_of(original.desk, structure.code(page))
    stretch = _Stretch(original, code, page.resources, origin, content, 0, Pen(origin))
    chosen = stretch.walked()
    if original.plates:
        page.obj.Contents = original.file.make_stream(b"")
        shows = original.plates if content.paints else ()
        if content.is_black:
            shows = tuple(plate for plate in shows if plate is black)
        original.repaint(page.obj.Contents, code, chosen, True, shows)
    return content


@dataclass(slots=True, eq=False)
class _Stretch:
    """A page, a form or a pattern being walked through, and what is in force at each step.

    `moves` are those of the line of text so far; `faces` are the fonts that it has met by name, and
    `states` the fonts that states have set, which few do.
    """

    original: Original
    code: Code
    resources: Any
    origin: Matrix
    into: Content
    deep: int
    pen: Pen
    kept: list[Pen] = field(default_factory=list)
    path: list[tuple[float, float]] = field(default_factory=list)
    shapes: list[Box] = field(default_factory=list)
    chosen: Chosen = field(default_factory=dict)
    moves: list[Any] = field(default_factory=list)
    faces: dict[str, Face | None] = field(default_factory=dict)
    states: dict[str, Face | None] = field(default_factory=dict)

    def walked(self) -> Chosen:
        """Go through all instructions; the colours that they choose."""
        for at, step in enumerate(self.code.instructions):
            name = str(step.operator)
            if name in STEPS:
                STEPS[name](self, name, at, step)
        return self.chosen

    def _keep(self, name: str, at: int, step: Any) -> None:
        if name == "q":
            self.kept.append(copy(self.pen))
        elif self.kept:
            self.pen = self.kept.pop()

    def _transform(self, name: str, at: int, step: Any) -> None:
        self.pen.ctm = Matrix(*map(float, step.operands)) @ self.pen.ctm

    def _width(self, name: str, at: int, step: Any) -> None:
        self.pen.width = float(step.operands[0])

    def _point(self, name: str, at: int, step: Any) -> None:
        given = [float(part) for part in step.operands]
        self.path += points_of(name, given, self.pen.ctm, self.shapes)

    def _path(self, name: str, at: int, step: Any) -> None:
        paint_path(name, self.path, self.shapes, self.pen, self.into)
        self.path, self.shapes = [], []

    def _space(self, name: str, at: int, step: Any) -> None:
        kind = family(step.operands[0], self.resources)
        self._take(kind, BLACK, name, at if kind != "Pattern" else None)

    def _colour(self, name: str, at: int, step: Any) -> None:
        given = step.operands
        if given and isinstance(given[-1], Name):
            self._pattern(self._held("/Pattern", given[-1]))
            return
        own = self.pen.stroke_kind if name.isupper() else self.pen.kind
        kind = SPACES.get(name.lower(), own)
        self._take(kind, ink(kind, [float(part) for part in given]), name, at)

    def _take(self, kind: str, colour: Ink, name: str, at: int | None) -> None:
        """Take a colour into the pen, and remember where it was chosen."""
        if name.isupper():
            self.pen.stroke_kind, self.pen.stroke_ink = kind, colour
        else:
            self.pen.kind, self.pen.ink = kind, colour
        if kind != "Pattern":
            self.into.colours.add(kind)
            self.into.mixed = self.into.mixed or any(colour[:3])
        if at is not None:
            self.chosen[at] = ("RG" if name.isupper() else "rg", colour)

    def _pattern(self, pattern: Any) -> None:
        self.into.mixed = True
        if pattern is None:
            return
        if "/Shading" in pattern:
            self._gradient(pattern.Shading)
        elif int(pattern.get("/PaintType", 1)) == 1:
            self._within(pattern, self.origin, True)
        else:
            self.into.whole = False

    def _shading(self, name: str, at: int, step: Any) -> None:
        shading = self._held("/Shading", step.operands[0])
        if shading is not None:
            self.into.paints = True
            self._gradient(shading)

    def _gradient(self, shading: Any) -> None:
        gradient = paint.gradient(shading, self.resources)
        self.into.mixed = True
        self.into.colours.add(gradient.kind)
        if not gradient.ends:
            self.into.unread.add("a gradient of an unusual kind")
        self.original.anew.append(gradient.paint)

    def _object(self, name: str, at: int, step: Any) -> None:
        held = self._held("/XObject", step.operands[0])
        if held is None:
            return
        if held.get("/Subtype") == Name.Image:
            self._picture(str(step.operands[0])[1:], held)
            return
        group = held.get("/Group")
        if group is not None and group.get("/S") == Name.Transparency:
            self.into.see_through.add("a group that may let others shine through")
        self._within(held, self.pen.ctm, False)

    def _within(self, held: Any, origin: Matrix, is_first: bool) -> None:
        """Walk through a form or a pattern, which is repainted once however often it is used."""
        if self.deep == DEEPEST:
            self.into.unread.add("what lies too deep in itself")
            self.into.whole = False
            return
        code, number = self.original.code(held), held.objgen
        moved = Matrix(*map(float, held.get("/Matrix", (1, 0, 0, 1, 0, 0)))) @ origin
        own = held.get("/Resources", self.resources)
        deep = self.deep + 1
        chosen = _Stretch(self.original, code, own, moved, self.into, deep, Pen(moved)).walked()
        if number not in self.original.codes:
            self.original.codes[number] = code
            self.original.repaint(held, code, chosen, is_first, self.original.plates)

    def _picture(self, name: str, held: Any) -> None:
        into, matrix = self.into, self.pen.ctm
        if "/SMask" in held:
            into.see_through.add("a picture that lets others shine through")
        film = self.original.film(held, self.resources)
        into.paints = True
        into.mixed = into.mixed or film.is_mixed
        if film.kind:
            into.colours.add(film.kind)
            if film.picture is None and self.original.plates:
                into.unread.add("a picture of an unusual kind")
        wide = max((matrix.a**2 + matrix.b**2) ** 0.5, 1e-6)
        high = max((matrix.c**2 + matrix.d**2) ** 0.5, 1e-6)
        ppi = min(film.pixels[0] / wide, film.pixels[1] / high) * 72
        box = around([matrix.transform(corner) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))])
        into.pictures.append(Picture(name, film.pixels, ppi, film.bits, film.peak, box))

    def _inline(self, name: str, at: int, step: Any) -> None:
        self.into.paints = True
        self.into.unread.add("a picture inside the page's own code")

    def _state(self, name: str, at: int, step: Any) -> None:
        called = str(step.operands[0])
        if called not in self.states:
            state = self._held("/ExtGState", called)
            self.states[called] = None if state is None else self._looked_at(state)
        self._take_up(self.states[called])

    def _looked_at(self, state: Any) -> Face | None:
        """What a state lets shine through; the font that it sets, if it does."""
        see_through = self.into.see_through
        if any(float(state.get(key, 1)) < 1 for key in ("/ca", "/CA")):
            see_through.add("a colour that lets others shine through")
        if state.get("/SMask", Name.None_) != Name.None_:
            see_through.add("a soft mask")
            self.into.whole = False
        if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            see_through.add(f"the blend mode {str(state.BM)[1:]}")
        return self.original.face(state.Font[0]) if "/Font" in state else None

    def _font(self, name: str, at: int, step: Any) -> None:
        called = str(step.operands[0])
        if called not in self.faces:
            held = self._held("/Font", called)
            self.faces[called] = None if held is None else self.original.face(held)
        self._take_up(self.faces[called])

    def _take_up(self, face: Face | None) -> None:
        if face:
            self.pen.face = face
            self.into.fonts.add(face.font)
            # Its letters are code of their own.
            self.into.whole = self.into.whole and face.font.kind != "Type3"

    def _move(self, name: str, at: int, step: Any) -> None:
        if name in ("BT", "Tm"):
            self.moves.clear()
        if name != "BT":
            self.moves.append(step)

    def _show(self, name: str, at: int, step: Any) -> None:
        into, face = self.into, self.pen.face
        into.paints = True
        if face is None or not face.glyphs:
            return
        codes = codes_in(self.code.shown(step.operands[-1]))
        into.codes.setdefault(face, set()).update(codes)
        if codes and (min(codes) == 0 or max(codes) >= face.glyphs):
            x, y = self._place()
            into.missing.append(Missing(face.font.name, (x, y - 10, x + 10, y)))

    def _place(self) -> tuple[float, float]:
        """Where the line of text begins, as far as it was moved."""
        line = Matrix()
        for step in self.moves:
            given = tuple(map(float, step.operands))
            line = Matrix(*given) if len(given) == 6 else Matrix(1, 0, 0, 1, *given) @ line
        return (line @ self.pen.ctm).transform((0, 0))

    def _held(self, shelf: str, name: Any) -> Any:
        return ((self.resources or {}).get(shelf) or {}).get(str(name))


# What is done at each instruction; all others change nothing of what is gathered.
STEPS: Mapping[str, Callable[[_Stretch, str, int, Any], None]] = MappingProxyType(
    {
        name: function
        for names, function in (
            ("q Q", _Stretch._keep),
            ("cm", _Stretch._transform),
            ("w", _Stretch._width),
            ("m l c v y re", _Stretch._point),
            ("S s B B* b b* f F f* n", _Stretch._path),
            ("cs CS", _Stretch._space),
            ("g rg k G RG K sc scn SC SCN", _Stretch._colour),
            ("sh", _Stretch._shading),
            ("Do", _Stretch._object),
            ("gs", _Stretch._state),
            ("Tf", _Stretch._font),
            ("BT Tm Td TD", _Stretch._move),
            ("Tj TJ ' \"", _Stretch._show),
        )
        for name in names.split()
    }
    | {"INLINE IMAGE": _Stretch._inline}
)
