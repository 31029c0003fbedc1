"""Whole books that are set in parts are the same as those that are set in one piece."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from tympan.compose import compose
from tympan.galley import Galley, Wishes
from tympan.press.book import Pages
from tympan.press.means import Means
from tympan.press.pdf import bound, pdf, screen
from tympan.publish import check

EDITIONS = Path(__file__).parents[2] / "editions"
MANUSCRIPT = Path(__file__).parents[3] / "manuscript"
LAYOUTS = EDITIONS.parents[1] / "layouts"
# Every way to start a unit, both directions, notes, an index, pictures, front matter.
BOOKS = (
    (EDITIONS / "collection", "archive"),
    (EDITIONS / "collection", "chapbook"),
    (EDITIONS / "twelve", "archive"),
    (EDITIONS / "collection", "conversation"),
    (EDITIONS / "hebrew", "plain"),
    (EDITIONS / "photo-essay", "feature"),
    (EDITIONS / "oral-history", "archive"),
    (MANUSCRIPT / "ballerina", "feature"),
)
# Everything that there is, in every layout.
FOLDERS = (*sorted(EDITIONS.glob("*/")), MANUSCRIPT / "ballerina", LAYOUTS / "specimen")
NAMES = ("plain", "feature", "conversation", "chapbook", "archive")
ALL = tuple(
    pytest.param(book, marks=pytest.mark.long)
    for book in product(FOLDERS, NAMES)
    if book not in BOOKS
)
PRESSES = {"print": pdf, "screen": screen}


@dataclass(frozen=True)
class Pair:
    """A book that was set in parts and the same in one piece, and their files by their media."""

    parts: Pages
    whole: Pages
    files: dict[str, tuple[bytes, bytes]]


def galley_of(folder: Path, layout: str, project: Path) -> Galley:
    checked = check(folder, project, layout)
    assert checked.edition is not None and checked.layout is not None
    galley = compose(checked.edition, checked.layout)
    return replace(galley, ticket=checked.ticket, wishes=Wishes(pages=True))


@pytest.fixture(scope="module", params=(*BOOKS, *ALL), ids=lambda book: f"{book[0].name}-{book[1]}")
def pair(request: pytest.FixtureRequest) -> Pair:
    folder, layout = request.param
    galley = galley_of(folder, layout, EDITIONS.parents[1])
    parts, whole = bound(galley), bound(galley, means=Means(is_plain=True))
    assert parts.pages.is_in_parts and not whole.pages.is_in_parts
    files = {name: (press(parts), press(whole)) for name, press in PRESSES.items()}
    return Pair(parts.pages, whole.pages, files)


def pages(file: bytes) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(io.BytesIO(file))
    yield from document


@pytest.mark.parametrize("medium", PRESSES)
def test_every_page_has_the_same_words(pair: Pair, medium: str) -> None:
    one, other = (
        [page.get_textpage().get_text_range() for page in pages(file)]
        for file in pair.files[medium]
    )
    assert one == other


@pytest.mark.parametrize("medium", PRESSES)
def test_every_page_has_the_same_pixels(pair: Pair, medium: str) -> None:
    shown = (pages(file) for file in pair.files[medium])
    for number, (one, other) in enumerate(zip(*shown, strict=True), 1):
        first, second = (page.render(scale=0.75).to_pil() for page in (one, other))
        assert first.size == second.size
        assert ImageChops.difference(first, second).getbbox() is None, f"page {number}"


def test_pages_begin_at_the_same_words_under_the_same_numbers(pair: Pair) -> None:
    assert pair.parts.folios == pair.whole.folios
    assert pair.parts.starts == pair.whole.starts
    assert pair.parts.galley.units == pair.whole.galley.units


def test_bookmarks_and_links_lead_to_the_same_places(pair: Pair) -> None:
    one, other = (places(file) for file in pair.files["screen"])
    assert one == other and one.names


@dataclass(frozen=True)
class Places:
    bookmarks: list[tuple[str, int, list[int]]]
    names: dict[str, tuple[int, list[int]]]
    links: list[tuple[int, str, list[int]]]


def places(file: bytes) -> Places:
    """Where bookmarks, names and links are and lead to, in whole points."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        number = {page.objgen: at for at, page in enumerate(opened.pages)}

        def place(found: Any) -> tuple[int, list[int]]:
            return number[found[0].objgen], [round(float(part)) for part in list(found)[2:4]]

        def marked(items: Sequence[Any]) -> Iterator[tuple[str, int, list[int]]]:
            for item in items:
                yield (str(item.title), *place(item.destination))
                yield from marked(item.children)

        with opened.open_outline() as outline:
            bookmarks = list(marked(outline.root))
        names = list(opened.Root.Names.Dests.Names)
        return Places(
            bookmarks,
            {str(name): place(at) for name, at in zip(names[::2], names[1::2], strict=True)},
            [
                (at, str(link.get("/Dest", "")), [round(float(edge)) for edge in link.Rect])
                for at, page in enumerate(opened.pages)
                for link in page.obj.get("/Annots", ())
            ],
        )


def test_the_tags_are_the_same_tree(pair: Pair) -> None:
    one, other = (list(tags(file)) for file in pair.files["screen"])
    assert one == other


def tags(file: bytes) -> Iterator[tuple[Any, ...]]:
    """Every tag, in order: how deep it lies, what it is, on which page, and what it marks there."""
    with pikepdf.open(io.BytesIO(file)) as opened:
        number = {page.objgen: at for at, page in enumerate(opened.pages)}

        def below(tag: Any, deep: int) -> Iterator[tuple[Any, ...]]:
            page = number[tag.Pg.objgen] if "/Pg" in tag else None
            said = str(tag.get("/S", "")), str(tag.get("/Lang", "")), str(tag.get("/ID", ""))
            box = [round(float(edge)) for edge in tag.get("/A", {}).get("/BBox", ())]
            yield (deep, *said, page, box)
            held = tag.get("/K", pikepdf.Array())
            for kid in held if isinstance(held, pikepdf.Array) else [held]:
                if isinstance(kid, pikepdf.Dictionary):
                    yield from below(kid, deep + 1)
                else:
                    yield (deep + 1, int(kid), page)

        yield from below(opened.Root.StructTreeRoot.K[0], 0)


def test_what_is_marked_finds_its_tag(pair: Pair) -> None:
    with pikepdf.open(io.BytesIO(pair.files["screen"][0])) as opened:
        tree = opened.Root.StructTreeRoot
        numbers = list(tree.ParentTree.Nums)
        held = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert sorted(held) == list(range(len(held)))
        marked = [page for page in opened.pages if "/StructParents" in page.obj]
        assert len(marked) >= len({start.folio for start in pair.parts.starts})
        for page in marked:
            for tag in held[int(page.obj.StructParents)]:
                assert tag.Pg.objgen == page.objgen
            for link in page.obj.get("/Annots", ()):
                assert held[int(link.StructParent)].S == "/Link"
