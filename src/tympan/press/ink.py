"""Colour before layout: what a layout's author writes in ordinary colours becomes ink.

Greys become black ink alone; other colours are converted through the printing condition's ICC
profile (relative colorimetric, with black point compensation) and kept under the ink limit.
"""

import io
from functools import cache
from pathlib import Path
from typing import Any

from tympan.diagnostic import Fault, Span, error

PROFILE = Path(__file__).parent / "icc" / "FOGRA39L_coated.icc"
CONDITION = "FOGRA39"
INK_LIMIT = 300  # percent, all four inks together
COLOURED = ("color", "background", "border", "outline", "text-decoration", "column-rule")


def in_ink(css: str, sheet: Path) -> str:
    """The sheet with every colour as `device-cmyk()`; raises `Fault` for see-through ones."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css)
    for rule in rules:
        if getattr(rule, "content", None):
            _mix_block(rule.content, sheet)
    serialized: str = tinycss2.serialize(rules)
    return serialized


def _mix_block(tokens: list[Any], sheet: Path) -> None:
    """Replace, in place, the colours of a block's declarations and of the blocks inside it."""
    import tinycss2

    for node in tinycss2.parse_blocks_contents(tokens):
        if node.type == "declaration" and any(name in node.lower_name for name in COLOURED):
            mixed = {id(old): new for old, new in _mixed(node.value, sheet)}
            tokens[:] = [mixed.get(id(token), token) for token in tokens]
        elif getattr(node, "content", None):
            _mix_block(node.content, sheet)


def _mixed(tokens: list[Any], sheet: Path) -> list[tuple[Any, Any]]:
    """The tokens that are colours, each with the ink that replaces it."""
    import tinycss2
    from tinycss2.color5 import parse_color

    found = []
    for token in tokens:
        if token.type not in ("hash", "ident", "function"):
            continue
        colour = parse_color(token)
        if token.type == "function" and colour is None:
            inner = {id(old): new for old, new in _mixed(token.arguments, sheet)}
            token.arguments[:] = [inner.get(id(old), old) for old in token.arguments]
        elif colour is not None and colour != "currentcolor" and colour.space != "device-cmyk":
            if colour.alpha == 0:
                continue
            at = Span(sheet, token.source_line)
            if colour.alpha < 1:
                raise Fault(
                    error(
                        "layout-broken",
                        at,
                        "a colour that lets others shine through",
                        "print has no transparency: write the tint as a solid colour",
                    )
                )
            red, green, blue = (
                round(max(0.0, min(1.0, part)) * 255) for part in colour.to("srgb").coordinates
            )
            ink = " ".join(f"{part:g}%" for part in mix(red, green, blue))
            [new] = tinycss2.parse_component_value_list(f"device-cmyk({ink})")
            found.append((token, new))
    return found


@cache
def mix(red: int, green: int, blue: int) -> tuple[float, float, float, float]:
    """Percent of cyan, magenta, yellow and black for an sRGB colour (0 to 255 each)."""
    if red == green == blue:
        return (0, 0, 0, round(100 - red / 2.55, 1))
    from PIL import Image

    pixel = _to_cmyk(Image.new("RGB", (1, 1), (red, green, blue))).getpixel((0, 0))
    cyan, magenta, yellow, black = (part / 2.55 for part in pixel)
    colour = cyan + magenta + yellow
    scale = min(1.0, (INK_LIMIT - black) / colour) if colour else 1.0
    return (int(cyan * scale), int(magenta * scale), int(yellow * scale), int(black))


def picture_in_ink(picture: bytes) -> bytes:
    """A picture as grey or CMYK; line drawings and greys stay exact, colours become a JPEG."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(picture)) as opened:
        image: Any = ImageOps.exif_transpose(opened)
        if image.mode == "CMYK":
            return picture
        if image.has_transparency_data:
            solid = Image.new("RGBA", image.size, "white")
            solid.alpha_composite(image.convert("RGBA"))
            image = solid.convert("RGB")
        if image.mode in ("1", "L", "LA", "I;16", "I", "F") or _is_grey(image):
            return _saved(image.convert("L"), "PNG")
        return _saved(_to_cmyk(image.convert("RGB")), "JPEG", quality=92, subsampling=0)


def _is_grey(image: Any) -> bool:
    from PIL import ImageChops

    red, green, blue = image.convert("RGB").split()
    return not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )


def _saved(image: Any, form: str, **options: Any) -> bytes:
    file = io.BytesIO()
    image.info = {}
    image.save(file, form, **options)
    return file.getvalue()


def _to_cmyk(image: Any) -> Any:
    from PIL import ImageCms

    return ImageCms.applyTransform(image, _transform())


@cache
def _transform() -> Any:
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        str(PROFILE),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
