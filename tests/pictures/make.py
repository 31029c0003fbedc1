"""Draw the README's pictures from the printed edition: `python tests/pictures/make.py`."""

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
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        sys.exit("there is no Chromium to draw the EPUB with: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(PRINTED / "ballerina.epub") as book:
            book.extractall(folder)
        shots = [_shot(browser, Path(folder), name) for name in ("opening", "s2")]
    gap = 16
    sheet = Image.new("L", (2 * WIDTH + 3 * gap, HIGH + 2 * gap), PAPER[0])
    for number, shot in enumerate(shots):
        left = gap + number * (WIDTH + gap)
        sheet.paste(255, (left, gap, left + WIDTH, gap + HIGH))
        sheet.paste(shot, (left + MARGIN, gap + MARGIN))
    sheet.quantize(16).save(HERE / "epub.png", optimize=True)


def _shot(browser: str, folder: Path, name: str) -> Image.Image:
    """What the browser shows of one section, without the margins that an e-reader adds."""
    shot = folder / f"{name}.png"
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--hide-scrollbars",
        f"--user-data-dir={folder}/profile",
        f"--window-size={WIDTH - 2 * MARGIN},{HIGH - 2 * MARGIN}",
        f"--screenshot={shot}",
        (folder / "EPUB" / "text" / f"{name}.xhtml").as_uri(),
    ]
    subprocess.run(command, check=True, capture_output=True)
    with Image.open(shot) as opened:
        return opened.convert("L")


if __name__ == "__main__":
    spread()
    reader()
