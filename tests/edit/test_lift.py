"""Pull quotes and the words they are lifted from."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.edit import edit
from tympan.model import Emphasis, PullQuote, plain, walk
from tympan.read import read

Lift = Callable[[str], list[PullQuote]]

SPEAKERS = '[speakers.lee]\nname = "Lee"\n[speakers.ann]\nname = "Ann"\n'


@pytest.fixture
def lift(tmp_path: Path) -> Lift:
    """The pull quotes of one section."""

    def lift(text: str) -> list[PullQuote]:
        (tmp_path / "edition.toml").write_text(f'title = "A"\n{SPEAKERS}', encoding="utf-8")
        (tmp_path / "01-a.md").write_text(text, encoding="utf-8")
        edition, said = read(tmp_path)
        assert edition is not None and said == []
        (section,) = edit(edition).interviews[0].sections
        return [block for block in walk(section.body) if isinstance(block, PullQuote)]

    return lift


def pull(words: str) -> str:
    return f"\n\n::: pull-quote\n{words}\n:::\n\n"


def test_the_words_are_those_of_the_text_with_their_glyphs(lift: Lift) -> None:
    (quote,) = lift('He said, "I don\'t  *know* -- yet."' + pull("“I don’t know — yet.”"))
    assert plain(quote.words) == "I don’t know — yet."
    assert any(isinstance(word, Emphasis) for word in quote.words)
    assert (quote.pulled_from, quote.speaker) == ("s1-p1", "")


def test_a_trailing_comma_and_the_marks_around_are_left_out(lift: Lift) -> None:
    (quote,) = lift("“It was cruel,” he said." + pull("“It was cruel,”"))
    assert plain(quote.words) == "It was cruel"


def test_marks_inside_the_words_stay(lift: Lift) -> None:
    (quote,) = lift("It was a “sequence of ballet,” he said." + pull("a “sequence of ballet”"))
    assert quote.words == ()
    (quote,) = lift("It was a “sequence” of ballet." + pull('a "sequence" of ballet'))
    assert plain(quote.words) == "a “sequence” of ballet"


def test_the_speaker_is_that_of_the_turn_or_of_the_quotation(lift: Lift) -> None:
    first, second = lift(
        "She saw [“all of it,”]{by=ann} he said."
        + pull("all of it")
        + "**Lee:** I went home."
        + pull("I went home.")
    )
    assert (first.speaker, first.pulled_from) == ("ann", "s1-p1")
    assert (second.speaker, second.pulled_from) == ("lee", "s1-p3")


def test_case_is_not_folded_and_words_are_whole(lift: Lift) -> None:
    assert [quote.words for quote in lift("The party." + pull("the party") + pull("art"))] == [
        (),
        (),
    ]


def test_words_of_two_paragraphs_are_not_found(lift: Lift) -> None:
    (quote,) = lift("One two.\n\nThree four." + pull("two. Three"))
    assert (quote.words, quote.pulled_from) == ((), "")


def test_of_several_places_the_nearest_before_is_taken(lift: Lift) -> None:
    text = "Yes I do.\n\nNo.\n\nYes I do." + pull("Yes I do.") + "Yes I do."
    (quote,) = lift(text)
    assert quote.pulled_from == "s1-p3"
    (quote,) = lift(pull("Yes I do.") + "Yes I do.\n\nYes I do.")
    assert quote.pulled_from == "s1-p2"


def test_a_mark_of_a_note_is_not_lifted(lift: Lift) -> None:
    (quote,) = lift("One[^1] two.\n\n[^1]: Note." + pull("One two."))
    assert plain(quote.words) == "One two."
    assert len(quote.words) == 2


def test_korean_words_may_carry_a_particle(lift: Lift) -> None:
    (quote,) = lift("[이충현]{lang=ko} [감독은]{lang=ko} said." + pull("이충현 감독"))
    assert plain(quote.words) == "이충현 감독"
