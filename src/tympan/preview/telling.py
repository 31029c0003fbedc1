"""What browsers are told, as JSON."""

import json
from itertools import takewhile
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic
from tympan.preview.following import called
from tympan.preview.passage import passage
from tympan.preview.showing import Book, Pages, Sheet
from tympan.preview.shown import Shown
from tympan.preview.spots import place_of


def as_json(told: object) -> str:
    """Compact, and on one line, as an event must be."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def state(shown: Shown, folders: set[Path]) -> dict[str, Any]:
    """All there is to see but the pages themselves."""
    pages = shown.pages
    return {
        "state": shown.state,
        "isBroken": shown.is_broken,
        "version": pages.version if pages else 0,
        "title": pages.title if pages else "",
        "direction": pages.direction if pages else "ltr",
        "sheets": [
            {"folio": sheet.folio, "width": sheet.width, "height": sheet.height}
            for sheet in (pages.sheets if pages else ())
        ],
        "book": shown.book.version if shown.book else 0,
        "findings": [_finding(said, pages, folders) for said in shown.found],
    }


def _finding(said: Diagnostic, pages: Pages | None, folders: set[Path]) -> dict[str, Any]:
    found = said.finding
    place = place_of(said, pages)
    return {
        "rule": said.rule,
        "severity": said.severity.value,
        "message": found.message,
        "mend": found.mend,
        "printed": str(found.printed or ""),
        "page": place[0] if place else 0,
        "box": place[1] if place else None,
        **passage(found.at, folders),
    }


def regions(pages: Pages, number: int) -> list[dict[str, Any]]:
    """The blocks on a page: their places and first words, whether print may move them.

    `part` is 0 where a block begins, 1 on the second page that has some of it, and so on.
    """
    return [
        {
            "id": region.id,
            "box": region.box,
            "part": _pages_before(region.id, pages, number),
            "words": pages.spots[region.id].words,
            "isPlaced": pages.spots[region.id].is_placed,
        }
        for region in pages.sheets[number - 1].regions
    ]


def _pages_before(name: str, pages: Pages, number: int) -> int:
    """On how many pages before one a block stands that goes on there."""
    before = reversed(pages.sheets[: number - 1])
    return len([*takewhile(lambda sheet: _has(sheet, name), before)])


def _has(sheet: Sheet, name: str) -> bool:
    return any(region.id == name for region in sheet.regions)


def parts(book: Book) -> dict[str, int]:
    """The parts of an EPUB, and how large they are."""
    return {name: len(part) for name, part in book.parts.items()}


def block(shown: Shown, name: str, since: int, folders: set[Path]) -> dict[str, Any] | None:
    """Where a block of some version was written, and where it stands in print now.

    `inBook` is its address in the EPUB, which may be that of earlier pages, and empty where it has
    none. None for what is no block.
    """
    pages = shown.pages
    if pages is None:
        return None
    now = called(name, shown.steps, since, pages.version)
    spot = pages.spots.get(now)
    if spot is None:
        return None
    return {
        "id": now,
        "version": pages.version,
        "inBook": _address(name, since, shown),
        "words": spot.words,
        "pages": [sheet.number for sheet in pages.sheets if _has(sheet, now)],
        **passage(spot.at, folders),
    }


def _address(name: str, since: int, shown: Shown) -> str:
    if shown.book is None:
        return ""
    name = called(name, shown.steps, since, shown.book.version)
    mark = f' id="{name}"'.encode()
    parts = (
        part for part, held in shown.book.parts.items() if part.endswith(".xhtml") and mark in held
    )
    return next((f"{part}#{name}" for part in parts), "")
