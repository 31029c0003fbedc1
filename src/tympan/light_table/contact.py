"""Contact sheets: the pages of a file side by side, as the open book shows them."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 100 / 72  # pixels to the point
ACROSS, DOWN = 3, 4  # spreads on one contact sheet
SMALL, GAP = 600, 18  # pixels: how wide a spread is there, and how far from the next
DESK = "#d8d8d8"


@dataclass(frozen=True, slots=True)
class Spread:
    """Pages that lie open together, by their numbers, as a PNG of so many pixels."""

    pages: tuple[int, ...]
    png: bytes
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """What its file is called."""
        return "spread-" + "-".join(f"{page:03}" for page in self.pages) + ".png"


def together(pages: int) -> Iterator[tuple[int, ...]]:
    """Which pages lie open together: the first alone, then two and two."""
    if pages:
        yield (1,)
    for left in range(2, pages + 1, 2):
        yield (left, left + 1) if left < pages else (left,)


def spreads(pdf: bytes, binding: str = "left") -> Iterator[Spread]:
    """Every spread of a file as a picture; `binding` is the edge where the first page is bound."""
    from PIL import Image

    document = pypdfium2.PdfDocument(pdf)
    single = len(document) == 1
    for numbers in together(len(document)):
        shown = [document[number - 1].render(scale=SCALE).to_pil() for number in numbers]
        width, height = shown[0].size
        sheet = Image.new("RGB", (width if single else 2 * width, height), DESK)
        for number, page in zip(numbers, shown, strict=True):
            is_right = (number % 2 == 1) is (binding == "left")
            sheet.paste(page, (width if is_right and not single else 0, 0))
        yield Spread(numbers, _png(sheet), sheet.size)


def sheets(shown: Sequence[Spread]) -> Iterator[bytes]:
    """The spreads as contact sheets, small and many on each, as PNG."""
    from PIL import Image

    for first in range(0, len(shown), ACROSS * DOWN):
        part = shown[first : first + ACROSS * DOWN]
        small = [Image.open(io.BytesIO(spread.png)) for spread in part]
        for picture in small:
            picture.thumbnail((SMALL, SMALL))
        width, height = SMALL + GAP, max(picture.height for picture in small) + GAP
        across = min(ACROSS, len(small))
        rows = -(-len(small) // across)
        sheet = Image.new("RGB", (across * width + GAP, rows * height + GAP), DESK)
        for number, picture in enumerate(small):
            row, column = divmod(number, across)
            sheet.paste(picture, (GAP + column * width, GAP + row * height))
        yield _png(sheet)


def _png(image: "Image") -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()
