"""The recording that an edition or an interview names."""

import os
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.model import Recording
from tympan.read import read

Write = Callable[[dict[str, str]], Path]
Silence = Callable[[float], bytes]


@pytest.fixture
def folder(write: Write) -> Path:
    """An edition that names a recording."""
    toml = 'title = "A talk"\n\naudio = "talk.mp3"\n'
    return write({"edition.toml": toml, "01-a.md": "[0:01] Words."})


def heard(folder: Path) -> Recording | None:
    edition, said = read(folder)
    assert edition is not None and said == []
    return edition.interviews[0].recording


def faults(folder: Path) -> list[tuple[str, str]]:
    return [(one.rule, one.finding.mend) for one in read(folder)[1]]


def m4a(seconds: int, codec: bytes = b"mp4a") -> bytes:
    """The least that is an M4A: a track of sound that says how long it is and how it is coded."""

    def atom(name: bytes, *held: bytes) -> bytes:
        data = b"".join(held)
        return struct.pack(">I", 8 + len(data)) + name + data

    decoder = bytes([4, 17, 0x40, 0x15, *bytes(11), 5, 2, 0x15, 0x88])
    described = bytes([3, len(decoder) + 6, 0, 1, 0, *decoder, 6, 1, 2])
    rate = struct.pack(">HHHHI", 1, 16, 0, 0, 8000 << 16)
    entry = atom(codec, bytes(6), b"\0\1", bytes(8), rate, atom(b"esds", bytes(4), described))
    table = atom(b"stbl", atom(b"stsd", bytes(4), struct.pack(">I", 1), entry))
    length = atom(b"mdhd", bytes(12), struct.pack(">II", 1, seconds), bytes(4))
    kind = atom(b"hdlr", bytes(8), b"soun", bytes(13))
    track = atom(b"trak", atom(b"mdia", length, kind, atom(b"minf", table)))
    return atom(b"ftyp", b"M4A \0\0\0\0M4A mp42") + atom(b"moov", track)


def test_an_mp3_is_read_with_its_length_and_the_line_that_names_it(
    folder: Path, silence: Silence
) -> None:
    (folder / "talk.mp3").write_bytes(silence(7.2))
    recording = heard(folder)
    assert recording is not None
    assert (recording.file, recording.at.line) == ("talk.mp3", 3)
    assert recording.seconds == pytest.approx(7.2)


def test_an_m4a_is_read_if_it_holds_aac(write: Write) -> None:
    folder = write({"edition.toml": 'title = "A"\naudio = "a.m4a"', "01-a.md": "Words."})
    (folder / "a.m4a").write_bytes(m4a(90))
    recording = heard(folder)
    assert recording is not None and recording.seconds == 90
    (folder / "a.m4a").write_bytes(m4a(90, b"alac"))
    assert [rule for rule, _ in faults(folder)] == ["unplayable-recording"]


def test_each_interview_of_a_collection_has_its_own_and_the_whole_has_none(
    write: Write, silence: Silence
) -> None:
    named = 'title = "A"\naudio = "a.mp3"'
    folder = write({"01-a/interview.toml": named, "01-a/01-a.md": "Words."})
    (folder / "01-a" / "a.mp3").write_bytes(silence(1))
    recording = heard(folder)
    assert recording is not None and recording.file == "01-a/a.mp3"
    (folder / "edition.toml").write_text(named)
    message = "move the line to the interview it belongs to"
    assert faults(folder) == [("unknown-key", message)]


def test_a_recording_that_is_not_there_is_a_fault_that_names_the_nearest(
    folder: Path, silence: Silence
) -> None:
    assert faults(folder) == [("no-such-recording", "put the file beside these settings")]
    (folder / "talks.mp3").write_bytes(silence(1))
    assert faults(folder) == [("no-such-recording", "did you mean “talks.mp3”?")]


@pytest.mark.parametrize("sound", [b"", b"not a sound" * 99, b"ID3\x04\0\0", b"\xff\xfb" * 999])
def test_what_is_no_sound_is_a_fault(folder: Path, sound: bytes) -> None:
    (folder / "talk.mp3").write_bytes(sound)
    mend = "save it anew as .mp3, or as .m4a with AAC-LC"
    assert faults(folder) == [("unplayable-recording", mend)]


def test_a_recording_that_no_shop_takes_is_not_even_opened(folder: Path) -> None:
    with (folder / "talk.mp3").open("wb") as sparse:
        sparse.truncate(351_000_000)
    assert [rule for rule, _ in faults(folder)] == ["recording-too-large"]


def test_the_recordings_of_a_collection_have_a_limit_together(
    write: Write, silence: Silence
) -> None:
    files = {}
    for number in range(1, 4):
        files[f"0{number}-a/interview.toml"] = 'title = "A"\naudio = "a.mp3"'
        files[f"0{number}-a/01-a.md"] = "Words."
    folder = write(files)
    for sound in folder.glob("*/"):
        (sound / "a.mp3").write_bytes(silence(1))
        os.truncate(sound / "a.mp3", 250_000_000)
    _, said = read(folder)
    assert [(one.rule, one.finding.at.file.parent.name) for one in said] == [
        ("recording-too-large", "03-a")
    ]


@pytest.mark.parametrize("path", ["../talk.mp3", "/talk.mp3", "https://x.org/talk.mp3"])
def test_a_recording_outside_the_folder_is_a_fault(folder: Path, path: str) -> None:
    (folder / "edition.toml").write_text(f'title = "A"\naudio = "{path}"')
    mend = 'copy it here and write its name: audio = "talk.mp3"'
    assert faults(folder) == [("outside-the-folder", mend)]


def test_a_link_that_leads_out_of_the_folder_is_a_fault(folder: Path, silence: Silence) -> None:
    (folder.parent / "secret.mp3").write_bytes(silence(1))
    (folder / "talk.mp3").symlink_to(folder.parent / "secret.mp3")
    assert faults(folder) == [("outside-the-folder", "copy the recording into the folder")]
