"""A part of some inlines, by the positions of their characters."""

from collections.abc import Iterator
from dataclasses import replace

from tympan.model import (
    Code,
    Direction,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Said,
    Strong,
    Text,
    plain,
)


def sliced(content: Inlines, start: int, end: int) -> Iterator[Inline]:
    """The inlines from one character to another, without notes, links and speakers around them."""
    position = 0
    for node in content:
        length = len(plain((node,)))
        first, last = max(start - position, 0), min(end - position, length)
        position += length
        if first >= last:
            continue
        match node:
            case Text() | Code() | Direction():
                yield _part(node, first, last)
            case LineBreak():
                yield node
            case Emphasis() | Strong() | Foreign():
                yield replace(node, content=tuple(sliced(node.content, first, last)))
            case Link() | Said():
                yield from sliced(node.content, first, last)


def said_by(content: Inlines, start: int, end: int) -> str:
    """Who says these characters, when they all stand in quotations of one named speaker."""
    speakers = {
        speaker for first, last, speaker in _voices(content, 0, "") if first < end and last > start
    }
    return speakers.pop() if len(speakers) == 1 else ""


def _part(node: Text | Code | Direction, start: int, end: int) -> Inline:
    """A part of a leaf at its place; a direction that is cut is one no more."""
    at = replace(node.at, column=node.at.column + start)
    part = node.content[start:end]
    if isinstance(node, Direction) and part != node.content:
        return Text(part, at)
    return replace(node, content=part, at=at)


def _voices(content: Inlines, position: int, speaker: str) -> Iterator[tuple[int, int, str]]:
    """From where to where each leaf stands, and who says it."""
    for node in content:
        length = len(plain((node,)))
        match node:
            case Said():
                yield from _voices(node.content, position, node.speaker)
            case Emphasis() | Strong() | Foreign() | Link():
                yield from _voices(node.content, position, speaker)
            case _ if length:
                yield position, position + length, speaker
        position += length
