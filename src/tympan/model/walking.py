"""The traversals that everyone needs: every block, every note, the plain words."""

from collections.abc import Iterable, Iterator

from tympan.model.blocks import (
    Block,
    Blocks,
    Figure,
    Heading,
    List,
    Pair,
    Paragraph,
    Quote,
    Translation,
    Turn,
)
from tympan.model.inlines import (
    Code,
    Direction,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Named,
    NoteMark,
    Said,
    Strong,
    Text,
)
from tympan.model.whole import Edition, Section


def plain(content: Iterable[Inline]) -> str:
    """The characters of some inlines as they will be read; notes are not in the line."""
    said = []
    for node in content:
        match node:
            case Text(content=text) | Code(content=text) | Direction(content=text):
                said.append(text)
            case LineBreak():
                said.append("\n")
            case NoteMark():
                pass
            case _:
                said.append(plain(node.content))
    return "".join(said)


def leaves(content: Iterable[Inline]) -> Iterator[Inline]:
    """The inlines that hold characters or a note, in reading order."""
    for node in content:
        if isinstance(node, (Emphasis, Strong, Link, Foreign, Named, Said)):
            yield from leaves(node.content)
        else:
            yield node


def inside(block: Block) -> Blocks:
    """The blocks that a block holds."""
    match block:
        case Turn() | Quote() | Pair() | Translation():
            return block.body
        case List():
            return tuple(held for item in block.items for held in item)
        case _:
            return ()


def walk(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, each before those it holds; notes are left out."""
    for block in blocks:
        yield block
        if held := inside(block):
            yield from walk(held)


def content_of(block: Block) -> Inlines:
    """The words a block holds by itself, not through other blocks."""
    match block:
        case Paragraph() | Heading():
            return block.content
        case Figure():
            return block.caption
        case _:
            return ()


def notes_in(content: Iterable[Inline]) -> Iterator[NoteMark]:
    """The notes of some inlines, in order."""
    return (node for node in leaves(content) if isinstance(node, NoteMark))


def sections(edition: Edition) -> Iterator[Section]:
    """Every section in reading order: front matter, interviews, back matter."""
    yield from edition.front
    for interview in edition.interviews:
        yield from interview.sections
    yield from edition.back


def everything(edition: Edition) -> Iterator[Block]:
    """Every block of the edition in reading order, each note's blocks after the block it marks."""
    for section in sections(edition):
        yield from everything_in(section)


def everything_in(section: Section) -> Iterator[Block]:
    """Every block of a section, in the same order."""
    for note in notes_in(section.title):
        yield from walk(note.body)
    for block in walk(section.body):
        yield block
        for note in notes_in(content_of(block)):
            yield from walk(note.body)
