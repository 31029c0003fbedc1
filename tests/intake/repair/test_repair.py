"""What is mended, what is only told, and what is left alone."""

import pytest

from tympan.intake.repair import Mended, repair
from tympan.intake.source import Passage, Run, Source


def mended(*texts: str, language: str = "en") -> tuple[list[str], tuple[Mended, ...]]:
    """The paragraphs after repair, and what was told."""
    passages = tuple(Passage("text", (Run(text),), line) for line, text in enumerate(texts, 1))
    source, found = repair(Source("own.txt", "text", passages, ()), language)
    return [passage.text for passage in source.passages], found


def test_an_opening_mark_at_a_paragraphs_end_is_moved() -> None:
    texts, found = mended("Then the ferry came.“", "I had never rowed,” she said.")
    assert texts == ["Then the ferry came.", "“I had never rowed,” she said."]
    assert found[0].line == 2
    assert found[0].before == "Then the ferry came.“ ¶ I had never rowed,” she…"
    assert found[0].after == "Then the ferry came. ¶ “I had never rowed,” she…"


def test_a_straight_mark_at_a_paragraphs_end_is_moved_only_where_it_closes_nothing() -> None:
    assert mended('It was late."', 'I had never rowed," she said.')[0] == [
        "It was late.",
        "“I had never rowed,” she said.",
    ]
    kept, _ = mended('“It was late."', "Nobody rowed.")
    assert kept == ["“It was late.”", "Nobody rowed."]


def test_a_closing_mark_at_a_paragraphs_start_is_moved_back() -> None:
    texts, _ = mended("“I had never rowed,", "” she said.")
    assert texts == ["“I had never rowed,”", "she said."]


def test_an_opening_mark_that_ends_its_own_quotation_is_turned() -> None:
    texts, found = mended("“I had never rowed.“", "Nobody had.")
    assert texts == ["“I had never rowed.”", "Nobody had."]
    assert found[0].what == "a quotation mark turned the wrong way"


def test_a_german_quotation_closes_with_the_mark_that_opens_an_english_one() -> None:
    texts, found = mended("„Ich bin nie gerudert.“", "Niemand war es.", language="de")
    assert texts[0] == "„Ich bin nie gerudert.“"
    assert found == ()


def test_a_quotation_opened_curly_and_closed_straight_is_closed_curly() -> None:
    assert mended('“I had never rowed," she said.')[0] == ["“I had never rowed,” she said."]


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        (
            '“I never rowed," she said."Tidal" is her book.',
            ["“I never rowed,” she said.", "“Tidal” is her book."],
        ),
        (
            "“I never rowed.”The boats were gone.",
            ["“I never rowed.”", "The boats were gone."],
        ),
    ],
)
def test_two_paragraphs_glued_at_a_quotation_mark_are_parted(glued: str, parts: list[str]) -> None:
    assert mended(glued)[0] == parts


@pytest.mark.parametrize(
    "text",
    [
        "He wrote for U.S.News and read J.R.Tolkien.",
        "The file is called notes.Final and the other read.Me, she said.",
    ],
)
def test_full_stops_without_a_space_are_left_where_no_quotation_mark_tells(text: str) -> None:
    assert mended(text)[0] == [text]


def test_an_inner_quotation_that_runs_to_the_end_is_closed() -> None:
    texts, _ = mended('“So I thought ‘There must be an island," she said.')
    assert texts == ["“So I thought ‘There must be an island,’” she said."]


@pytest.mark.parametrize(
    "text",
    [
        "“We sang ‘em all,” she said.",
        "“He said ‘No way. I left the boats’ there,” she said.",
        "“So I thought ‘There must be. Then I left,” she said.",
    ],
)
def test_an_inner_mark_that_may_be_something_else_is_left(text: str) -> None:
    assert mended(text)[0] == [text]


def test_words_that_lost_their_beginning_get_an_apostrophe_and_no_quotation_mark() -> None:
    texts, _ = mended("I can't 'member 'fore the war, an' my brother sho' can't.")
    assert texts == ["I can’t ’member ’fore the war, an’ my brother sho’ can’t."]


def test_characters_read_in_the_wrong_encoding_are_read_rightly() -> None:
    texts, found = mended("The cafÃ© on the quay â€” it closed.")
    assert texts == ["The café on the quay — it closed."]
    assert {one.what for one in found} == {"characters read in the wrong encoding"}


def test_characters_that_only_look_strange_stay() -> None:
    text = "São Tomé, Łódź, naïve Ångström — £5, ¿qué?"
    assert mended(text) == ([text], ())


def test_spaces_dashes_and_soft_hyphens_are_set_right() -> None:
    texts, _ = mended("The  quay , at dawn--or so I be\u00adlieve . Then fog.")
    assert texts == ["The quay, at dawn—or so I believe. Then fog."]


def test_no_break_spaces_stay_where_they_are() -> None:
    text = "don’t\u00a0know «\u00a0bien\u00a0»\u00a0: oui"
    assert mended(text, language="fr")[0] == [text]


def test_a_name_spelt_in_two_ways_is_told_and_not_touched() -> None:
    texts = ("Min-seo rowed. Min-seo sang.", "Then Minseo slept.")
    passages = tuple(Passage("text", (Run(text),), line) for line, text in enumerate(texts, 1))
    source, found = repair(Source("own.txt", "text", passages, ()), "en")
    assert [passage.text for passage in source.passages] == list(texts)
    assert found == ()
    (doubt,) = source.doubts
    assert (doubt.line, doubt.message) == (2, "“Minseo” is spelt “Min-seo” elsewhere (2 times)")


def test_a_mark_that_closes_nothing_and_opens_nothing_is_left() -> None:
    text = "The plank was 12” long and nobody minded."
    assert mended(text)[0] == [text]


def test_code_and_addresses_are_never_mended() -> None:
    address = "https://example.org/a--b"
    passages = (
        Passage("verbatim", (Run('print("a")'),), 1),
        Passage("text", (Run("See "), Run(address, target=address)), 2),
    )
    source, found = repair(Source("own.md", "Markdown", passages, ()), "en")
    assert source.passages == passages
    assert found == ()


def test_a_word_that_a_soft_hyphen_broke_at_a_lines_end_is_whole_again() -> None:
    assert mended("They be\u00ad lieve it.")[0] == ["They believe it."]
