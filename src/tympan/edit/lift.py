"""Each pull quote's words, lifted from the text that they stand in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from tympan.edit.folding import Folded, fold, without_marks_around
from tympan.edit.slicing import said_by, sliced
from tympan.model import (
    Block,
    Blocks,
    Edition,
    Inlines,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Section,
    Turn,
    inside,
    plain,
)

WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Passage:
    """A paragraph that may be quoted, who speaks it, and how far into the text it stands."""

    id: str
    speaker: str
    content: Inlines
    order: int

    @cached_property
    def text(self) -> str:
        """Its characters as they will be read."""
        return plain(self.content)

    @cached_property
    def folded(self) -> Folded:
        """Its characters as they are compared."""
        return fold(self.text)


def with_pull_quotes(edition: Edition) -> Edition:
    """The edition with the words of its pull quotes, each found in its own interview."""
    return replace(
        edition,
        front=tuple(_found_in((section,))[0] for section in edition.front),
        interviews=tuple(
            replace(interview, sections=_found_in(interview.sections))
            for interview in edition.interviews
        ),
        back=tuple(_found_in((section,))[0] for section in edition.back),
    )


def _found_in(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections of one text with their pull quotes found."""
    ordered = list(enumerate(_speeches(sections)))
    wanted = {block.id: order for order, (block, _) in ordered if isinstance(block, PullQuote)}
    if not wanted:
        return sections
    passages = [
        Passage(block.id, speaker, block.content, order)
        for order, (block, speaker) in ordered
        if isinstance(block, Paragraph)
    ]

    def filled(blocks: Blocks) -> Blocks:
        return tuple(fill(block) for block in blocks)

    def fill(block: Block) -> Block:
        match block:
            case PullQuote():
                return _lifted(block, wanted[block.id], passages)
            case Turn() | Quote():
                return replace(block, body=filled(block.body))
            case List():
                return replace(block, items=tuple(filled(item) for item in block.items))
            case _:
                return block

    return tuple(replace(section, body=filled(section.body)) for section in sections)


def _speeches(sections: Iterable[Section]) -> Iterator[tuple[Block, str]]:
    """Every block in reading order with the speaker of the turn that it stands in."""
    for section in sections:
        for block in section.body:
            yield from _speech(block, "")


def _speech(block: Block, speaker: str) -> Iterator[tuple[Block, str]]:
    yield block, speaker
    speaker = block.speaker if isinstance(block, Turn) else speaker
    for held in inside(block):
        yield from _speech(held, speaker)


def _lifted(quote: PullQuote, order: int, passages: list[Passage]) -> PullQuote:
    """The pull quote with its words: of all places the nearest before it, else after it."""
    asked = without_marks_around(fold(quote.asked).text)
    # A look for the longest word is quick; only what holds it is folded.
    longest = max(WORD.findall(asked), key=len, default="")
    found = [
        (passage, place)
        for passage in passages
        if longest and longest in passage.text and (place := passage.folded.find(asked))
    ]
    if not found:
        return replace(quote, words=(), pulled_from="", speaker="")
    passage, (start, end) = min(found, key=lambda one: _distance(one[0].order, order))
    words = tuple(sliced(passage.content, start, end))
    speaker = said_by(passage.content, start, end) or passage.speaker
    return replace(quote, words=words, pulled_from=passage.id, speaker=speaker)


def _distance(source: int, quote: int) -> tuple[bool, int]:
    """How far a source is from its pull quote; every source before is nearer than one after."""
    return source > quote, abs(source - quote)
