"""Which block of the manuscript an id on a page belongs to, and which page has a line."""

import sys
from collections.abc import Iterator, Mapping

from tympan.diagnostic import Box, Diagnostic, Span
from tympan.model import (
    Block,
    Edition,
    Figure,
    PullQuote,
    Verbatim,
    content_of,
    everything,
    inside,
    notes_in,
    plain,
    sections,
)
from tympan.preview.showing import Pages, Spot

LONGEST = 60  # letters that tell a block from others
POINTS_WHOLE: Box = (0, 0, 100, 100)


def spots_of(edition: Edition) -> Mapping[str, Spot]:
    """Every id that a page can bear, with the place where its block was written."""
    return dict(_spots(edition))


def _spots(edition: Edition) -> Iterator[tuple[str, Spot]]:
    yield from _titled("title-page", Spot(edition.at, edition.title))
    for interview in edition.interviews:
        opening = f"{interview.id}-opening" if edition.is_collection else "opening"
        yield from _titled(opening, Spot(interview.at, interview.title))
    for section in sections(edition):
        yield from _titled(section.id, Spot(section.at, plain(section.title)))
        for mark in notes_in(section.title):
            yield mark.id, Spot(mark.at, f"note {mark.number}")
    for block in everything(edition):
        is_placed = isinstance(block, PullQuote | Figure)
        yield block.id, Spot(block.at, _begins(_words(block)), is_placed)
        for mark in notes_in(content_of(block)):
            yield mark.id, Spot(mark.at, f"note {mark.number}")


def _titled(name: str, spot: Spot) -> Iterator[tuple[str, Spot]]:
    """A part of the edition and its title, which layouts give an id of its own."""
    yield name, spot
    yield f"{name}-title", spot


def _words(block: Block) -> str:
    match block:
        case PullQuote():
            return plain(block.words)
        case Figure():
            return block.alt or plain(block.caption)
        case Verbatim():
            return block.content
    return plain(content_of(block)) or next(
        (words for held in inside(block) if (words := _words(held))), ""
    )


def _begins(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= LONGEST else folded[:LONGEST].rsplit(" ", 1)[0] + " …"


def place_of(said: Diagnostic, pages: Pages | None) -> tuple[int, Box] | None:
    """The page that a finding is about and its part of it, in hundredths, where it can be told."""
    if pages is None:
        return None
    printed = said.finding.printed
    if printed and printed.places:
        place = printed.places[0]
        if not 0 < place.page <= len(pages.sheets):
            return None
        sheet = pages.sheets[place.page - 1]
        if place.box is None:
            return place.page, POINTS_WHOLE
        left, top, right, bottom = place.box
        across, down = 100 / sheet.width, 100 / sheet.height
        return place.page, (left * across, top * down, right * across, bottom * down)
    return _block_at(said.finding.at, pages)


def _block_at(at: Span, pages: Pages) -> tuple[int, Box] | None:
    """Where the last block stands that begins at a place of a file or before it."""
    # Without a column the whole line is meant.
    end = (at.line, at.column or sys.maxsize)
    before = [
        (place.line, place.column, -sheet.number, region.box)
        for sheet in pages.sheets
        for region in sheet.regions
        if (place := pages.spots[region.id].at).file == at.file
        and (place.line, place.column) <= end
    ]
    if not at.line or not before:
        return None
    # A block that is broken over pages begins on the first of them.
    *_, number, box = max(before)
    return -number, box
