"""Which sentences may be pulled, and which are."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from tympan.intake.quotes import ranking
from tympan.intake.quotes.choice import choose, wanted
from tympan.intake.quotes.score import leans
from tympan.intake.quotes.sentences import sentences
from tympan.model import Interview
from tympan.read import read

SETTINGS = """\
title = "A title"
[speakers.ann]
name = "Ann Bell"
role = "interviewer"
[speakers.lee]
name = "Lee Marsh"
[speakers.kim]
name = "Kim Roe"
"""
Found = Callable[[str], list[str]]


@pytest.fixture
def interview(tmp_path: Path) -> Callable[[str], Interview]:
    """An interview of one section."""

    def interview(text: str) -> Interview:
        (tmp_path / "edition.toml").write_text(SETTINGS, "utf-8")
        (tmp_path / "01.md").write_text(text, "utf-8")
        edition, faults = read(tmp_path)
        assert edition is not None and faults == []
        return edition.interviews[0]

    return interview


@pytest.fixture
def found(interview: Callable[[str], Interview]) -> Found:
    """The sentences of an English interview that may be pulled, in any order."""
    return lambda text: sorted(one.candidate.words for one in ranking(interview(text), "en"))


def test_only_what_guests_say_is_pulled(found: Found) -> None:
    text = "The sea was calm that morning.\n\n**Ann Bell:** Did you like the boats here?\n\n"
    text += "**Lee Marsh:** Every boat wanted somebody to wait for it."
    assert found(text) == ["Every boat wanted somebody to wait for it."]


def test_in_prose_the_quotations_are_pulled_without_their_marks(found: Found) -> None:
    text = "[“Every boat wanted somebody to wait,”]{by=lee} said Marsh of “the old boats of home.”"
    assert found(text) == ["Every boat wanted somebody to wait"]


def test_partial_and_split_quotations_are_no_whole_sentences(found: Found) -> None:
    text = "It was [“Everything we ever had on the water”]{by=lee .partial} to him. "
    text += "[“Every boat wanted,”]{by=lee} he said, [“more than somebody to wait for it.”]{by=lee}"
    assert found(text) == []


def test_where_nobody_is_known_to_speak_the_whole_text_is_speech(tmp_path: Path) -> None:
    (tmp_path / "edition.toml").write_text('title = "A title"\n', "utf-8")
    (tmp_path / "01.md").write_text("Every boat wanted somebody to wait for it.", "utf-8")
    edition, _ = read(tmp_path)
    assert edition is not None
    assert len(ranking(edition.interviews[0], "en")) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "He wanted every boat to wait for him.",
        "But every boat wanted somebody to wait.",
        "That boat wanted somebody to wait for it.",
        "Every boat [of ours] wanted somebody to wait.",
        "Every boat wanted… somebody to wait for it.",
        "Boats want waiting.",
        "Every boat wanted somebody to wait for it " + "and wait " * 20 + "there.",
    ],
)
def test_what_cannot_stand_alone_is_not_pulled(sentence: str, found: Found) -> None:
    assert found(f"**Lee Marsh:** {sentence}") == []


def test_nothing_is_pulled_that_was_said_off_the_record(found: Found) -> None:
    text = "**Lee Marsh:** [off the record] Every boat was sold to somebody.\n\n"
    text += "Nobody was ever told the price of it.\n\n[back on the record]\n\n"
    text += "Every boat wanted somebody to wait for it."
    assert found(text) == ["Every boat wanted somebody to wait for it."]


def test_sentences_do_not_end_at_initials_and_titles() -> None:
    text = "Dr. A. B. Cole of the U.S. Navy came. He left! “Why?” she asked. Nobody knew…"
    assert [text[start:end] for start, end in sentences(text)] == [
        "Dr. A. B. Cole of the U.S. Navy came.",
        "He left!",
        "“Why?” she asked.",
        "Nobody knew…",
    ]


def test_a_sentence_leans_on_what_came_before_in_every_language_that_has_a_table() -> None:
    assert leans("It’s cold.", "en") and leans("Il est parti.", "fr") and leans("그는 갔다.", "ko")
    assert leans("それは船だった。", "ja") and not leans("Boats are cold.", "en")


def test_longer_texts_have_more_pull_quotes_and_very_short_ones_none() -> None:
    assert [wanted(words) for words in (150, 300, 700, 3500)] == [0, 2, 4, 10]


def test_the_choice_is_fair_to_each_speaker_and_spread_over_the_text(
    interview: Callable[[str], Interview],
) -> None:
    turns = [
        f"**{name}:** Every {thing} of number {number} wanted somebody to wait for it at dawn, "
        "and we were the people who stood there with a lamp until it came in. " * 2
        for number in range(10)
        for name, thing in (("Lee Marsh", "boat"), ("Kim Roe", "horse"))
    ]
    ranks = ranking(interview("\n\n".join(turns)), "en")
    words = 20 * 54
    chosen = choose(ranks, words, lambda _: True)
    speakers = [one.candidate.speaker for one in chosen]
    assert sorted(speakers) == ["kim", "kim", "lee", "lee"]
    orders = [one.candidate.order for one in chosen]
    assert orders == sorted(orders)
    assert all(later - earlier >= words / 16 for earlier, later in pairwise(orders))


def test_every_rank_has_its_reasons(interview: Callable[[str], Interview]) -> None:
    (one,) = ranking(interview("**Lee Marsh:** Nobody ever waits for me when I come home."), "en")
    assert "+ speaks as a person" in one.reasons
