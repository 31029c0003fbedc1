"""Draw the picture of this edition anew: `python make.py`."""

from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1500, 420
SCALE = 4


def main() -> None:
    """A bow from the side, in greys."""
    image = Image.new("L", (WIDTH * SCALE, HEIGHT * SCALE), 244)
    draw = ImageDraw.Draw(image)
    left, right, hair, tip = 110, 1390, 300, 170
    stick = []
    for step in range(201):
        along = step / 200
        dip = 4 * along * (1 - along) * (0.85 + 0.3 * along)
        stick.append(((left + along * (right - left)) * SCALE, (tip + 62 * dip) * SCALE))
    draw.line(stick, fill=40, width=13 * SCALE, joint="curve")
    draw.line(
        [((left + 70) * SCALE, hair * SCALE), ((right + 4) * SCALE, (hair - 52) * SCALE)],
        fill=150,
        width=5 * SCALE,
    )
    head = [(right - 12, tip - 6), (right + 14, tip - 8), (right + 22, 250), (right - 6, 252)]
    frog = [(left + 20, tip + 10), (left + 150, tip + 26), (left + 128, hair + 8), (left + 34, 304)]
    button = [(left - 46, tip - 8), (left + 4, tip - 8), (left + 4, tip + 8), (left - 46, tip + 8)]
    for shape, ink in ((head, 40), (frog, 90), (button, 120)):
        draw.polygon([(x * SCALE, y * SCALE) for x, y in shape], fill=ink)
    image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(
        Path(__file__).with_name("bow.png"), optimize=True, dpi=(300, 300)
    )


if __name__ == "__main__":
    main()
