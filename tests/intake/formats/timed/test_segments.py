"""JSON transcripts of many programs: what is said, when and by whom."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from tympan.diagnostic import Fault
from tympan.intake.formats import read_source
from tympan.intake.source import Source

Read = Callable[..., Source]
Said = list[tuple[str, float | None, str]]

WHISPER = {
    "text": " Hello there. How are you?",
    "segments": [
        {"id": 0, "start": 0.0, "end": 2.0, "text": " Hello there.", "tokens": [1, 2]},
        {"id": 1, "start": 2.0, "end": 4.0, "text": " How are you?"},
    ],
    "language": "en",
}


def said(source: Source) -> Said:
    return [(passage.speaker, passage.start, passage.text) for passage in source.passages]


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (WHISPER, [("", 0.0, "Hello there. How are you?")]),
        (
            [
                {"speaker": "SPEAKER_00", "start": 0.5, "end": 1, "text": "Hi."},
                {"speaker": "SPEAKER_01", "start": 2, "end": 3, "text": "Good"},
                {"speaker": "SPEAKER_01", "start": 3, "end": 4, "text": "day."},
            ],
            [("SPEAKER_00", 0.5, "Hi."), ("SPEAKER_01", 2.0, "Good day.")],
        ),
        (
            {"version": "1.0.0", "segments": [{"speaker": "Ada", "startTime": 1, "body": "Hi."}]},
            [("Ada", 1.0, "Hi.")],
        ),
        (
            {"transcription": [{"timestamps": {"from": "00:00:07,500"}, "text": " Hi there."}]},
            [("", 7.5, "Hi there.")],
        ),
        ({"chunks": [{"timestamp": [3.0, 4.0], "text": " Hi."}]}, [("", 3.0, "Hi.")]),
        (
            {"utterances": [{"speaker": 0, "start": 61000, "end": 63000, "text": "Hello, Ada."}]},
            [("Speaker 0", 61.0, "Hello, Ada.")],
        ),
        (
            [{"speaker": "Ada", "start": 1, "words": [{"word": "Good"}, {"word": "day."}]}],
            [("Ada", 1.0, "Good day.")],
        ),
        ({"text": "Only words.\nAnd more."}, [("", None, "Only words."), ("", None, "And more.")]),
    ],
)
def test_each_shape_says_the_same(read: Read, data: Any, wanted: Said) -> None:
    assert said(read(json.dumps(data))) == wanted


def test_recordings_keyed_by_name_keep_their_names(read: Read) -> None:
    data = {"a.mp3": WHISPER, "b.mp3": [{"start": 1, "text": "Two."}]}
    source = read(json.dumps(data))
    assert [passage.clip for passage in source.passages] == ["a.mp3", "b.mp3"]


def test_one_object_a_line_is_a_list(read: Read) -> None:
    lines = '{"start": 1, "speaker": "Ada", "text": "One"}\n{"start": 2, "text": "Two"}\n'
    assert said(read(lines)) == [("Ada", 1.0, "One"), ("", 2.0, "Two")]


def test_half_a_character_is_told_and_marked(read: Read) -> None:
    source = read('{"segments": [{"start": 0, "text": "a \\ud800 b"}]}')
    assert source.passages[0].text == "a \ufffd b"
    assert source.doubts


def test_the_whole_text_beside_its_segments_is_fenced(read: Read) -> None:
    fenced = [part.text for part in read(json.dumps(WHISPER)).fenced]
    assert fenced == [" Hello there. How are you?", "en"]


def test_empty_segments_are_told(read: Read) -> None:
    data = [{"start": 0, "text": "One."}, {"start": 5, "text": " "}]
    assert "first at 0:05" in read(json.dumps(data)).doubts[0].message


@pytest.mark.parametrize("text", ['{"segments": [', '{"a": 1}', "[" * 100_000 + "]" * 100_000])
def test_json_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(Fault) as raised:
        read_source("talk.json", text.encode())
    assert raised.value.diagnostics[0].rule == "source-broken"
