"""The kinds of file that are printed, and the press of each; loaded when it is started."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from tympan.cache import NOTHING, Cache
from tympan.galley import Galley


class Press(Protocol):
    """Prints a galley as a file of one kind, with what is kept of earlier ones."""

    def __call__(self, galley: Galley, cache: Cache = NOTHING) -> bytes: ...


def files_of(name: str, project: Path) -> dict[str, Path]:
    """Where each kind of file of an edition is put."""
    folder = project / "output" / name
    return {kind: folder / f"{name}{ending}" for kind, (_, ending) in NAMES.items()}


def bound(galley: Galley) -> int:
    """How many pages the book of a galley has, blank ones included."""
    from tympan.press.pdf import bound_pages

    return bound_pages(galley)


def _epub(galley: Galley, cache: Cache = NOTHING) -> bytes:
    from tympan.press.cover import cover
    from tympan.press.epub import epub

    front = cover(galley, cache)
    # An index has the page numbers of the printed book, so they must be there.
    if not (galley.wishes.pages or galley.index):
        return epub(galley, front, cache=cache)
    from tympan.press.pagemap import page_map
    from tympan.press.pdf import filled, paged

    return epub(filled(galley), front, page_map(paged(galley), galley.edition), cache)


def _pdf(press: str) -> Press:
    """One of the presses of PDF; the library behind them is loaded when one is started."""

    def printed(galley: Galley, cache: Cache = NOTHING) -> bytes:
        from tympan.press import pdf

        made: bytes = getattr(pdf, press)(galley)
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
