"""Plain text: lines become paragraphs again, and only what is certain is taken for more."""

from collections.abc import Callable
from pathlib import Path

from tympan.intake.formats import read_source
from tympan.intake.source import Source

Read = Callable[..., Source]

WRAPPED = """\
The workshop stands at the end of a lane, behind the old mill, and the
door is never locked. Inside it smells of oil and of warm brass, and the
clocks on the wall all tell a different time of the day.

She has worked there since she was fifteen years old, first for an uncle
and then alone, and has never wanted to be anywhere else in the world.
"""


def texts(source: Source) -> list[str]:
    return [passage.text for passage in source.passages]


def test_wrapped_lines_become_one_paragraph(read: Read) -> None:
    first, second = texts(read(WRAPPED))
    assert "the door is never locked" in first
    assert second.endswith("in the world.")


def test_without_blank_lines_each_line_is_a_paragraph(read: Read) -> None:
    assert texts(read("Q: Why clocks?\nA: They are honest.\nQ: Always?\nA: Mostly.\n")) == [
        "Q: Why clocks?",
        "A: They are honest.",
        "Q: Always?",
        "A: Mostly.",
    ]


def test_long_lines_are_paragraphs_even_where_no_blank_line_parts_them(read: Read) -> None:
    line = "This is one long paragraph that nobody wrapped, " * 5
    assert len(texts(read(f"{line}end.\n{line}end.\n\n{line}end.\n"))) == 3


def test_a_label_opens_a_paragraph_within_wrapped_lines(read: Read) -> None:
    text = WRAPPED + "\nAda: I like the quiet of the place, and the dust, and the long\n"
    text += "afternoons when nobody comes in at all.\nBen: And the evenings?\n"
    assert texts(read(text))[-1] == "Ben: And the evenings?"


def test_hanging_indents_are_joined(read: Read) -> None:
    text = (
        "ADA:  When did you first think of leaving the town and the\n"
        "      shop and all that you had known?\n"
        "BEN:  Never for a day, until the year in which the mill was\n"
        "      closed and the lane went quiet.\n"
    )
    assert texts(read(text)) == [
        "ADA:  When did you first think of leaving the town and the shop and all that you had "
        "known?",
        "BEN:  Never for a day, until the year in which the mill was closed and the lane went "
        "quiet.",
    ]


def test_paragraphs_that_only_an_indent_opens_are_parted(read: Read) -> None:
    text = (
        "The lane was quiet on that morning and nobody was about in the town.\n"
        "   She opened the door as she had done each day since her uncle had\n"
        "died, and looked at the clocks, one after the other, without a word.\n"
        "   None of them was right about the time of the day, as she knew well.\n"
    )
    assert len(texts(read(text))) == 3


def test_verse_keeps_its_lines(read: Read) -> None:
    verse = "    Tick says the tall one,\n    tock says the small one.\n"
    source = read(f"{WRAPPED}\n{WRAPPED}\n{WRAPPED}\n{verse}")
    assert source.passages[-1].kind == "quote"
    assert source.passages[-1].text == "Tick says the tall one,\ntock says the small one."


def test_a_hyphen_at_a_line_end_is_kept_and_told(read: Read) -> None:
    text = WRAPPED.replace("old mill, and the\n", "old corn-\n")
    source = read(text)
    assert "corn-door" in texts(source)[0]
    assert "hyphen" in source.doubts[0].message


def test_wrapped_japanese_is_joined_without_spaces(read: Read) -> None:
    line = "時計は正直なものだと彼女は言いました。長い一日でした"
    assert texts(read(f"{line}\n{line}\n{line}。\n")) == [f"{line}{line}{line}。"]


def test_capitals_that_stand_apart_are_a_heading(read: Read) -> None:
    heading = read(f"{WRAPPED}\n\n\nTHE OLD WORKSHOP\n\n\n{WRAPPED}").passages[2]
    assert (heading.kind, heading.text) == ("heading", "THE OLD WORKSHOP")


def test_a_name_in_capitals_that_comes_again_is_no_heading(read: Read) -> None:
    text = f"{WRAPPED}\n\n\nADA LAKE\n\n\n{WRAPPED}\n\n\nADA LAKE\n\n\n{WRAPPED}"
    assert {passage.kind for passage in read(text).passages} == {"text"}


def test_entities_in_a_plain_text_are_decoded_and_told(read: Read) -> None:
    source = read("Don&#8217;t stop &amp; stare.\n")
    assert texts(source) == ["Don’t stop & stare."]
    assert source.doubts


def test_a_single_ampersand_entity_is_left_alone(read: Read) -> None:
    assert texts(read("Write &amp; for the sign, & not otherwise.\n")) == [
        "Write &amp; for the sign, & not otherwise."
    ]


def test_page_numbers_that_count_on_are_fenced_and_the_sentence_goes_on(read: Read) -> None:
    text = ""
    for number in (1, 2, 3):
        lines = (
            f"line {line} of page {number} {'abc'[number - 1]} goes on and on" for line in range(24)
        )
        text += "\n".join([*lines, "", f"- {number} -", "", ""])
    source = read(text)
    assert [part.text for part in source.fenced] == ["- 1 -", "- 2 -", "- 3 -"]
    assert len(source.passages) == 1


def test_numbered_questions_are_no_page_numbers(read: Read) -> None:
    text = "".join(f"{number}\n\nWhy is that so?\n\nBecause.\n\n" for number in range(1, 9))
    assert not read(text).fenced


def test_gutenbergs_header_and_licence_are_fenced_and_its_facts_read(read: Read) -> None:
    source = read(
        "The Project Gutenberg EBook of Clocks, by A. Lake\n\nTitle: Clocks\n       and Springs\n"
        "Author: A. Lake\n\n*** START OF THIS PROJECT GUTENBERG EBOOK CLOCKS ***\n\n\n"
        "Produced by Ben Moss\n\n\nI _love_ clocks.\n\n\n"
        "End of the Project Gutenberg EBook of Clocks\n\n"
        "*** END OF THIS PROJECT GUTENBERG EBOOK CLOCKS ***\n\nLicence\n"
    )
    assert texts(source) == ["I love clocks."]
    assert [run.text for run in source.passages[0].runs if run.italic] == ["love"]
    assert source.facts == {"title": "Clocks and Springs", "author": "A. Lake"}
    assert [part.why for part in source.fenced] == [
        "Project Gutenberg header",
        "Project Gutenberg credit",
        "Project Gutenberg licence",
    ]


def test_a_volume_keeps_the_names_of_its_interviews_as_headings(samples: Path) -> None:
    file = samples / "wpa_oklahoma_20785-8.txt"
    source = read_source(str(file), file.read_bytes())
    headings = [passage.text for passage in source.passages if passage.kind == "heading"]
    # Six of the volume itself, and the 75 people who were asked.
    assert len(headings) == 81
    assert source.encoding == "iso-8859-1"
