"""Pictures and gradients of a PDF, developed into inks and painted anew in a plate's colours."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pikepdf import Array, Name, PdfError, PdfImage

from tympan.preflight.facts import Ink
from tympan.preflight.inks import ink

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels along the longer side that are enough to measure ink on a page.
ENOUGH = 1200
# What the marks of a JPEG add to single points does not count: ink is measured on a few together.
TOGETHER = 2
FULL = 2.55


@dataclass(frozen=True, slots=True)
class Film:
    """A picture of the file: its pixels and bits, its inks, and the most of all four in percent.

    `picture` is small, and None for a mask and for what cannot be read.
    """

    pixels: tuple[int, int]
    bits: int
    picture: "Image | None"
    peak: float


@dataclass(slots=True)
class Developed:
    """The pictures of a file as inks, each decoded once for both plates."""

    films: dict[tuple[int, int], Film] = field(default_factory=dict)

    def print_in(
        self, held: Any, kind: str, plate: Callable[[Ink], tuple[float, float, float]]
    ) -> None:
        """Paint a picture anew in a plate's colours; the `kind` of a mask is empty."""
        from PIL import Image, ImageChops

        if held.objgen not in self.films:
            self.films[held.objgen] = _film(held, kind)
        picture = self.films[held.objgen].picture
        if picture is None:
            return
        # The plate of black shows black alone, that of colours the other three.
        inks = picture.split()
        shown = inks[3:] * 3 if plate((0, 0, 0, 1)) == (0, 0, 0) else inks[:3]
        made = ImageChops.invert(Image.merge("RGB", shown))
        held.write(made.tobytes())
        for key in ("/Decode", "/DecodeParms", "/Intent"):
            if key in held:
                del held[key]
        held.Width, held.Height = made.size
        held.BitsPerComponent = 8
        held.ColorSpace = Name.DeviceRGB


def _film(held: Any, kind: str) -> Film:
    is_mask = not kind
    picture = None if is_mask else _in_inks(held, kind)
    peak = _peak(picture) if picture else 0.0
    if picture:
        picture.thumbnail((ENOUGH, ENOUGH))
    bits = 1 if is_mask else int(held.get("/BitsPerComponent", 8))
    return Film((int(held.Width), int(held.Height)), bits, picture, peak)


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


def _peak(picture: "Image") -> float:
    """The most ink on a few points together, in percent."""
    from PIL import ImageMath

    inks = picture.reduce(max(TOGETHER, -(-max(picture.size) // ENOUGH))).split()
    total = ImageMath.lambda_eval(
        lambda of: of["c"] + of["m"] + of["y"] + of["k"], **dict(zip("cmyk", inks, strict=True))
    )
    return float(total.getextrema()[1]) / FULL


def shade(shading: Any, kind: str, plate: Callable[[Ink], tuple[float, float, float]]) -> bool:
    """Paint a gradient anew in a plate's colours; whether it was one that can be."""
    functions = [shading.get("/Function")]
    while functions:
        function = functions.pop()
        if function is None or isinstance(function, Array):
            return False
        match int(function.get("/FunctionType", -1)):
            case 2:
                for key, default in (("/C0", [0.0]), ("/C1", [1.0])):
                    values = [float(part) for part in function.get(key, default)]
                    function[key] = Array(list(plate(ink(kind, values))))
            case 3:
                functions += list(function.Functions)
            case _:
                return False
    shading.ColorSpace = Name.DeviceRGB
    return True
