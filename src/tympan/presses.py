"""The kinds of file that are printed, and the press of each; loaded when it is started."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from tympan.cache import NOTHING, Cache
from tympan.galley import Galley

if TYPE_CHECKING:
    from tympan.press.book import Book


class Press(Protocol):
    """Prints a galley, or the book that its pages make, as a file of one kind."""

    def __call__(
        self, galley: Galley, book: Callable[[], "Book"], cache: Cache = NOTHING
    ) -> bytes: ...


def files_of(name: str, project: Path) -> dict[str, Path]:
    """Where each kind of file of an edition is put."""
    folder = project / "output" / name
    return {kind: folder / f"{name}{ending}" for kind, (_, ending) in NAMES.items()}


def media_of(kinds: Iterable[str]) -> tuple[str, ...]:
    """For what the pages of these kinds of file are painted."""
    painted = {MEDIA[kind] for kind in kinds if kind in MEDIA}
    return tuple(medium for medium in dict.fromkeys(MEDIA.values()) if medium in painted)


def _epub(galley: Galley, book: Callable[[], "Book"], cache: Cache = NOTHING) -> bytes:
    from tympan.press.cover import cover
    from tympan.press.epub import epub

    front = cover(galley, cache)
    # An index has the page numbers of the printed book, so they must be there.
    if not (galley.wishes.pages or galley.index):
        return epub(galley, front, cache=cache)
    printed = book()
    return epub(printed.pages.galley, front, printed.pages.starts, cache)


def _pdf(press: str) -> Press:
    """One of the presses of PDF; the library behind them is loaded when one is started."""

    def printed(galley: Galley, book: Callable[[], "Book"], cache: Cache = NOTHING) -> bytes:
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
