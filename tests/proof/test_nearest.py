"""The wording in a text that comes nearest to some words."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.diagnostic import Span
from tympan.proof.nearest import Wording, index, nearest
from tympan.proof.passages import Passage, Run

TEXTS = (
    "The stairs have ninety steps.",
    "“I trimmed the wick every evening at six,” she said, “and never once forgot.”",
    "Every evening she climbed the stairs, and the door was green.",
)


def passages(*texts: str) -> list[Passage]:
    return [
        Passage(text, (Run(0, Span(Path("a.md"), line, 1), "en"),))
        for line, text in enumerate(texts, 1)
    ]


def found(asked: str, *texts: str) -> Wording | None:
    return nearest(asked, index(passages(*(texts or TEXTS))))


@pytest.mark.parametrize(
    ("asked", "typed", "stands", "text"),
    [
        (
            "trimmed the wick every morning at six",
            "morning",
            "evening",
            "trimmed the wick every evening at six",
        ),
        ("the wick evening at", "", "every", "the wick every evening at"),
        ("the wick every single evening at", "single", "", "the wick every evening at"),
        ("he stairs have ninety", "he", "The", "The stairs have ninety"),
        ("I Trimmed the wick", "Trimmed", "trimmed", "I trimmed the wick"),
    ],
)
def test_the_first_word_that_differs_is_named(
    asked: str, typed: str, stands: str, text: str
) -> None:
    wording = found(asked)
    assert wording is not None
    assert (wording.typed, wording.stands, wording.text) == (typed, stands, text)


def test_the_wording_is_found_where_it_stands() -> None:
    wording = found("wick every morning")
    assert wording is not None
    assert wording.at == Span(Path("a.md"), 2, 16)


def test_words_that_are_nowhere_near_have_no_nearest_wording() -> None:
    assert found("fog is a wall that moves") is None
    assert found("the dog was never there") is None
    assert found("") is None


@given(st.text("ab ,”", max_size=40), st.lists(st.text("ab ,”", max_size=40), max_size=4))
def test_a_nearest_wording_always_stands_in_the_text(asked: str, texts: list[str]) -> None:
    wording = found(asked, *texts)
    if wording is not None:
        assert any(wording.text in " ".join(text.split()) for text in texts)
