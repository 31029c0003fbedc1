"""Pictures and gradients of a PDF, developed into inks and painted anew in a plate's colours."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Name, PdfError, PdfImage

from tympan.preflight.facts import Ink
from tympan.preflight.inks import Plate, black, family, ink

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels along the longer side that are enough to measure ink on a page.
ENOUGH = 1200
# What the marks of a JPEG add to single points does not count: ink is measured on a few together.
TOGETHER = 2
FULL = 2.55


@dataclass(frozen=True, slots=True, eq=False)
class Film:
    """A picture of the file: its kind of colour, its pixels and bits, its inks, and their most.

    `kind` is empty for a mask, and `picture` None for it and for what cannot be read; else it is
    small. `peak` is of all four inks, in percent, and `is_mixed` whether it may lay any but black.
    """

    kind: str
    pixels: tuple[int, int]
    bits: int
    picture: "Image | None"
    peak: float
    is_mixed: bool

    def paint(self, held: Any, plate: Plate) -> None:
        """Paint the picture anew, where it lies in the file, in a plate's colours."""
        from PIL import Image, ImageChops

        if self.picture is None:
            return
        inks = self.picture.split()
        shown = inks[3:] * 3 if plate is black else inks[:3]
        made = ImageChops.invert(Image.merge("RGB", shown))
        held.write(made.tobytes())
        for key in ("/Decode", "/DecodeParms", "/Intent"):
            if key in held:
                del held[key]
        held.Width, held.Height = made.size
        held.BitsPerComponent = 8
        held.ColorSpace = Name.DeviceRGB


@dataclass(frozen=True, slots=True, eq=False)
class Gradient:
    """A gradient, its kind of colour, and its ends: functions of it, which of their colours, inks.

    One that cannot be painted anew has no ends.
    """

    held: Any
    kind: str
    ends: tuple[tuple[Any, str, Ink], ...]

    def paint(self, plate: Plate) -> None:
        """Paint the gradient anew, where it lies in the file, in a plate's colours."""
        for function, key, colour in self.ends:
            function[key] = Array(list(plate(colour)))
        if self.ends:
            self.held.ColorSpace = Name.DeviceRGB


def frame(held: Any, resources: Any) -> Film:
    """A picture of the file of which only kind and size are asked."""
    kind = "" if held.get("/ImageMask", False) else "unknown"
    if "/ColorSpace" in held:
        kind = family(held.ColorSpace, resources)
    bits = int(held.get("/BitsPerComponent", 8)) if kind else 1
    return Film(kind, (int(held.Width), int(held.Height)), bits, None, 0.0, bool(kind))


def film(held: Any, resources: Any) -> Film:
    """A picture of the file, developed."""
    empty = frame(held, resources)
    picture = _in_inks(held, empty.kind) if empty.kind else None
    if picture is None:
        return empty
    peak, is_mixed = _peak(picture), _lays_colour(picture)
    picture.thumbnail((ENOUGH, ENOUGH))
    return replace(empty, picture=picture, peak=peak, is_mixed=is_mixed)


def _in_inks(held: Any, kind: str) -> "Image | None":
    from PIL import Image, ImageChops

    if kind.startswith("spot"):
        return None
    try:
        picture = PdfImage(held).as_pil_image(apply_mask=False)
    except (PdfError, NotImplementedError, ValueError, OSError):
        return None
    picture.load()
    if picture.mode == "CMYK":
        return picture
    if picture.mode in ("1", "L"):
        black = ImageChops.invert(picture.convert("L"))
        none = Image.new("L", picture.size, 0)
        return Image.merge("CMYK", (none, none, none, black))
    colours = ImageChops.invert(picture.convert("RGB")).split()
    return Image.merge("CMYK", (*colours, Image.new("L", picture.size, 0)))


def _lays_colour(picture: "Image") -> bool:
    """Whether it lays any ink but black."""
    extrema: Any = picture.getextrema()
    return any(most for _, most in extrema[:3])


def _peak(picture: "Image") -> float:
    """The most ink on a few points together, in percent."""
    from PIL import ImageMath

    inks = picture.reduce(max(TOGETHER, -(-max(picture.size) // ENOUGH))).split()
    total = ImageMath.lambda_eval(
        lambda of: of["c"] + of["m"] + of["y"] + of["k"], **dict(zip("cmyk", inks, strict=True))
    )
    return float(total.getextrema()[1]) / FULL


def gradient(shading: Any, resources: Any) -> Gradient:
    """A gradient of the file, with what it takes to paint it anew."""
    kind = family(shading.ColorSpace, resources)
    functions, ends = [shading.get("/Function")], []
    while functions:
        function = functions.pop()
        if function is None or isinstance(function, Array):
            return Gradient(shading, kind, ())
        match int(function.get("/FunctionType", -1)):
            case 2:
                for key, default in (("/C0", [0.0]), ("/C1", [1.0])):
                    values = [float(part) for part in function.get(key, default)]
                    ends.append((function, key, ink(kind, values)))
            case 3:
                functions += list(function.Functions)
            case _:
                return Gradient(shading, kind, ())
    return Gradient(shading, kind, tuple(ends))
