"""What the proof room does with its rules."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.bare import BARE
from tympan.diagnostic import Span
from tympan.model import (
    Code,
    Contributor,
    Edition,
    Emphasis,
    Foreign,
    Heading,
    Inline,
    Interview,
    LineBreak,
    NoteMark,
    Paragraph,
    Section,
    Text,
)
from tympan.proof import proof
from tympan.proof.passages import flows

SETTINGS = Span(Path("edition.toml"))


def at(line: int, column: int = 1) -> Span:
    return Span(Path("01-lamp.md"), line, column)


def edition(*content: Inline, language: str = "en") -> Edition:
    """An edition of one paragraph that has all its metadata."""
    paragraph = Paragraph("p1", at(3), content)
    section = Section("s1", at(1), "section", (Text("Lamp", at(1, 3)),), (paragraph,))
    return replace(
        BARE,
        name="lamp",
        at=SETTINGS,
        title="The Lamp",
        language=language,
        identifier="urn:uuid:5f1c4a52-9d0e-4c55-9a53-0d3f5a1b7e10",
        date="2024-05-01",
        publisher="Lantern Press",
        rights="All rights reserved.",
        description="A keeper remembers.",
        source="A talk.",
        contributors=(Contributor("Ada Quill", "author"),),
        layout="feature",
        interviews=(Interview("i1", SETTINGS, "The Lamp", "", "", (), (section,)),),
    )


def said(text: Edition, covered: Callable[[str], bool] = str.isprintable) -> list[tuple[str, str]]:
    """The rule and the place of everything that is found."""
    return [(told.rule, str(told.finding.at)) for told in proof(text, covered)]


def test_a_mark_is_placed_in_the_line_and_column_where_it_was_typed() -> None:
    text = edition(
        Text("She said, ", at(3)),
        Emphasis((Text("“yes. ", at(3, 12)),)),
        LineBreak(),
        Text("Then ", at(4)),
        Emphasis((Text("left” and”", at(4, 7)),)),
    )
    assert said(text) == [("unopened-quotation", "01-lamp.md:4:16")]


def test_words_in_another_language_follow_the_marks_of_that_language() -> None:
    words = (Text("”Ja”", at(3, 8)),)
    english = edition(Text("Say ", at(3)), *words)
    assert said(english) != []
    swedish = edition(Text("Say ", at(3)), Foreign("sv-SE", words))
    assert said(swedish) == []


def test_notes_are_proofread_too() -> None:
    note = NoteMark("n1", 1, (Paragraph("n1-p1", at(5), (Text("a “b", at(5, 7)),)),), at(3, 2))
    assert said(edition(Text("A", at(3)), note)) == [("unclosed-quotation", "01-lamp.md:5:9")]


def test_code_may_hold_straight_marks_but_no_character_that_no_font_has() -> None:
    text = edition(Code('"it\'s" §', at(3)))
    assert said(text) == []
    assert said(text, lambda character: character != "§") == [
        ("uncovered-character", "01-lamp.md:3:8")
    ]


def test_settings_that_are_printed_are_proofread_and_named() -> None:
    text = replace(edition(Text("A", at(3))), subtitle="An “evening")
    (told,) = proof(text, str.isprintable)
    assert str(told.finding.at) == "edition.toml"
    assert "`subtitle`" in told.finding.message


def test_a_title_that_edition_and_interview_share_is_read_once() -> None:
    texts = [passage.text for flow in flows(edition(Text("A", at(3)))) for passage in flow]
    assert texts == ["The Lamp", "Lantern Press", "All rights reserved.", "Ada Quill", "Lamp", "A"]


def test_what_is_allowed_is_not_told() -> None:
    text = edition(Text("A 6' wall of “fog", at(3)))
    assert [rule for rule, _ in said(text)] == ["straight-quotation-mark", "unclosed-quotation"]
    allowing = replace(text, allow=("straight-quotation-mark",))
    assert [rule for rule, _ in said(allowing)] == ["unclosed-quotation"]


def test_a_rule_of_another_room_may_be_allowed() -> None:
    text = replace(edition(Text("A", at(3))), allow=("thin-line",))
    assert [rule for rule, _ in said(text)] == ["allow-unknown-rule"]
    assert proof(text, str.isprintable, elsewhere=["thin-line"]) == []


def test_findings_come_in_the_order_of_the_manuscript() -> None:
    text = edition(Text("A “wall” of 6' fog” and “more", at(3)))
    places = [place for _, place in said(text)]
    assert places == ["01-lamp.md:3:14", "01-lamp.md:3:19", "01-lamp.md:3:25"]


def test_a_heading_may_go_up_any_number_of_levels() -> None:
    text = edition(Text("A", at(3)))
    levels = [
        Heading(f"h{number}", at(number), level, (Text("B", at(number, 6)),))
        for number, level in enumerate((2, 3, 4, 2, 3), 5)
    ]
    (interview,) = text.interviews
    (section,) = interview.sections
    longer = replace(section, body=(*section.body, *levels))
    assert said(replace(text, interviews=(replace(interview, sections=(longer,)),))) == []
