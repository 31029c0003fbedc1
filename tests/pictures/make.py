"""Draw the README's pictures from what `tympan build` and `tympan gallery` have made.

Type `python tests/pictures/make.py`.
"""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
from PIL import Image

HERE = Path(__file__).parent
PRINTED = HERE.parents[1] / "output" / "ballerina"
PAPER = (226, 224, 220)
HEIGHT = 560  # pixels, of a printed page
WIDTH, HIGH, MARGIN = 480, 640, 36  # pixels, of the e-reader
DESK = (1500, 1560)  # pixels, of the gallery that is shown


def spread() -> None:
    """The opening and the pages behind it."""
    pdf = pypdfium2.PdfDocument(PRINTED / "ballerina.pdf")
    pages = []
    for number in (0, 1, 2):
        page = pdf[number]
        page.set_cropbox(*page.get_trimbox())
        pages.append(page.render(scale=HEIGHT / page.get_height()).to_pil())
    single, left, right = pages
    gap = 16
    width = sum(page.width for page in pages) + 3 * gap
    sheet = Image.new("RGB", (width, HEIGHT + 2 * gap), PAPER)
    sheet.paste(single, (gap, gap))
    sheet.paste(left, (2 * gap + single.width, gap))
    sheet.paste(right, (2 * gap + single.width + left.width, gap))
    sheet.quantize(64).save(HERE / "spread.png", optimize=True)


def reader() -> None:
    """A section of the EPUB, as a browser shows it in an e-reader's size."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(PRINTED / "ballerina.epub") as book:
            book.extractall(folder)
        # Without the margins that an e-reader adds.
        size = (WIDTH - 2 * MARGIN, HIGH - 2 * MARGIN)
        texts = [Path(folder) / "EPUB" / "text" / f"{name}.xhtml" for name in ("opening", "s2")]
        shots = [_shot(_browser(), Path(folder), text, size) for text in texts]
    gap = 16
    sheet = Image.new("L", (2 * WIDTH + 3 * gap, HIGH + 2 * gap), PAPER[0])
    for number, shot in enumerate(shots):
        left = gap + number * (WIDTH + gap)
        sheet.paste(255, (left, gap, left + WIDTH, gap + HIGH))
        sheet.paste(shot.convert("L"), (left + MARGIN, gap + MARGIN))
    sheet.quantize(16).save(HERE / "epub.png", optimize=True)


def gallery() -> None:
    """The top of the gallery, small."""
    with tempfile.TemporaryDirectory() as folder:
        shown = _shot(_browser(), Path(folder), PRINTED.parent / "gallery" / "index.html", DESK)
        small = shown.resize((DESK[0] * 2 // 5, DESK[1] * 2 // 5), Image.Resampling.LANCZOS)
    small.quantize(128, Image.Quantize.MAXCOVERAGE).save(HERE / "gallery.png", optimize=True)


def _browser() -> str:
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    return browser or sys.exit("there is no Chromium to draw with: apt-get install chromium")


def _shot(browser: str, folder: Path, page: Path, size: tuple[int, int]) -> Image.Image:
    """What the browser shows of a page."""
    shot = folder / f"{page.stem}.png"
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        f"--user-data-dir={folder}/profile",
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={shot}",
        page.as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True)
    with Image.open(shot) as opened:
        return opened.convert("RGB")


if __name__ == "__main__":
    spread()
    reader()
    gallery()
