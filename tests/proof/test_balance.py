"""Quotation marks and their partners."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.diagnostic import Span
from tympan.proof.balance import Fault, slips
from tympan.proof.passages import Flow, Passage, Run
from tympan.quotation import MARKS


def flow(*paragraphs: str, language: str = "en") -> Flow:
    return tuple(
        Passage(text, (Run(0, Span(Path("a.md"), line, 1), language),))
        for line, text in enumerate(paragraphs, 1)
    )


def told(*paragraphs: str, language: str = "en") -> list[tuple[str, str, int, int]]:
    """What is wrong, with which mark, in which line and column."""
    return [
        (slip.fault.value, slip.mark, slip.at.line, slip.at.column)
        for slip in slips(flow(*paragraphs, language=language))
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“We saw ‘The Lamp’ twice,” she said, “and slept.”"),
        ("en-GB", "‘We saw “The Lamp” twice,’ she said."),
        ("de", "„Wir sahen ‚Die Lampe‘ zweimal“, sagte sie. „Gut.“"),
        ("de", "»Wir sahen ›Die Lampe‹ zweimal«, sagte sie. »Gut.«"),
        ("de-CH", "«Wir sahen ‹Die Lampe›», sagte sie."),
        ("de", "Sie sagte (“Well”) nichts."),
        ("fr", "« Nous avons vu « La Lampe » deux fois », dit-elle."),
        ("es", "«Vimos “La lámpara”», dijo. “Bien”."),
        ("pl", "„Widzieliśmy «Lampę»”, powiedziała."),
        ("ru", "«Мы видели „Лампу“ дважды», — сказала она."),
        ("cs", "„Viděli jsme ‚Lampu‘,“ řekla."),
        ("sv", "”Vi såg ’Lampan’ två gånger”, sa hon. ”Bra.”"),
        ("fi", "»Näimme Lampun», hän sanoi. »Hyvä.»"),
        ("nl", "‘Wij zagen de “Lamp”’, zei ze."),
        ("da", "»Vi så ›Lampen‹«, sagde hun."),
        ("it", "«Abbiamo visto “La lampada”», disse."),
        ("ja", "「『灯』を見た」と彼女は言った。"),
        ("ko", "“‘램프’라고 했다”라고 말했다."),
        ("zh", "她说：“我们看了‘灯’。”"),
    ],
)
def test_the_marks_of_a_language_are_paired(language: str, text: str) -> None:
    assert told(text, language=language) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ’90s weren’t kind to ’em; rock ’n’ roll was.",
        "‘The ’90s weren’t kind,’ she said.",
        "‘The dogs’ bowls,’ she said.",
        "“The dogs’ bowls,” she said.",
        "Hawai‘i was far.",
        "Hans‘ Lampe",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert told(text, language="de" if "Hans" in text else "en") == []


def test_a_quotation_that_is_never_closed_is_told_where_it_opens() -> None:
    assert told("She said, “We left.") == [("unclosed", "“", 1, 11)]


def test_the_innermost_of_two_open_marks_is_closed_first() -> None:
    assert told("“We saw ‘The Lamp,” she said.") == [("unclosed", "‘", 1, 9)]


def test_a_second_opening_mark_shows_that_the_first_was_not_closed() -> None:
    assert told("“Yes, she said. “No.”") == [("unclosed", "“", 1, 1)]
    assert told("”Ja, sa hon. ”Nej.”", language="sv") == [("unclosed", "”", 1, 1)]


def test_a_quotation_that_is_never_opened_is_told_where_it_closes() -> None:
    assert told("We left,” she said.") == [("unopened", "”", 1, 9)]


def test_a_german_closing_mark_alone_is_unopened() -> None:
    assert told("Wir gingen“, sagte sie.", language="de") == [("unopened", "“", 1, 11)]


def test_a_quotation_may_run_on_over_paragraphs() -> None:
    assert told("She said, “We left.", "“We came back.", "“We stayed.”") == []
    assert told("“We saw ‘The Lamp.", "“‘The Lamp’ again.”") == []


def test_a_running_quotation_must_close_in_its_last_paragraph() -> None:
    assert told("“We left.", "“We came back.", "That was all.") == [("unclosed", "“", 2, 1)]


def test_a_guillemet_may_be_repeated_where_a_quotation_runs_on() -> None:
    assert told("«Nos fuimos.", "»Volvimos.»", language="es") == []
    assert told("« Nous sommes partis.", "« Puis revenus. »", language="fr") == []


def test_an_opening_mark_at_a_paragraphs_end_is_stranded_and_its_quotation_is_not_told_again() -> (
    None
):
    assert told("She paused.“", "I don’t think so,” she said.") == [("stranded", "“", 1, 12)]


def test_a_stranded_mark_helps_no_paragraph_but_the_next() -> None:
    assert told("She paused.“", "The door is green.", "Yes,” she said.") == [
        ("stranded", "“", 1, 12),
        ("unopened", "”", 3, 5),
    ]


def test_a_closing_mark_at_a_paragraphs_start_is_stranded_and_its_quotation_is_not_told_again() -> (
    None
):
    assert told("“I don’t think so.", "” She paused.") == [("stranded", "”", 2, 1)]


def test_a_closing_mark_turned_the_wrong_way_is_told_once() -> None:
    assert told("“I don’t think so.“") == [("stranded", "“", 1, 19)]


def test_the_partner_is_the_one_of_the_language() -> None:
    def partner(text: str, language: str) -> str:
        (slip,) = slips(flow(text, language=language))
        return slip.partner

    assert partner("„Ja, sagte sie.", "de") == "“"
    assert partner("„Tak, powiedziała.", "pl") == "”"
    assert partner("Tak”, powiedziała.", "pl") == "„"
    assert partner("»Ja, sagte sie.", "de") == "«"
    assert partner("”Ja, sa hon.", "sv") == "”"
    assert partner("Oui », dit-elle.", "fr") == "«"


def test_marks_in_code_are_left_alone() -> None:
    passage = Passage("say “", (Run(0, Span(Path("a.md"), 1, 1), "en", code=True),))
    assert list(slips((passage,))) == []


prose = st.text(st.sampled_from(MARKS + "ab .\u00a0램"), max_size=30)
languages = st.sampled_from(["en", "de", "sv", "fr", "ja", "x"])


@given(st.lists(prose, max_size=4), languages)
def test_each_mark_is_told_at_most_once_and_stands_where_it_is_said_to(
    paragraphs: list[str], language: str
) -> None:
    found = list(slips(flow(*paragraphs, language=language)))
    assert len({slip.at for slip in found}) == len(found)
    for slip in found:
        assert paragraphs[slip.at.line - 1][slip.at.column - 1] == slip.mark


@given(st.recursive(st.just("a"), lambda held: st.builds("“b {} c”".format, held)))
def test_what_is_nested_well_is_never_told(text: str) -> None:
    assert told(text) == []


@given(prose)
def test_a_lone_opening_mark_is_always_told(text: str) -> None:
    bare = "".join(character for character in text if character not in MARKS)
    assert [fault for fault, *_ in told(bare + "“x")] == [Fault.UNCLOSED.value]
