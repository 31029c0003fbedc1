"""What browsers are told, as JSON."""

import json
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic
from tympan.preview.passage import passage
from tympan.preview.showing import Book, Pages
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
        "follows": {"version": pages.follows.version, "pages": pages.follows.pages}
        if pages and pages.follows
        else None,
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
    """The blocks on a page, by their places and first words."""
    return [
        {"id": region.id, "box": region.box, "words": pages.spots[region.id].words}
        for region in pages.sheets[number - 1].regions
    ]


def parts(book: Book) -> dict[str, int]:
    """The parts of an EPUB, and how large they are."""
    return {name: len(part) for name, part in book.parts.items()}


def block(pages: Pages, name: str, folders: set[Path]) -> dict[str, Any] | None:
    """Where a block was written, and where it stands in print; None for one that is not there."""
    spot = pages.spots.get(name)
    if spot is None:
        return None
    on = [sheet.number for sheet in pages.sheets for region in sheet.regions if region.id == name]
    return {"words": spot.words, "pages": sorted(set(on)), **passage(spot.at, folders)}
