"""A book that is set in parts, and the same one set in one piece, to be compared."""

import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from tympan.compose import compose
from tympan.galley import Galley, Wishes
from tympan.press.book import Pages
from tympan.press.means import Means
from tympan.press.pdf import bound, pdf, screen
from tympan.publish import check

PROJECT = Path(__file__).parents[3]
EDITIONS = PROJECT / "tests" / "editions"
PRESSES = {"print": pdf, "screen": screen}
NAMES = sorted(file.parent.name for file in PROJECT.glob("layouts/*/layout.toml"))


@dataclass(frozen=True)
class Book:
    """An edition in a layout.

    What is asked for beside that is changed in a copy of it: `rules` that a layout of one's own
    adds to the print sheet, `settings` above the first table of `edition.toml`, `more` text behind
    what stands in files of the edition, `also` files beside it, and another `language`.
    """

    folder: Path
    layout: str
    name: str = ""
    rules: str = ""
    settings: str = ""
    more: tuple[tuple[str, str], ...] = ()
    also: tuple[Path, ...] = ()
    language: str = ""
    printer: str = ""

    def __str__(self) -> str:
        return "-".join(filter(None, (self.folder.name, self.layout, self.name)))

    def galley(self, desk: Path) -> Galley:
        """The galley, of a copy in a folder where something is changed."""
        folder, layout, project = self.folder, self.layout, PROJECT
        if self.rules or self.settings or self.more or self.language:
            folder, layout, project = desk / "manuscript" / folder.name, "own", desk
            shutil.copytree(self.folder, folder)
            file = folder / "edition.toml"
            text = self.settings + file.read_text("utf-8")
            if self.language:
                text = text.replace('language = "en"', f'language = "{self.language}"')
            file.write_text(text, "utf-8")
            for name, more in self.more:
                whole = (folder / name).read_text("utf-8") + more
                (folder / name).write_text(whole, "utf-8")
            for picture in self.also:
                shutil.copy(picture, folder)
            own = desk / "layouts" / "own"
            (own / "css").mkdir(parents=True)
            settings = f'about = "Trial."\nextends = "{self.layout}"\n'
            (own / "layout.toml").write_text(settings, "utf-8")
            (own / "css" / "pdf.css").write_text(self.rules, "utf-8")
        checked = check(folder, project, layout, printer=self.printer)
        assert checked.edition is not None and checked.layout is not None, checked.diagnostics
        galley = compose(checked.edition, checked.layout)
        return replace(galley, ticket=checked.ticket, wishes=Wishes(pages=True))


@dataclass(frozen=True)
class Pair:
    """A book that was set in parts and the same in one piece, and their files by their media."""

    parts: Pages
    whole: Pages
    files: dict[str, tuple[bytes, bytes]]


def pair_of(galley: Galley) -> Pair:
    """The galley set both ways."""
    parts, whole = bound(galley), bound(galley, means=Means(is_plain=True))
    files = {name: (press(parts), press(whole)) for name, press in PRESSES.items()}
    return Pair(parts.pages, whole.pages, files)


def pages(file: bytes) -> Iterator[Any]:
    """The pages as PDFium sees them."""
    document = pypdfium2.PdfDocument(io.BytesIO(file))
    yield from document


@dataclass(frozen=True)
class Places:
    """Where bookmarks, names and links are and lead to, in whole points."""

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
