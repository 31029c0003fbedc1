"""Stage directions in brackets: [laughs], [inaudible 00:03:31], (laughter)."""

import re
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
from tympan.read.heard import AROUND, HEARD

BRACKETED = re.compile(r"\[([^\[\]()\n]+)\]|\(([^\[\]()\n]+)\)")
TIME = re.compile(r"\b\d{1,2}(?::\d{2}){1,2}(?:[.,]\d+)?\b")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
SENTENCE_END = ".!?…。！？\"'”’»」』:)]"


def directions(content: Inlines, language: str) -> Inlines:
    """The inlines with each certain direction cut out of its Text; other brackets stay words."""
    if not any(sign in text for text in _texts(content) for sign in "[("):
        return content
    return tuple(_cut(content, plain(content), language, [0]))


def _texts(content: Inlines) -> Iterator[str]:
    for node in content:
        match node:
            case Text(content=text):
                yield text
            case Emphasis() | Strong() | Link() | Foreign() | Said():
                yield from _texts(node.content)


def _cut(content: Inlines, line: str, language: str, position: list[int]) -> Iterator[Inline]:
    """The inlines with directions; `position` counts the characters of the line so far."""
    for node in content:
        match node:
            case Text(content=text):
                yield from _cut_text(node, line, language, position[0])
                position[0] += len(text)
            case Emphasis(content=inner):
                yield Emphasis(tuple(_cut(inner, line, language, position)))
            case Strong(content=inner):
                yield Strong(tuple(_cut(inner, line, language, position)))
            case Link(content=inner):
                yield Link(node.target, tuple(_cut(inner, line, language, position)), node.at)
            case Foreign(language=foreign, content=inner):
                yield Foreign(foreign, tuple(_cut(inner, line, foreign, position)))
            case Said(content=inner):
                yield replace(node, content=tuple(_cut(inner, line, language, position)))
            case Code() | Direction() | LineBreak():
                yield node
                position[0] += len(plain((node,)))
            case _:
                yield node


def _cut_text(node: Text, line: str, language: str, start: int) -> Iterator[Inline]:
    """One Text as the texts around its directions, and these."""
    done = 0
    for match in BRACKETED.finditer(node.content):
        here = (start + match.start(), start + match.end())
        known = _is_heard(match[1] or match[2], language)
        if not known and not (match[1] and _stands_alone(match[1], line, *here)):
            continue
        if match.start() > done:
            yield _part(node, done, match.start())
        part = _part(node, match.start(), match.end())
        yield Direction(part.content, part.at)
        done = match.end()
    if not done:
        yield node
    elif done < len(node.content):
        yield _part(node, done, len(node.content))


def _part(node: Text, start: int, end: int) -> Text:
    at = type(node.at)(node.at.file, node.at.line, node.at.column + start)
    return Text(node.content[start:end], at)


def _is_heard(inside: str, language: str) -> bool:
    """Whether every word is known to tell what was heard, but for times and a few companions."""
    base = language.partition("-")[0].lower()
    heard = HEARD["en"] | HEARD.get(base, frozenset())
    around = AROUND["en"] | AROUND.get(base, frozenset())
    words = [word.casefold() for word in WORD.findall(TIME.sub("", inside))]
    return any(word in heard for word in words) and all(word in heard | around for word in words)


def _stands_alone(inside: str, line: str, start: int, end: int) -> bool:
    """Whether a bracket is a whole paragraph or stands as a sentence of its own.

    Between sentences a single capitalised word may be the beginning of the next one: [Jun] said.
    """
    words = WORD.findall(inside)
    if not words:
        return False
    before, after = line[:start].rstrip(), line[end:].lstrip(" \n.")
    if not before and not after:
        return True
    apart = not before or (before[-1] in SENTENCE_END and line[start - 1] in " \n")
    goes_on = after and (after[0].islower() or after[0] in ",;:)")
    return apart and not goes_on and (len(words) > 1 or words[0][0].islower())
