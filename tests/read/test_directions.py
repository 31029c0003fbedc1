"""What was heard and not spoken."""

from dataclasses import replace
from pathlib import Path

import pytest

from tympan.diagnostic import Span
from tympan.model import Direction, Emphasis, Text, leaves
from tympan.read.directions import directions

AT = Span(Path("x.md"), 1, 1)


def heard(text: str, language: str = "en") -> list[str]:
    cut = directions((Text(text, AT),), language)
    return [node.content for node in cut if isinstance(node, Direction)]


@pytest.mark.parametrize(
    "direction",
    ["[laughs]", "[inaudible 00:03:31]", "(laughter)", "[long pause]", "(Laughs.)", "[both laugh]"],
)
def test_a_known_word_in_brackets_is_a_direction_anywhere(direction: str) -> None:
    assert heard(f"so I {direction} went") == [direction]


@pytest.mark.parametrize(
    "words",
    ["(Jun)", "(the aesthetic part)", "[the film]", "[Jun]", "(of the film)", "[…]", "(2020)"],
)
def test_other_brackets_in_a_sentence_stay_words(words: str) -> None:
    assert heard(f"I focused on {words} and went") == []


def test_a_bracket_that_is_the_whole_paragraph_is_a_direction() -> None:
    assert heard("[A phone rings.]") == ["[A phone rings.]"]
    assert heard("(A phone rings.)") == []


def test_a_bracket_between_sentences_is_a_direction() -> None:
    assert heard("I left. [He points at the wall.] Then I came.") == ["[He points at the wall.]"]


def test_a_single_capitalised_word_may_begin_the_next_sentence() -> None:
    assert heard("I left. [Jun] Jong-seo came.") == []


def test_a_language_has_its_own_words_beside_the_english_ones() -> None:
    assert heard("그래서 [웃음] 갔어요", "ko") == ["[웃음]"]
    assert heard("et puis (rires) il part", "fr-CA") == ["(rires)"]
    assert heard("and then (rires) he left", "en") == []


def test_a_direction_is_cut_out_of_its_text_at_its_place() -> None:
    cut = directions((Emphasis((Text("so [laughs] yes", AT),)),), "en")
    assert list(leaves(cut)) == [
        Text("so ", AT),
        Direction("[laughs]", replace(AT, column=4)),
        Text(" yes", replace(AT, column=12)),
    ]
