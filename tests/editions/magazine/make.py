"""Draws the pictures of this edition anew, always the same: `python make.py` in this folder."""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

FOLDER = Path(__file__).parent
RGB = tuple[int, int, int]
Size = tuple[int, int]
PAPER, INK, RED, WATER = (243, 239, 228), (52, 56, 62), (176, 58, 52), (160, 190, 200)
TONES: tuple[RGB, ...] = ((224, 214, 190), (206, 208, 190), (232, 222, 206), (214, 200, 186))


def town(size: Size) -> Image.Image:
    """Blocks between streets, a river, and one lane that is no line."""
    chance = random.Random(5)
    width, height = size
    image = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(image)
    step = width // 9
    for top in range(-step, height + 2 * step, step):
        for left in range(-step, width + 2 * step, step):
            lean = (left + top) // 14
            wide, deep = step - chance.randint(20, 44), step - chance.randint(20, 70)
            x, y = left + lean % 30, top - lean % 24
            draw.rectangle((x, y, x + wide, y + deep), fill=chance.choice(TONES))
    bend = [(x, height * 0.72 + 130 * math.sin(x / 290)) for x in range(-step, width + step, 8)]
    for x, y in bend:
        draw.ellipse((x - step / 4, y - step / 4, x + step / 4, y + step / 4), fill=WATER)
    lane = [(0.42, 0.3), (0.45, 0.34), (0.44, 0.38), (0.5, 0.4), (0.51, 0.46), (0.56, 0.47)]
    draw.line([(width * x, height * y) for x, y in lane], fill=RED, width=24, joint="curve")
    return image


def card(size: Size) -> Image.Image:
    """Eleven doors, four steps, a dog and a bell that does not ring."""
    width, height = size
    image = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((30, 30, width - 30, height - 30), outline=INK, width=6)
    for door in range(11):
        left, top = 90 + door % 4 * (width - 180) // 4, 130 + door // 4 * (height - 260) // 3
        fill = RED if door == 8 else TONES[door % 4]
        draw.rectangle((left, top, left + 90, top + 170), fill=fill, outline=INK, width=5)
        draw.ellipse((left + 105, top + 60, left + 131, top + 86), outline=INK, width=5)
    for tread in range(4):
        left = width - 260 + tread * 40
        draw.rectangle((left, height - 150 - tread * 26, left + 40, height - 70), fill=INK)
    return image


def bells(size: Size) -> Image.Image:
    """Bells on a wall, from above to below."""
    width, height = size
    image = Image.new("RGB", size, (196, 186, 170))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 5, height // 9, width * 4 // 5, height * 8 // 9), fill=INK)
    for bell in range(5):
        y = height * (bell + 1.25) / 6.5
        draw.ellipse((width * 0.3, y - 36, width * 0.3 + 72, y + 36), fill=PAPER)
        if bell != 4:
            draw.rectangle((width * 0.45, y - 26, width * 0.72, y + 26), fill=TONES[bell % 4])
    return image


def main() -> None:
    """Write the three pictures."""
    made = {"town": town((2160, 3030)), "card": card((1000, 900)), "bells": bells((760, 900))}
    for name, picture in made.items():
        picture.save(FOLDER / f"{name}.jpg", quality=72, optimize=True)


if __name__ == "__main__":
    main()
