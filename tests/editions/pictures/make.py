"""Draws the pictures of this edition anew, always the same: `python make.py` in this folder."""

import math
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
RGB = tuple[int, int, int]
SEA: tuple[RGB, ...] = (
    *((12, 30, 52), (18, 62, 88), (24, 96, 120)),
    *((60, 140, 150), (200, 180, 140), (150, 60, 50)),
)
# Nearly everything of every ink: wetter than any press takes.
WET = (230, 230, 230, 255)


def waves(size: tuple[int, int], colours: tuple[RGB, ...]) -> Image.Image:
    """Bands of colour that rise and fall like water."""
    image = Image.new("RGB", size, colours[0])
    draw = ImageDraw.Draw(image)
    width, height = size
    step = height / len(colours)
    for number, colour in enumerate(colours[1:], 1):
        swell = math.tau * (1 + number % 3) / width
        edge = [
            (float(x), number * step + step * 0.4 * math.sin(x * swell + number))
            for x in range(0, width + 8, 8)
        ]
        draw.polygon([*edge, (width, height), (0, height)], fill=colour)
    return image


def rings(
    size: tuple[int, int], mode: str, paper: tuple[int, ...], ink: tuple[int, ...]
) -> Image.Image:
    """Circles about the middle."""
    image = Image.new(mode, size, paper)
    draw = ImageDraw.Draw(image)
    width, height = size
    for number in range(1, 13):
        reach = number * min(size) / 26
        box = (width / 2 - reach, height / 2 - reach, width / 2 + reach, height / 2 + reach)
        draw.ellipse(box, outline=ink, width=max(3, size[0] // 400))
    return image


def main() -> None:
    """Write the six pictures."""
    waves((1920, 2820), SEA).save(FOLDER / "sea.jpg", quality=80)
    waves((1500, 900), SEA[::-1]).save(FOLDER / "quay.jpg", quality=80)
    waves((860, 520), SEA[2:]).save(FOLDER / "small.jpg", quality=80)
    rings((1500, 700), "CMYK", (0, 40, 90, 0), WET).save(FOLDER / "bell.jpg", quality=88)
    rings((1500, 700), "RGBA", (0, 0, 0, 0), (155, 28, 59, 190)).save(FOLDER / "mark.png")
    rings((2500, 1100), "L", (255,), (0,)).save(FOLDER / "drawing.png", optimize=True)


if __name__ == "__main__":
    main()
