"""Pictures as e-readers take them: RGB or grey, of eight bits, upright, solid, not too large."""

import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tympan.press.opening import reading

if TYPE_CHECKING:
    from PIL.Image import Image

# What every store accepts in an EPUB: IngramSpark asks for the fewest pixels, Kindle for the
# fewest bytes.
MOST_PIXELS = 3_200_000
MOST_BYTES = 5_000_000
QUALITY = 88

KINDS = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}
ORIENTATION = 0x0112
UPRIGHT = 1
# The colour modes that every reader shows.
SHOWN = ("1", "L", "LA", "P", "RGB", "RGBA")
# Where a PNG says how many bits a channel has.
BIT_DEPTH = 24


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the manuscript, `source`, and the file that stands for it in the EPUB."""

    source: str
    path: str
    media_type: str
    data: bytes


def pictures(folder: Path, sources: Iterable[str]) -> tuple[Picture, ...]:
    """The pictures of an edition under ASCII names; raises `Fault` for one it cannot use."""
    taken = {"cover"}
    made = []
    for source in sources:
        name = _name(source, taken)
        taken.add(name)
        kind, data = _shown(folder / source)
        ending, media_type = KINDS[kind]
        made.append(Picture(source, f"images/{name}.{ending}", media_type, data))
    return tuple(made)


def _name(source: str, taken: set[str]) -> str:
    plain = unicodedata.normalize("NFKD", Path(source).stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "picture"
    names = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _shown(file: Path) -> tuple[str, bytes]:
    """A picture's format and bytes as they go into the EPUB; raises `Fault`."""
    with reading(file):
        return _fit(file.read_bytes())


def _fit(data: bytes) -> tuple[str, bytes]:
    """A picture's own bytes where every reader can show them, and else those of a converted one."""
    from PIL import Image

    opened = Image.open(io.BytesIO(data), formats=tuple(KINDS))
    opened.load()
    kind = opened.format or ""
    if _is_fit(opened, data):
        return kind, data
    made = _converted(opened)
    finished = _saved(made, kind)
    if len(finished) > MOST_BYTES:
        kind, finished = "JPEG", _saved(made.convert("RGB"), "JPEG")
    return kind, finished


def _saved(picture: "Image", kind: str) -> bytes:
    file = io.BytesIO()
    settings = {"quality": QUALITY} if kind == "JPEG" else {}
    profile = picture.info.get("icc_profile")
    picture.save(file, kind, icc_profile=profile, optimize=True, **settings)
    return file.getvalue()


def _is_fit(picture: "Image", data: bytes) -> bool:
    return (
        picture.width * picture.height <= MOST_PIXELS
        and len(data) <= MOST_BYTES
        and picture.mode in SHOWN
        and not picture.has_transparency_data
        and not (picture.format == "PNG" and data[BIT_DEPTH] > 8)
        and picture.getexif().get(ORIENTATION, UPRIGHT) == UPRIGHT
    )


def _converted(picture: "Image") -> "Image":
    from PIL import Image, ImageOps

    upright = _solid(_in_colour(ImageOps.exif_transpose(picture)))
    shrink = (MOST_PIXELS / (upright.width * upright.height)) ** 0.5
    if shrink >= 1:
        return upright
    size = (int(upright.width * shrink), int(upright.height * shrink))
    # A palette cannot hold the colours between its own, nor can black and white.
    smooth = upright.convert("RGBA") if upright.mode in ("1", "P") else upright
    return smooth.resize(size, Image.Resampling.LANCZOS)


def _solid(picture: "Image") -> "Image":
    """The picture on white: black lines on nothing would be black on black at night."""
    from PIL import Image

    if not picture.has_transparency_data:
        return picture
    ground = Image.new("RGBA", picture.size, "white")
    ground.alpha_composite(picture.convert("RGBA"))
    return ground.convert("L" if picture.mode == "LA" else "RGB")


def _in_colour(picture: "Image") -> "Image":
    """The picture in a mode that readers show, its colours kept where a profile explains them."""
    from PIL import ImageCms

    if picture.mode in SHOWN:
        return picture
    if picture.mode.startswith("I"):
        # Sixteen bits of grey: their upper half.
        return picture.point(lambda value: value / 256).convert("L")
    profile = picture.info.pop("icc_profile", None)
    if picture.mode == "CMYK" and profile:
        there = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        here = ImageCms.createProfile("sRGB")
        if made := ImageCms.profileToProfile(picture, there, here, outputMode="RGB"):
            made.info.pop("icc_profile", None)
            return made
    return picture.convert("RGB")
