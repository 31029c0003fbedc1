"""How laid-out pages are painted: in which inks, with which pictures, and with which tags.

Pages are laid out once, in ordinary colours, and painted once for each file that is made of them.
WeasyPrint publishes no hook for that, so three methods of its `Stream` are replaced while it
writes; its version is pinned, and tests/press/test_paint.py fails when they change.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from io import BytesIO
from typing import Any

import weasyprint.pdf.stream
from PIL import Image
from weasyprint.images import RasterImage
from weasyprint.pdf.stream import Stream

Mix = Callable[[float, float, float], tuple[float, ...]]
FILL, STROKE = {1: "g", 3: "rg", 4: "k"}, {1: "G", 3: "RG", 4: "K"}


@dataclass(frozen=True, slots=True)
class Paint:
    """`mix` turns an sRGB colour into parts of 1, 3 or 4 inks; `pictures` are by their address.

    A box for which `is_artifact` is true is painted as furniture, which no reader is told of.
    """

    mix: Mix | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    is_artifact: Callable[[Any], bool] = lambda _: False


@contextmanager
def painting(paint: Paint) -> Iterator[None]:
    """Paint in this way whatever WeasyPrint writes inside the block."""
    plain = {name: getattr(Stream, name) for name in ("set_color", "add_image", "marked")}
    swapped = {
        md5(address.encode(), usedforsecurity=False).hexdigest(): data
        for address, data in paint.pictures.items()
    }
    opened: dict[str, Any] = {}

    def set_color(stream: Any, colour: Any, stroke: bool = False) -> None:
        if paint.mix is None or colour.space == "device-cmyk":
            plain["set_color"](stream, colour, stroke)
            return
        stream.set_alpha(colour.alpha, stroke)
        inks = paint.mix(*colour.to("srgb").coordinates)
        current = "_current_color_stroke" if stroke else "_current_color"
        if getattr(stream, current) != inks:
            setattr(stream, current, inks)
            operator = (STROKE if stroke else FILL)[len(inks)]
            numbers = " ".join(f"{ink:.4g}" for ink in inks)
            stream.stream.append(f"{numbers} {operator}".encode())

    def add_image(stream: Any, image: Any, interpolate: bool, ratio: float) -> str:
        if image.id in swapped and image.id not in opened:
            data = swapped[image.id]
            opened[image.id] = RasterImage(Image.open(BytesIO(data)), image.id, data)
        name: str = plain["add_image"](stream, opened.get(image.id, image), interpolate, ratio)
        return name

    @contextmanager
    def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
        way = stream.artifact() if paint.is_artifact(box) else plain["marked"](stream, box, tag)
        with way:
            yield

    try:
        for method in (set_color, add_image, marked):
            setattr(weasyprint.pdf.stream.Stream, method.__name__, method)
        yield
    finally:
        for name, function in plain.items():
            setattr(weasyprint.pdf.stream.Stream, name, function)
