"""A section and its translation stand side by side, block by block."""

from collections.abc import Callable

import pytest

from tympan.diagnostic import Diagnostic
from tympan.model import Edition, PullQuote, Section, Translation, Turn, notes_in, plain, walk
from tympan.model import content_of as words_of

Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]

TALK = """# Talk

Prose with a note.[^a]

**Lee:** One.

Two.

::: pull-quote
One.
:::

[^a]: The note.
"""
GESPRAECH = """# Gespräch

Prosa mit Anmerkung.[^a]

**The Director:** Eins.

Zwei.

[^a]: Die Anmerkung.
"""


@pytest.fixture
def talk(edition: Read) -> Section:
    found, said = edition({"01-talk.md": TALK, "01-talk.de.md": GESPRAECH})
    assert said == []
    [section] = found.interviews[0].sections
    return section


def test_each_block_is_followed_by_its_translation(talk: Section) -> None:
    kinds = [type(block).__name__ for block in talk.body]
    assert kinds == ["Paragraph", "Translation", "Turn", "Translation", "PullQuote"]
    assert {block.language for block in talk.body if isinstance(block, Translation)} == {"de"}
    assert plain(talk.title) == "Talk · Gespräch"


def test_a_pull_quote_leaves_the_turn_and_stands_behind_both_columns(talk: Section) -> None:
    turn = talk.body[2]
    assert isinstance(turn, Turn) and isinstance(talk.body[4], PullQuote)
    assert not any(isinstance(block, PullQuote) for block in turn.body)


def test_notes_are_counted_as_they_are_read(talk: Section) -> None:
    marks = [mark for block in walk(talk.body) for mark in notes_in(words_of(block))]
    assert [(mark.number, plain(words_of(mark.body[0]))) for mark in marks] == [
        (1, "The note."),
        (2, "Die Anmerkung."),
    ]


def test_every_id_is_used_once(talk: Section) -> None:
    ids = [block.id for block in walk(talk.body)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("original", "translation", "message"),
    [
        ("One.\n\nTwo.", "Eins.", "01-a.md:3:1: error[unequal-translation] this paragraph has no"),
        ("One.", "Eins.\n\nZwei.", "01-a.de.md:3:1: error[unequal-translation] nothing of 01-a.md"),
        ("One.", "- Eins.", "01-a.md:1:1: error[unequal-translation] this paragraph is not what"),
        (
            "**Lee:** One.\n\nTwo.",
            "**Lee:** Eins.",
            "01-a.md:1:1: error[unequal-translation] this turn has 2 paragraphs, and its",
        ),
        ("# Title\n\nOne.", "Eins.", "01-a.md:1:3: error[unequal-translation] this section has a"),
    ],
)
def test_what_has_no_counterpart_is_told_with_both_places(
    edition: Read, original: str, translation: str, message: str
) -> None:
    _, said = edition({"01-a.md": original, "01-a.de.md": translation})
    [told] = [str(one) for one in said]
    assert message in told
    assert "01-a.md" in told and ("01-a.de.md" in told or "no translation" in told)


def test_words_of_both_are_printed_even_where_they_do_not_agree(edition: Read) -> None:
    found, _ = edition({"01-a.md": "One.", "01-a.de.md": "Eins.\n\nZwei."})
    [section] = found.interviews[0].sections
    assert [plain(words_of(block)) for block in walk(section.body) if words_of(block)] == [
        "One.",
        "Eins.",
        "Zwei.",
    ]


def test_a_second_translation_is_in_no_place(edition: Read) -> None:
    files = {"01-a.md": "One.", "01-a.de.md": "Eins.", "01-a.fr.md": "Un."}
    _, said = edition(files)
    assert [(one.rule, one.finding.at.file.name) for one in said] == [
        ("unplaced-file", "01-a.fr.md")
    ]
