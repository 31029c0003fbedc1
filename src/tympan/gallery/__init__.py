"""The gallery: the specimen in every layout, on one page that holds its own pictures."""

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tympan import layout as layouts
from tympan.compose import compose
from tympan.diagnostic import Fault, stops
from tympan.galley import Galley
from tympan.layout import Layout
from tympan.layout.templates import Templates
from tympan.place import place
from tympan.publish import check

Box = tuple[int, int, int, int]
if TYPE_CHECKING:
    from tympan.light_table.contact import Spread

Step = Callable[[str], None]
FOLDER, PAGE = "gallery", "index.html"
COVER, SPREAD = (480, 768), (1100, 1100)  # pixels, at most
QUALITY = 84


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the page holds it, and the words for whoever does not see it."""

    data: str
    width: int
    height: int
    caption: str
    alt: str


@dataclass(frozen=True, slots=True)
class Wall:
    """One layout as it is shown: its cover and its pages as they lie open."""

    layout: Layout
    pictures: tuple[Picture, ...]


def hang(project: Path, telling: Callable[[str], Step]) -> Path:
    """Write `output/gallery/index.html`, which shows every layout; raises `Fault`."""
    walls = [_wall(name, project, telling(name)) for name in sorted(layouts.known(project))]
    page = Templates((Path(__file__).parent,)).render("page.xhtml", walls=walls)
    (file,) = place(project / "output" / FOLDER, {PAGE: page.encode() + b"\n"})
    return file


def specimen() -> Path:
    """The edition that shows every kind of thing once."""
    return layouts.shipped() / "specimen"


def _wall(name: str, project: Path, step: Step) -> Wall:
    from tympan.press.cover import cover

    checked = check(specimen(), project, name)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        raise Fault(*checked.diagnostics)
    step("setting")
    galley = replace(compose(checked.edition, checked.layout), ticket=checked.ticket)
    front = _picture(cover(galley), COVER, "Cover", f"The cover in the layout {name}")
    step("printing")
    return Wall(checked.layout, (front, *_spreads(galley)))


def _spreads(galley: Galley) -> Iterator[Picture]:
    from tympan.light_table.contact import spreads
    from tympan.press.pdf import bound, screen

    for spread in spreads(screen(bound(galley, ("screen",)))):
        pages = "Page " if len(spread.pages) == 1 else "Pages "
        pages += " and ".join(map(str, spread.pages))
        alt = f"{pages} in the layout {galley.layout.name}"
        yield _picture(spread.png, SPREAD, pages, alt, _half(spread))


def _half(spread: "Spread") -> Box | None:
    """The part of a spread that is a page, when only one lies there."""
    width, height = spread.size
    if len(spread.pages) == 2:
        return None
    return (width // 2, 0, width, height) if spread.pages[0] % 2 else (0, 0, width // 2, height)


def _picture(
    data: bytes, most: tuple[int, int], caption: str, alt: str, box: Box | None = None
) -> Picture:
    from PIL import Image

    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGB").crop(box)
    picture.thumbnail(most)
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=QUALITY, method=4)
    held = base64.b64encode(file.getvalue()).decode()
    return Picture(f"data:image/webp;base64,{held}", *picture.size, caption, alt)
