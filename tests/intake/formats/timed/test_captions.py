"""Captions: cues become paragraphs, times and names data, and nothing else is a word."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from tympan.intake.formats import read_source
from tympan.intake.source import Source

Read = Callable[..., Source]

VTT = """\
WEBVTT - The clockmaker
Language: en

NOTE made by hand

STYLE
::cue { color: red }

1
00:00:01.000 --> 00:00:02.000 align:start
<v Ada Lake>Hello &amp; <i>welcome</i>
to the show.</v>

00:03.000 --> 00:04.000
<v Ben>Thanks.
<v Ada Lake>Good.
"""


def cue(start: int, text: str) -> str:
    return f"00:00:{start:02}.000 --> 00:00:{start:02}.900\n{text}\n\n"


def said(source: Source) -> list[tuple[str, float | None, str]]:
    return [(passage.speaker, passage.start, passage.text) for passage in source.passages]


def test_voice_tags_name_the_speakers(read: Read) -> None:
    source = read(VTT)
    assert said(source) == [
        ("Ada Lake", 1.0, "Hello & welcome to the show."),
        ("Ben", 3.0, "Thanks."),
        ("Ada Lake", None, "Good."),
    ]
    assert [run.text for run in source.passages[0].runs if run.italic] == ["welcome"]
    assert source.facts == {"language": "en"}


def test_what_is_not_said_is_fenced_for_its_reason(read: Read) -> None:
    whys = {part.why for part in read(VTT).fenced}
    assert whys == {"caption header", "cue number", "time code", "caption tag"}


def test_notes_between_cues_are_fenced(read: Read) -> None:
    source = read("WEBVTT\n\n" + cue(1, "One.") + "NOTE not said\n\n" + cue(2, "Two."))
    assert source.passages[0].text == "One. Two."
    assert ("NOTE not said", "note in the captions") in [
        (part.text, part.why) for part in source.fenced
    ]


def test_pieces_of_sentences_are_joined_and_keep_the_first_time(read: Read) -> None:
    source = read("WEBVTT\n\n" + cue(1, "I had the") + cue(2, "chance to see") + cue(3, "it."))
    assert said(source) == [("", 1.0, "I had the chance to see it.")]


def test_a_pause_after_a_sentence_opens_a_paragraph(read: Read) -> None:
    source = read("WEBVTT\n\n" + cue(1, "It ended.") + cue(9, "It began."))
    assert [start for _, start, _ in said(source)] == [1.0, 9.0]


def test_no_speaker_is_invented(samples: Path) -> None:
    file = samples / "talkpython_467_panel_nospeakers.vtt"
    source = read_source(str(file), file.read_bytes())
    assert {passage.speaker for passage in source.passages} == {""}
    assert all(passage.start is not None for passage in source.passages)


def test_labels_in_subrip_stay_in_the_text_and_open_a_passage(read: Read) -> None:
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nAda: Hello {\\an8}and\n\n"
        '2\n00:00:02,000 --> 00:00:03,000\n<font color="red">welcome</font>\n\n'
        "3\n00:00:03,000 --> 00:00:04,000\nBen: Thanks.\n"
    )
    assert said(read(text)) == [("", 1.0, "Ada: Hello and welcome"), ("", 3.0, "Ben: Thanks.")]


def test_dashes_in_one_cue_are_two_voices(read: Read) -> None:
    assert [text for _, _, text in said(read("WEBVTT\n\n" + cue(1, "- Yes?\n- No.")))] == [
        "- Yes?",
        "- No.",
    ]


def test_a_loop_is_kept_and_told(read: Read) -> None:
    source = read("WEBVTT\n\n" + "".join(cue(start, "Thank you.") for start in range(8)))
    assert source.passages[0].text == " ".join(["Thank you."] * 8)
    assert "8 times at 0:00" in source.doubts[0].message


def test_a_cue_without_words_is_told(read: Read) -> None:
    source = read("WEBVTT\n\n" + cue(1, "One.") + "00:00:02.000 --> 00:00:03.000\n\n")
    assert "segments without words: 1, the first at 0:02" in source.doubts[0].message


def test_rolling_captions_say_each_line_once(read: Read) -> None:
    lines = [f"line {number} of the talk" for number in range(7)]
    rolled = [cue(0, lines[0])]
    for at, (first, second) in enumerate(pairwise(lines), 1):
        rolled.append(cue(at, f"{first}\n{second}"))
    assert read("WEBVTT\n\n" + "".join(rolled)).passages[0].text == " ".join(lines)


def test_captions_are_known_by_their_content_under_any_name(read: Read) -> None:
    assert read(VTT, "talk.html").format == "WebVTT captions"
