"""Tables: which column speaks is known by its header, or by what stands in it."""

from collections.abc import Callable

import pytest

from tympan.intake.source import Source

Read = Callable[..., Source]

HEADED = (
    'timestamp,speaker,words\n00:00:01,Ada,"Hello, Ben."\n00:00:05,Ben,Good\n00:00:06,Ben,day.\n'
)
BARE = """\
0:01;Ada;Good morning to you all
0:05;Ben;And a good one to you
0:09;Ada;Let us start then, with the first clock
"""


def said(source: Source) -> list[tuple[str, float | None, str]]:
    return [(passage.speaker, passage.start, passage.text) for passage in source.passages]


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_header_names_the_columns(read: Read, delimiter: str) -> None:
    text = HEADED.replace("Hello, Ben", "Hello Ben").replace(",", delimiter)
    assert said(read(text)) == [("Ada", 1.0, "Hello Ben."), ("Ben", 5.0, "Good day.")]


def test_a_comma_within_quotation_marks_parts_nothing(read: Read) -> None:
    assert read(HEADED).passages[0].text == "Hello, Ben."


def test_without_a_header_the_content_tells(read: Read) -> None:
    assert said(read(BARE))[0] == ("Ada", 1.0, "Good morning to you all")
    assert len(said(read(BARE))) == 3


def test_a_comma_that_nobody_quoted_is_put_back(read: Read) -> None:
    text = "speaker,text\nAda,Well, yes, of course.\nBen,No.\n"
    assert said(read(text, "talk.csv")) == [
        ("Ada", None, "Well, yes, of course."),
        ("Ben", None, "No."),
    ]


def test_milliseconds_are_seconds_in_the_end(read: Read) -> None:
    assert said(read("start_ms,speaker,text\n61500,Ada,Hello.\n", "a.csv"))[0][1] == 61.5


def test_other_columns_are_fenced(read: Read) -> None:
    text = "speaker,text,confidence\nAda,Hello.,high\nBen,Yes.,low\n"
    fenced = [(part.text, part.why) for part in read(text, "a.csv").fenced]
    assert ("low", "other column") in fenced


def test_each_row_knows_its_line(read: Read) -> None:
    text = 'speaker,text\nAda,"Hello\nagain."\nBen,Yes.\n'
    assert [passage.line for passage in read(text, "a.csv").passages] == [2, 4]


def test_prose_with_commas_is_no_table(read: Read) -> None:
    assert read("Well, yes.\nSo, no.\nAnd, then, so.\n").format == "plain text"
