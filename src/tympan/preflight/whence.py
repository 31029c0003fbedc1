"""From printed words back to the manuscript: which line of which file they come from."""

import bisect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import md5
from types import MappingProxyType

from tympan.diagnostic import Span
from tympan.model import (
    Direction,
    Edition,
    Figure,
    Inlines,
    PullQuote,
    Text,
    Verbatim,
    content_of,
    everything,
    leaves,
    plain,
    sections,
)

# Fewer letters than this stand in too many places to tell one from another.
TELLING = 8
# The press's engine names a picture by its address, as such a digest.
DIGEST = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Whence:
    """Every letter of an edition in reading order, and where each run of them was written.

    `texts` are all of these runs with their places, told when somebody asks; `pull_quotes` are the
    letters of each pull quote, and where that stands.
    """

    texts: Callable[[], Iterable[tuple[str, Span]]]
    pictures: MappingProxyType[str, tuple[str, Span]]
    pull_quotes: tuple[tuple[str, Span], ...] = ()

    @cached_property
    def _written(self) -> tuple[str, list[int], list[Span]]:
        """All letters, where among them each run begins, and where it was written."""
        letters: list[str] = []
        starts: list[int] = []
        spans: list[Span] = []
        length = 0
        for text, at in self.texts():
            if run := letters_of(text):
                letters.append(run)
                starts.append(length)
                spans.append(at)
                length += len(run)
        return "".join(letters), starts, spans

    def picture(self, name: str) -> tuple[str, Span] | None:
        """A picture's file and where it was placed, by its name in the PDF; None for another's."""
        found = DIGEST.search(name)
        return self.pictures.get(found[0]) if found else None

    def words(self, printed: str, around: str = "") -> Span | None:
        """Where words were written; `around` is the text of their page, which tells repeats apart.

        None when they are not the manuscript's, or could be from several places.
        """
        asked = letters_of(printed)
        if len(asked) < TELLING:
            asked = self._longer(asked, letters_of(around))
        letters, starts, spans = self._written
        at = letters.find(asked) if len(asked) >= TELLING else -1
        if at < 0:
            return None
        return spans[bisect.bisect_right(starts, at) - 1]

    def _longer(self, asked: str, around: str) -> str:
        """A few letters with those that follow them on the page, if they stand there only once."""
        if not asked or around.count(asked) != 1:
            return ""
        at = around.index(asked)
        return around[at : at + TELLING]


def whence(edition: Edition) -> Whence:
    """Make ready to look for printed words in an edition."""
    blocks = tuple(everything(edition))
    pictures = {
        md5(f"press:picture/{block.image}".encode(), usedforsecurity=False).hexdigest(): (
            block.image,
            block.at,
        )
        for block in reversed(blocks)
        if isinstance(block, Figure)
    }
    pull_quotes = tuple(
        (letters_of(plain(block.words)), block.at)
        for block in blocks
        if isinstance(block, PullQuote)
    )
    return Whence(partial(_texts, edition), MappingProxyType(pictures), pull_quotes)


def _texts(edition: Edition) -> Iterator[tuple[str, Span]]:
    for part in sections(edition):
        yield from _inlines(part.title)
    for block in everything(edition):
        if isinstance(block, Verbatim):
            yield block.content, block.at
        yield from _inlines(content_of(block))
    for interview in edition.interviews:
        yield interview.title, interview.at
        yield interview.standfirst, interview.at
    yield edition.title, edition.at
    yield edition.subtitle, edition.at


def _inlines(content: Inlines) -> Iterator[tuple[str, Span]]:
    for node in leaves(content):
        if isinstance(node, (Text, Direction)):
            yield node.content, node.at


def letters_of(text: str) -> str:
    """The letters and digits of a text, without what line breaks and small capitals change."""
    return re.sub(r"[\W_]+", "", text).casefold()
