"""The edition's text as runs of plain characters that still know where their author typed them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tympan.diagnostic import Span
from tympan.model import (
    Block,
    Code,
    Direction,
    Edition,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteMark,
    Pair,
    Paragraph,
    Quote,
    Said,
    Section,
    Strong,
    Text,
    Translation,
    Turn,
    Verbatim,
    notes_in,
    sections,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that lie side by side in the file; `start` counts in their passage."""

    start: int
    at: Span
    language: str
    code: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The characters of one block as they will be read; `key` names the setting they come from."""

    text: str
    runs: tuple[Run, ...]
    key: str = ""

    def run(self, offset: int) -> Run:
        """The run that holds the character at this offset."""
        return self.runs[bisect_right(self.runs, offset, key=lambda run: run.start) - 1]

    def place(self, offset: int) -> Span:
        """Where the character at this offset stands in its file."""
        run = self.run(offset)
        if not run.at.column:
            return run.at
        return replace(run.at, column=run.at.column + offset - run.start)

    @property
    def source(self) -> str:
        """Words for a message that say which setting this is; nothing for text."""
        return f" in `{self.key}`" if self.key else ""


Flow = tuple[Passage, ...]


def flows(edition: Edition) -> Iterator[Flow]:
    """All text that will be printed; a quotation may run on over the passages of one flow."""
    for setting in _settings(edition):
        yield (setting,)
    for section in sections(edition):
        yield from flows_of(section, edition.language)


def flows_of(section: Section, language: str) -> Iterator[Flow]:
    """The flows of one section, its title and its notes included."""
    yield from _single(section.title, language)
    yield from _body(section.body, language)


def _settings(edition: Edition) -> Iterator[Passage]:
    told = [(key, getattr(edition, key), edition.at) for key in ("title", "subtitle")]
    told += [(key, getattr(edition, key), edition.at) for key in ("publisher", "place", "rights")]
    told += [("contributors", who.name, edition.at) for who in edition.contributors]
    for interview in edition.interviews:
        told += [
            (key, getattr(interview, key), interview.at)
            for key in ("title", "kicker", "standfirst")
        ]
        for speaker in interview.speakers:
            told += [(key, getattr(speaker, key), speaker.at) for key in ("name", "short", "about")]
    seen = set()
    for key, text, at in told:
        # An edition of one interview shares its title with it: said once is enough.
        if text and (key, text, at.file) not in seen:
            seen.add((key, text, at.file))
            yield Passage(text, (Run(0, replace(at, column=0), edition.language),), key)


def _body(blocks: Iterable[Block], language: str) -> Iterator[Flow]:
    paragraphs: list[Passage] = []
    for block in blocks:
        match block:
            case Paragraph():
                paragraphs.extend(_passages(block.content, language))
                yield from _notes(block.content, language)
            case Heading():
                yield from _single(block.content, language)
            case Figure():
                yield from _single(block.caption, language)
                if block.credit:
                    run = Run(0, replace(block.at, column=0), language)
                    yield (Passage(block.credit, (run,)),)
            case Turn():
                yield tuple(paragraphs)
                paragraphs = []
                yield from _body(block.body, language)
            case Quote() | Pair():
                yield from _body(block.body, language)
            case Translation():
                yield tuple(paragraphs)
                paragraphs = []
                yield from _body(block.body, block.language)
            case List():
                for item in block.items:
                    yield from _body(item, language)
            case Verbatim():
                run = Run(0, replace(block.at, column=0), language, code=True)
                yield (Passage(block.content, (run,)),)
            case _:
                pass
    yield tuple(paragraphs)


def _single(content: Inlines, language: str) -> Iterator[Flow]:
    for passage in _passages(content, language):
        yield (passage,)
    yield from _notes(content, language)


def _notes(content: Inlines, language: str) -> Iterator[Flow]:
    for note in notes_in(content):
        yield from _body(note.body, language)


def _passages(content: Inlines, language: str) -> Iterator[Passage]:
    """One passage, or none when the content has no characters."""
    said: list[str] = []
    runs: list[Run] = []
    length = 0
    for text, at, tongue, code in _characters(content, language):
        if at is not None:
            runs.append(Run(length, at, tongue, code))
        if runs:
            said.append(text)
            length += len(text)
    if runs:
        yield Passage("".join(said), tuple(runs))


def _characters(
    content: Iterable[Inline], language: str
) -> Iterator[tuple[str, Span | None, str, bool]]:
    for node in content:
        match node:
            case Text() | Direction():
                yield node.content, node.at, language, False
            case Code():
                yield node.content, node.at, language, True
            case LineBreak():
                yield "\n", None, language, False
            case Foreign():
                yield from _characters(node.content, node.language)
            case Emphasis() | Strong() | Link() | Said():
                yield from _characters(node.content, language)
            case NoteMark():
                pass
