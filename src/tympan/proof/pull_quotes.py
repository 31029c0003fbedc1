"""Rules on pull quotes."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from tympan.diagnostic import Finding, Severity
from tympan.model import (
    Block,
    Blocks,
    List,
    PullQuote,
    Quote,
    Section,
    Turn,
    plain,
    walk,
)
from tympan.proof.nearest import Wording, index, nearest
from tympan.proof.passages import flows_of
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.ERROR)
def pull_quote_not_verbatim(proof: Proof) -> Iterator[Finding]:
    """A pull quote promises the very words of the text, so it must stand in the text as it is.

    A word changed, left out or added, if only to make it fit, puts words into somebody's mouth.
    The words must lie within one paragraph of the same interview.
    """
    for text in _texts(proof):
        quotes = [block for block in _reading(text) if isinstance(block, PullQuote)]
        failed = [quote for quote in quotes if not quote.words]
        if not failed:
            continue
        flows = (flow for section in text for flow in flows_of(section, proof.edition.language))
        known = index(passage for flow in flows for passage in flow)
        for quote in failed:
            asked = " ".join(quote.asked.split())
            message = f"these words do not stand in the text: “{_short(asked)}”"
            if found := nearest(asked, known):
                mend = f"type the words as they stand at {found.at}: “{_short(found.text, 400)}”"
                yield Finding(quote.at, f"{message}; {_difference(found)}", mend)
            else:
                mend = "copy the words from one paragraph, or take this pull quote away"
                yield Finding(quote.at, f"{message}, nor does anything near them", mend)


@rule(Severity.WARNING)
def pull_quote_before_its_source(proof: Proof) -> Iterator[Finding]:
    """A pull quote that comes before its words gives the answer away before the question.

    Readers who met a line in large type look for it in what they have not read yet; when they
    have read it already, it works as an echo.
    """
    for pulled in _pulled(proof):
        if pulled.source > pulled.place:
            yield Finding(
                pulled.quote.at,
                f"this pull quote comes before its words, which follow at {pulled.source_block.at}",
                "move the pull quote a few paragraphs behind them",
            )


@rule(Severity.WARNING)
def pull_quote_next_to_its_source(proof: Proof) -> Iterator[Finding]:
    """A pull quote beside the paragraph that it is pulled from makes readers read a line twice.

    Two or three paragraphs between them are enough for it to be a pause and not a stutter.
    """
    for pulled in _pulled(proof):
        if pulled.source in pulled.neighbours():
            yield Finding(
                pulled.quote.at,
                f"this pull quote stands next to its words at {pulled.source_block.at}",
                "move the pull quote two or three paragraphs on",
            )


@rule(Severity.WARNING)
def pull_quote_repeated(proof: Proof) -> Iterator[Finding]:
    """The same words pulled twice look like a mistake of the make-up, and waste a good place."""
    first: dict[str, PullQuote] = {}
    for quote in _quotes(proof):
        words = " ".join((plain(quote.words) or quote.asked).split()).casefold()
        earlier = first.setdefault(words, quote)
        if earlier is not quote:
            yield Finding(
                quote.at,
                f"the same words are pulled at {earlier.at}",
                "pull other words, or take one of the two away",
            )


@rule(Severity.WARNING)
def pull_quote_with_brackets(proof: Proof) -> Iterator[Finding]:
    """Brackets and ellipses show that an editor had to help; words set large should not need it.

    Better pull a shorter part that stands on its own, or another sentence.
    """
    for quote in _quotes(proof):
        words = plain(quote.words) or quote.asked
        for mark in ("[", "]", "…", "..."):
            if mark in words:
                yield Finding(
                    quote.at,
                    f"this pull quote has {mark} in it",
                    "pull words that need no brackets and no ellipsis",
                )
                break


@dataclass(frozen=True, slots=True)
class _Pulled:
    """A pull quote and its source, both as places in the reading order of their text."""

    quote: PullQuote
    place: int
    source: int
    reading: Blocks

    @property
    def source_block(self) -> Block:
        return self.reading[self.source]

    def neighbours(self) -> Iterator[int]:
        """The blocks just before and after, past other pull quotes and what only holds blocks."""
        before = range(self.place - 1, -1, -1)
        after = range(self.place + 1, len(self.reading))
        for places in (before, after):
            for place in places:
                if not isinstance(self.reading[place], (PullQuote, Turn, Quote, List)):
                    yield place
                    break


def _pulled(proof: Proof) -> Iterator[_Pulled]:
    for text in _texts(proof):
        reading = tuple(_reading(text))
        order = {block.id: place for place, block in enumerate(reading)}
        for place, block in enumerate(reading):
            if isinstance(block, PullQuote) and block.pulled_from in order:
                yield _Pulled(block, place, order[block.pulled_from], reading)


def _texts(proof: Proof) -> Iterator[tuple[Section, ...]]:
    """The sections among which a pull quote and its words are looked for."""
    for section in proof.edition.front + proof.edition.back:
        yield (section,)
    for interview in proof.edition.interviews:
        yield interview.sections


def _reading(text: tuple[Section, ...]) -> Iterator[Block]:
    return (block for section in text for block in walk(section.body))


def _quotes(proof: Proof) -> Iterator[PullQuote]:
    return (block for block in proof.blocks if isinstance(block, PullQuote))


def _difference(found: Wording) -> str:
    match found.typed, found.stands:
        case "", "":
            return "only the punctuation differs"
        case typed, "":
            return f"“{typed}” was added"
        case "", stands:
            return f"“{stands}” was left out"
        case typed, stands:
            return f"“{typed}” was typed where the text has “{stands}”"


def _short(text: str, width: int = 80) -> str:
    return textwrap.shorten(text, width, placeholder=" …")
