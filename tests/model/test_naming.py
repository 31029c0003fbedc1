"""The index of names: whom it lists, and where the text names them or they speak."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.bare import BARE
from tympan.diagnostic import Span
from tympan.model import (
    Edition,
    Emphasis,
    IndexName,
    Inlines,
    Interview,
    Named,
    NoteMark,
    Paragraph,
    PullQuote,
    Section,
    Speaker,
    Text,
    Turn,
    content_of,
    everything,
    plain,
)
from tympan.model.naming import filing, names_of, unnamed, with_names

AT = Span(Path("01-a.md"), 3, 5)
HALE = Speaker("hale", "Tom Hale", "Hale", "guest", AT)
REED = Speaker("reed", "Jonas Reed", "Reed", "interviewer", AT)


def text(words: str) -> Inlines:
    return (Text(words, AT),)


def edition(*blocks: Paragraph | Turn | PullQuote, index: tuple[IndexName, ...] = ()) -> Edition:
    section = Section("s1", AT, "section", text("Tom Hale"), blocks)
    interview = Interview("i1", AT, "Title", "", "", (REED, HALE), (section,))
    return replace(BARE, interviews=(interview,), index=index)


def prose(words: str, *forms: str) -> Edition:
    names = (IndexName(forms[0], forms, AT),)
    return edition(Paragraph("p1", AT, text(words)), index=names)


def named(found: Edition) -> list[str]:
    """The words that are marked as names, in order."""
    marked, _ = with_names(found, names_of(found))
    return [
        plain(node.content)
        for block in everything(marked)
        for node in content_of(block)
        if isinstance(node, Named)
    ]


@pytest.mark.parametrize(
    ("words", "form", "found"),
    [
        ("Tolley's cow, and Tolleys.", "Tolley", ["Tolley"]),
        ("It was O’Hara's.", "O'Hara", ["O’Hara"]),
        ("Mr\u00a0Ames came.", "Mr Ames", ["Mr\u00a0Ames"]),
        ("The may was out in May.", "May", ["May"]),
        ("이충현은 말했다.", "이충현", ["이충현"]),
        ("Lee Chung-hyun", "Lee", ["Lee"]),
        ("Leeward", "Lee", []),
    ],
)
def test_a_name_is_found_as_a_whole_word_as_it_is_written(
    words: str, form: str, found: list[str]
) -> None:
    assert named(prose(words, form)) == found


def test_of_two_forms_at_one_place_the_longer_is_meant() -> None:
    assert named(prose("Tom Hale and Hale", "Hale", "Tom Hale")) == ["Tom Hale", "Hale"]


def test_names_are_found_in_emphasis_and_in_notes_but_not_in_titles_and_pull_quotes() -> None:
    note = NoteMark("n1", 1, (Paragraph("n1-p", AT, text("Hale again.")),), AT)
    inside = Emphasis(text("Hale himself"))
    blocks = (Paragraph("p1", AT, (inside, note)), PullQuote("q1", AT, "", text("Hale himself")))
    found = edition(*blocks, index=(IndexName("Hale", ("Hale",), AT),))
    [entry] = with_names(found, names_of(found))[1]
    assert (entry.heading, len(entry.places)) == ("Hale", 1 + 1)


def test_who_answers_is_listed_with_every_turn_and_who_asks_is_not() -> None:
    turns = [Turn(f"t-{n}", AT, who.id, who.name, ()) for n, who in enumerate((REED, HALE, HALE))]
    found = edition(*turns)
    _, entries = with_names(found, names_of(found, has_speakers=True))
    assert [(entry.heading, entry.places) for entry in entries] == [("Hale, Tom", ("t-1", "t-2"))]


def test_a_speaker_whom_the_index_names_is_filed_as_it_says() -> None:
    names = (IndexName("Hale, Captain", ("Captain Hale", "Tom Hale"), AT),)
    turn = Turn("t-1", AT, "hale", "Tom Hale", (Paragraph("p1", AT, text("I, Captain Hale.")),))
    found = edition(turn, index=names)
    _, [entry] = with_names(found, names_of(found))
    assert (entry.heading, entry.places) == ("Hale, Captain", ("t-1", "name-1"))


def test_without_an_index_nothing_is_marked() -> None:
    found = edition(Paragraph("p1", AT, text("Tom Hale")))
    assert with_names(found, names_of(found)) == (found, ())


def test_an_index_is_filed_without_regard_to_accents_and_capitals() -> None:
    headings = ["Ölund", "Zander", "O'Hara", "okafor", "Oz"]
    assert sorted(headings, key=filing) == ["O'Hara", "okafor", "Ölund", "Oz", "Zander"]


def test_a_name_that_the_text_never_has_is_told() -> None:
    assert [one.heading for one in unnamed(prose("Words.", "Hale"))] == ["Hale"]


@given(some.text(alphabet="ab' \u00a0Äé.", max_size=40), some.lists(some.text("abÄ'", min_size=1)))
def test_marking_names_changes_no_word(words: str, forms: list[str]) -> None:
    names = tuple(IndexName(form, (form,), AT) for form in dict.fromkeys(forms))
    found = edition(Paragraph("p1", AT, text(words)), index=names)
    marked, _ = with_names(found, names_of(found))
    assert [plain(content_of(block)) for block in everything(marked)] == [words]
