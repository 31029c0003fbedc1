"""The kinds of file that are printed, and the press of each; loaded when it is started."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from tympan.galley import Galley

if TYPE_CHECKING:
    from tympan.press.book import Book

Press = Callable[[Galley, Callable[[], "Book"]], bytes]


def files_of(name: str, project: Path) -> dict[str, Path]:
    """Where each kind of file of an edition is put."""
    folder = project / "output" / name
    return {kind: folder / f"{name}{ending}" for kind, (_, ending) in NAMES.items()}


def media_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """For what the pages of these kinds of file are painted."""
    painted = {MEDIA[kind] for kind in kinds if kind in MEDIA}
    return tuple(medium for medium in dict.fromkeys(MEDIA.values()) if medium in painted)


def _epub(galley: Galley, book: Callable[[], "Book"]) -> bytes:
    from tympan.press.cover import cover
    from tympan.press.epub import epub

    # An index has the page numbers of the printed book, so they must be there.
    if not (galley.wishes.pages or galley.index):
        return epub(galley, cover(galley))
    printed = book()
    return epub(printed.galley, cover(galley), printed.starts)


def _pdf(press: str) -> Press:
    """One of the presses of PDF; the library behind them is loaded when one is started."""

    def printed(galley: Galley, book: Callable[[], "Book"]) -> bytes:
        from tympan.press import pdf

        made: bytes = getattr(pdf, press)(book())
        return made

    return printed


PRESSES: Mapping[str, Press] = MappingProxyType(
    {"epub": _epub, "print": _pdf("pdf")}
    | {kind: _pdf(kind) for kind in ("screen", "booklet", "cover")}
)
# What each kind of file is called, and how its name ends.
NAMES = MappingProxyType(
    {
        "epub": ("EPUB", ".epub"),
        "print": ("PDF", ".pdf"),
        "screen": ("PDF for the screen", "-screen.pdf"),
        "booklet": ("booklet", "-booklet.pdf"),
        "cover": ("cover", "-cover.pdf"),
    }
)
# Which painted pages each kind of file is made of.
MEDIA = MappingProxyType({"print": "print", "screen": "screen", "booklet": "screen"})
