"""Colours as ink: what a layout and a manuscript give in ordinary colours, as a press prints it.

Greys become black ink alone; other colours are converted through the printing condition's ICC
profile (relative colorimetric, with black point compensation) and kept under the ink limit: cyan,
magenta and yellow give way, black stays. A press without colours gets everything in grey.
"""

import io
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from tympan.diagnostic import Fault, Span, error

QUALITY = 92
# How many times a picture is compressed anew when that has made it wetter than the limit.
MOST_TRIES = 4
PERCENT = 2.55


@dataclass(frozen=True, slots=True)
class Ink:
    """The inks of a press: `cmyk`, `grey` or `rgb`, their profile, and the most of all together."""

    colours: str
    profile: Path
    limit: int

    def mix(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        """An sRGB colour, parts of 1, as parts of 1 of each ink; 1 is the most of an ink.

        A press of one ink answers in grey, where 0 is black, and one of lights in sRGB.
        """
        if self.colours == "rgb":
            return (red, green, blue)
        if red == green == blue:
            grey = round(red, 3)
            return (grey,) if self.colours == "grey" else (0, 0, 0, round(1 - red, 3))
        if self.colours == "grey":
            return (round(0.299 * red + 0.587 * green + 0.114 * blue, 3),)
        parts = (round(max(0.0, min(1.0, part)) * 255) for part in (red, green, blue))
        return _mixed(*parts, self.profile, self.limit)

    def picture(self, data: bytes, most: tuple[int, int]) -> bytes:
        """A picture in these inks, no larger than `most` pixels; greys stay exact.

        Colours become a JPEG, the rest a PNG. A picture that is separated already keeps its own
        separation as far as the limit lets it.
        """
        from PIL import Image, ImageOps

        with Image.open(io.BytesIO(data)) as opened:
            image: Any = _opaque(ImageOps.exif_transpose(opened))
            image = _smaller(image, most)
            if self.colours == "rgb":
                image = image if image.mode in ("1", "L", "RGB") else _in_rgb(image)
                return _saved(image, "JPEG" if opened.format == "JPEG" else "PNG")
            if self.colours == "grey" or _is_grey(image):
                return _saved(
                    (_in_rgb(image) if image.mode == "CMYK" else image).convert("L"), "PNG"
                )
            if image.mode != "CMYK":
                image = _separated(image.convert("RGB"), self.profile)
            return _dry(image, self.limit)


@lru_cache(maxsize=32)
def refuse_transparency(css: str, sheet: Path) -> None:
    """Raise `Fault` for the first colour of a sheet that lets others shine through."""
    import tinycss2

    pending = [rule for rule in tinycss2.parse_stylesheet(css) if rule.type.endswith("-rule")]
    while pending:
        rule = pending.pop(0)
        for node in tinycss2.parse_blocks_contents(rule.content or ()):
            if node.type == "declaration":
                _refuse(node.value, sheet)
            elif node.type.endswith("-rule"):
                pending.append(node)


def _refuse(tokens: list[Any], sheet: Path) -> None:
    from tinycss2.color5 import parse_color

    for token in tokens:
        colour = parse_color(token) if token.type in ("hash", "function") else None
        mend = ""
        if getattr(colour, "alpha", 1) not in (0, 1):
            message = "a colour that lets others shine through"
            mend = "print has no transparency: write the tint as a solid colour"
        elif token.type == "function" and token.lower_name.endswith("gradient"):
            message = "a gradient, which cannot be separated"
            mend = "use a solid colour, or put the gradient into a picture"
        if mend:
            raise Fault(error("layout-broken", Span(sheet, token.source_line), message, mend))
        _refuse(getattr(token, "arguments", []), sheet)


@cache
def _mixed(red: int, green: int, blue: int, profile: Path, limit: int) -> tuple[float, ...]:
    from PIL import Image

    pixel = _separated(Image.new("RGB", (1, 1), (red, green, blue)), profile).getpixel((0, 0))
    *colours, black = (part / PERCENT for part in pixel)
    scale = min(1.0, (limit - black) / sum(colours)) if sum(colours) else 1.0
    # Rounded down, because inks rounded up could be above the limit together.
    return tuple(int(part) / 100 for part in (*(one * scale for one in colours), black))


def _opaque(image: Any) -> Any:
    """The picture on white paper, where it lets anything shine through."""
    from PIL import Image

    if image.mode in ("I;16", "I", "F"):
        return image.point(lambda value: value / 256).convert("L")
    if not image.has_transparency_data:
        return image
    solid = Image.new("RGBA", image.size, "white")
    solid.alpha_composite(image.convert("RGBA"))
    return solid.convert("RGB")


def _smaller(image: Any, most: tuple[int, int]) -> Any:
    from PIL import Image

    shrink = min(1.0, max(side / own for side, own in zip(most, image.size, strict=True)))
    if shrink == 1:
        return image
    if image.mode in ("1", "P"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    size = tuple(max(1, round(own * shrink)) for own in image.size)
    return image.resize(size, Image.Resampling.LANCZOS)


def _is_grey(image: Any) -> bool:
    from PIL import ImageChops

    if image.mode in ("1", "L"):
        return True
    if image.mode == "CMYK":
        return False
    red, green, blue = image.convert("RGB").split()
    return not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )


def _in_rgb(image: Any) -> Any:
    """A picture in sRGB, through its own profile where it has one."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode != "CMYK" or not profile:
        return image.convert("RGB")
    there = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    return ImageCms.profileToProfile(image, there, ImageCms.createProfile("sRGB"), outputMode="RGB")


def _dry(image: Any, limit: int) -> bytes:
    """A CMYK picture as a JPEG whose every pixel is within the limit, compression included."""
    from PIL import Image

    aim = float(limit)
    for _ in range(MOST_TRIES):
        data = _saved(_clamped(image, aim), "JPEG", quality=QUALITY, subsampling=0)
        with Image.open(io.BytesIO(data)) as made:
            wettest = _total(made).getextrema()[1] / PERCENT
        if wettest <= limit:
            break
        aim -= wettest - limit + 0.5
    return data


def _total(image: Any) -> Any:
    """The inks of a CMYK picture, added up."""
    from PIL import ImageMath

    inks = dict(zip("cmyk", image.split(), strict=True))
    return ImageMath.lambda_eval(lambda of: of["c"] + of["m"] + of["y"] + of["k"], **inks)


def _clamped(image: Any, limit: float) -> Any:
    """Cyan, magenta and yellow scaled so that they and black stay within the limit."""
    from PIL import Image, ImageMath

    most = limit * PERCENT
    if _total(image).getextrema()[1] <= most:
        return image
    inks = dict(zip("cmyk", (band.convert("F") for band in image.split()), strict=True))

    def scale(of: Any) -> Any:
        return of["min"]((most - of["k"]) / of["max"](of["c"] + of["m"] + of["y"], 1), 1)

    def scaled(of: Any) -> Any:
        return of["convert"](of["max"](of["ink"] * of["scale"] - 0.5, 0), "L")

    scales = ImageMath.lambda_eval(scale, **inks)
    bands = [ImageMath.lambda_eval(scaled, ink=inks[name], scale=scales) for name in "cmy"]
    return Image.merge("CMYK", (*bands, image.getchannel("K")))


def _saved(image: Any, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.info = {}
    image.save(file, form, **options)
    return file.getvalue()


def _separated(image: Any, profile: Path) -> Any:
    from PIL import ImageCms

    return ImageCms.applyTransform(image, _transform(profile))


@cache
def _transform(profile: Path) -> Any:
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        str(profile),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
