"""Draws the pictures of this edition anew, always the same: `python make.py` in this folder."""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

FOLDER = Path(__file__).parent
RGB = tuple[int, int, int]
Size = tuple[int, int]
DUSK: tuple[RGB, ...] = ((38, 52, 84), (116, 98, 128), (214, 140, 116), (246, 204, 150))
NOON: tuple[RGB, ...] = ((96, 140, 170), (150, 186, 200), (206, 220, 218), (236, 234, 222))
WHITE, SHADE, MUD, INK = (247, 245, 238), (196, 202, 208), (104, 92, 84), (34, 36, 42)


def sky(size: Size, colours: tuple[RGB, ...]) -> Image.Image:
    """Colours that go over into each other, from above to below."""
    strip = Image.new("RGB", (1, len(colours)))
    strip.putdata(colours)
    return strip.resize(size, Image.Resampling.BICUBIC)


def mixed(one: RGB, other: RGB, part: float) -> RGB:
    """A colour between two."""
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


def pans(size: Size) -> Image.Image:
    """Salt pans from above: fields of water of every age, and the dykes between them."""
    chance = random.Random(7)
    tones = ((92, 128, 140), (150, 168, 166), (206, 190, 180), (214, 158, 148), (232, 226, 214))
    width, height = size
    image = Image.new("RGB", size, MUD)
    draw = ImageDraw.Draw(image)
    top = -height // 40
    while top < height:
        deep = chance.randint(height // 11, height // 7)
        left = -chance.randint(0, width // 6)
        while left < width:
            wide = chance.randint(width // 5, width // 3)
            lean = wide // 9
            tone = mixed(chance.choice(tones), WHITE, chance.random() * 0.35)
            low, right = top + deep - 22, left + wide - 22
            corners = [(left + lean, top), (right + lean, top), (right, low), (left, low)]
            draw.polygon(corners, fill=tone)
            if chance.random() < 0.4:
                x, y, reach = left + wide // 2, top + deep // 2, deep // 7
                draw.ellipse((x - reach, y - reach // 2, x + reach, y + reach // 2), fill=WHITE)
            left += wide
        top += deep
    return image.filter(ImageFilter.GaussianBlur(1.2))


def heaps(size: Size, colours: tuple[RGB, ...], many: int) -> Image.Image:
    """Heaps of salt on a dyke, and what the water makes of them."""
    width, height = size
    image = sky(size, colours)
    draw = ImageDraw.Draw(image)
    ground = round(height * 0.56)
    for number in range(many):
        middle = width * (number + 0.5 + 0.12 * (-1) ** number) / many
        reach, tall = width / many * 0.46, height * (0.34 - 0.05 * (number % 3))
        peak = (middle, ground - tall)
        draw.polygon([(middle - reach, ground), peak, (middle + reach, ground)], fill=WHITE)
        draw.polygon([peak, (middle + reach, ground), (middle + reach * 0.1, ground)], fill=SHADE)
    mirror = image.crop((0, 2 * ground - height, width, ground))
    mirror = mirror.transpose(Image.Transpose.FLIP_TOP_BOTTOM).filter(ImageFilter.GaussianBlur(5))
    image.paste(Image.blend(mirror, Image.new("RGB", mirror.size, colours[0]), 0.25), (0, ground))
    ImageDraw.Draw(image).rectangle((0, ground - 7, width, ground + 7), fill=MUD)
    return image.filter(ImageFilter.GaussianBlur(0.8))


def rake(size: Size) -> Image.Image:
    """A rake against a wall, with its shadow."""
    width, height = size
    image = sky(size, ((222, 214, 198), (206, 196, 178)))
    draw = ImageDraw.Draw(image)
    for colour, shift in (((176, 164, 146), 70), (INK, 0)):
        x = width * 0.4 + shift
        draw.line([(x, height * 0.2), (x + width * 0.12, height)], fill=colour, width=22)
        draw.line([(x - width * 0.3, height * 0.22), (x + width * 0.3, height * 0.18)], colour, 44)
        for tooth in range(9):
            at = x - width * 0.28 + tooth * width * 0.07
            draw.line([(at, height * 0.2), (at - 6, height * 0.1)], fill=colour, width=14)
    return image.filter(ImageFilter.GaussianBlur(1))


def crystals(size: Size) -> Image.Image:
    """Salt, from near: squares within squares, as it grows."""
    chance = random.Random(11)
    image = sky(size, ((70, 84, 96), (104, 118, 126)))
    draw = ImageDraw.Draw(image)
    for _ in range(95):
        x, y = chance.randint(0, size[0]), chance.randint(0, size[1])
        reach, turn = chance.randint(20, 95), chance.random() * math.tau
        for step in range(4):
            part = reach * (1 - step * 0.22)
            angles = (turn + math.tau * corner / 4 for corner in range(4))
            corners = [(x + part * math.cos(a), y + part * math.sin(a)) for a in angles]
            draw.polygon(corners, fill=mixed((120, 134, 142), WHITE, 0.35 + 0.2 * step))
    return image.filter(ImageFilter.GaussianBlur(1))


def hut(size: Size) -> Image.Image:
    """The hut on the dyke, in the last light."""
    width, height = size
    image = sky(size, DUSK)
    draw = ImageDraw.Draw(image)
    ground = round(height * 0.7)
    draw.rectangle((0, ground, width, height), fill=(52, 48, 58))
    draw.rectangle((width * 0.58, ground - 190, width * 0.8, ground), fill=INK)
    eaves, ridge = ground - 190, ground - 310
    roof = [(width * 0.56, eaves), (width * 0.69, ridge), (width * 0.82, eaves)]
    draw.polygon(roof, fill=INK)
    draw.rectangle((width * 0.64, ground - 140, width * 0.68, ground - 90), fill=(250, 212, 140))
    for post in range(7):
        x = width * (0.06 + 0.07 * post)
        draw.line([(x, ground - 70), (x, ground + 30)], fill=INK, width=8)
    return image.filter(ImageFilter.GaussianBlur(1))


def main() -> None:
    """Write the seven pictures."""
    made = {
        "pans": pans((1840, 2580)),
        "heap": heaps((1200, 800), NOON, 1),
        "row": heaps((800, 800), NOON, 3),
        "evening": heaps((1640, 960), DUSK, 4),
        "rake": rake((800, 1100)),
        "crystals": crystals((900, 1000)),
        "hut": hut((1640, 1000)),
    }
    for name, picture in made.items():
        picture.save(FOLDER / f"{name}.jpg", quality=78, optimize=True)


if __name__ == "__main__":
    main()
