"""The words of an edition, in order, as the ledger counts them."""

from collections.abc import Iterator
from dataclasses import replace

from tympan.diagnostic import Span
from tympan.intake.ledger import Word
from tympan.intake.words import words_of
from tympan.model import (
    Block,
    Blocks,
    Edition,
    Figure,
    Inlines,
    PullQuote,
    Section,
    Turn,
    Verbatim,
    content_of,
    inside,
    notes_in,
    plain,
)


def words_in(edition: Edition) -> Iterator[Word]:
    """The words of an edition in reading order; pull quotes repeat words and have none."""
    yield from _words(f"{edition.title} {edition.subtitle}", edition.at, house=True)
    for section in edition.front:
        yield from _section(section)
    for interview in edition.interviews:
        opening = f"{interview.title} {interview.kicker} {interview.standfirst}"
        yield from _words(opening, interview.at, house=True)
        for section in interview.sections:
            yield from _section(section)
    for section in edition.back:
        yield from _section(section)


def _section(section: Section) -> Iterator[Word]:
    yield from _words(plain(section.title), section.at, house=True)
    yield from _blocks(section.body)


def _blocks(blocks: Blocks) -> Iterator[Word]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Word]:
    match block:
        case PullQuote():
            return
        case Turn():
            yield from _words(block.label, block.at, house=True)
        case Verbatim():
            yield from _words(block.content, block.at)
        case Figure():
            yield from _words(block.alt, block.at, house=True)
    yield from _content(content_of(block), block.at)
    if isinstance(block, Figure):
        yield from _words(f"Credit {block.credit}", block.at, house=True)
    yield from _blocks(inside(block))


def _content(content: Inlines, at: Span) -> Iterator[Word]:
    """The words of a line, each note behind it."""
    yield from _words(plain(content), at)
    for note in notes_in(content):
        for block in note.body:
            # The source may have it elsewhere, and its own words account for it there.
            yield from (replace(word, house=True) for word in _block(block))


def _words(text: str, at: Span, house: bool = False) -> Iterator[Word]:
    return (Word(word, at, house) for word in words_of(text))
