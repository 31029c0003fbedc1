"""The text exports of Otter, Rev and their like: names and times on a line become data."""

from collections.abc import Callable

import pytest

from tympan.intake.source import Source

Read = Callable[..., Source]

WANTED = [
    ("Ada Lake", 3.0, "Welcome to the workshop."),
    ("Ben Moss", 75.0, "Thank you. It is a fine day."),
    ("Ada Lake", 3723.0, "Why clocks?"),
]
OTTER = """\
Ada Lake  0:03
Welcome to the workshop.

Ben Moss  1:15
Thank you. It is a fine day.

Ada Lake  1:02:03
Why clocks?
"""
REV = """\
Ada Lake: (00:03)
Welcome to the workshop.

Ben Moss: (01:15)
Thank you. It is a fine day.

Ada Lake: (01:02:03)
Why clocks?
"""


def said(source: Source) -> list[tuple[str, float | None, str]]:
    return [(passage.speaker, passage.start, passage.text) for passage in source.passages]


@pytest.mark.parametrize(
    "text",
    [
        OTTER,
        OTTER.replace("  ", "\t"),
        OTTER.replace("\n\n", "\n"),
        REV,
        REV.replace(")\n", ") "),
        REV.replace(": (", " (").replace(")\n", "):\n"),
        REV.replace("(", "[").replace(")", "]"),
        REV.replace(")\n", " - 02:10:00)\n"),
        REV.replace("Ada Lake:", "[Ada Lake]").replace("Ben Moss:", "[Ben Moss]"),
    ],
)
def test_names_and_times_are_read_however_they_are_set(read: Read, text: str) -> None:
    assert said(read(text)) == WANTED


def test_a_paragraph_without_a_head_has_the_speaker_before_it(read: Read) -> None:
    source = read(OTTER.replace("fine day.\n", "fine day.\n\nReally.\n"))
    assert said(source)[2] == ("Ben Moss", None, "Really.")


def test_otters_summary_and_credit_are_fenced(read: Read) -> None:
    head = "Clock talk\n\nSUMMARY KEYWORDS\nclocks, springs\n\nSPEAKERS\nAda Lake, Ben Moss\n\n"
    source = read(f"{head}{OTTER}\nTranscribed by https://otter.ai\n")
    assert source.passages[0].text == "Clock talk"
    assert source.passages[-1].text == "Why clocks?"
    assert source.facts["speakers"] == "Ada Lake, Ben Moss"


def test_times_before_the_words_are_data_and_the_labels_stay(read: Read) -> None:
    text = "[00:00:01] Ada: Hello.\n\n[00:00:05] Ben: Yes?\n\n[00:00:09] Ada: Why clocks?\n"
    assert said(read(text)) == [
        ("", 1.0, "Ada: Hello."),
        ("", 5.0, "Ben: Yes?"),
        ("", 9.0, "Ada: Why clocks?"),
    ]


def test_times_that_run_backwards_are_no_times(read: Read) -> None:
    text = "John 3:16\nThe first verse of all.\n\nLuke 2:10\nAnother verse of these.\n"
    assert {passage.speaker for passage in read(text).passages} == {""}


def test_a_time_inside_a_sentence_is_left_alone(read: Read) -> None:
    text = "We met (10:30) in the lane.\n\nThen at noon (12:00) we ate: bread.\n"
    assert [start for _, start, _ in said(read(text))] == [None, None]
