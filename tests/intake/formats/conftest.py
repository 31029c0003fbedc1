"""What the tests of the formats share: the law that each word of a source is accounted for."""

from collections import Counter
from collections.abc import Callable

import pytest

from tympan.intake.formats import read_source
from tympan.intake.source import Source
from tympan.intake.words import words_of

Read = Callable[..., Source]


def _read(text: str | bytes, name: str = "source") -> Source:
    source = read_source(name, text.encode() if isinstance(text, str) else text)
    lost = unaccounted(source)
    assert not lost, f"letters lost: {lost}"
    assert is_in_order(source)
    return source


def unaccounted(source: Source) -> Counter[str]:
    """The letters of a source that stand in no passage and are not fenced.

    Letters, since markup within a word (`un[believ](/x)able`) parts it in the file only.
    """
    said = Counter(
        letter
        for passage in source.passages
        for text in (passage.text, passage.label if passage.kind == "picture" else "")
        for word in words_of(text)
        for letter in word
    )
    fenced = Counter(
        letter for part in source.fenced for word in words_of(part.text) for letter in word
    )
    return Counter(letter for word in source.words for letter in word) - said - fenced


def is_in_order(source: Source) -> bool:
    """Whether the words of the passages follow each other as they do in the file."""
    words = iter(source.words)
    return all(word in words for passage in source.passages for word in words_of(passage.text))


@pytest.fixture
def read() -> Read:
    """Reads a source from text or bytes; the law is kept, or the test fails."""
    return _read


@pytest.fixture(scope="session")
def law() -> Callable[[Source], Counter[str]]:
    """What the law finds lost in a source: nothing, if it is kept."""
    return unaccounted
