"""The recording beside the text."""

import io
import zipfile
from collections.abc import Callable

import pytest
from lxml import etree

from tympan.galley import Galley
from tympan.model import Interview, Recording
from tympan.press.epub import epub
from tympan.press.overlays import clips
from tympan.press.pagemap import PageStart

EDITION = """\
title = "A talk"
identifier = "urn:x:talk"
date = "2024"
{audio}
[speakers.ann]
name = "Ann"
[speakers.bo]
name = "Bo"
"""
TEXT = """\
# One

**Ann:** [0:01] Why?

**Bo:** [0:05] Because of *the sea* and the lamp.[^1]

And so on.

**Ann:** [0:20.5] And then?

**Bo:** [0:22] This.

[0:30] And that.

[^1]: A note.
"""
# Asked later, and printed where it belongs.
LATER = "# Two\n\n**Ann:** [0:10] Earlier?\n\n**Bo:** [0:50] End.\n\n**Ann:** [9:00] Never.\n"

Set = Callable[..., Galley]


@pytest.fixture
def talk(
    composed: Callable[[dict[str, str | bytes]], Galley], silence: Callable[[float], bytes]
) -> Set:
    """An interview of sixty seconds, set; with its recording, or without."""

    def talk(audio: str = 'audio = "Gespräch 1.MP3"', text: str = TEXT) -> Galley:
        files = {"edition.toml": EDITION.format(audio=audio), "01-one.md": text, "02-two.md": LATER}
        return composed(files | {"Gespräch 1.MP3": silence(60)})

    return talk


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def heard(interview: Interview, seconds: float = 60) -> list[tuple[str, float, float]]:
    recording = Recording("talk.mp3", seconds, interview.at)
    return [
        (clip.words, clip.start / 1000, clip.end / 1000) for clip in clips(interview, recording)
    ]


def test_words_are_heard_until_the_next_are_said_wherever_those_stand(talk: Set) -> None:
    [interview] = talk().edition.interviews
    assert heard(interview) == [
        ("t-001", 1, 5),
        ("t-002", 5, 10),
        ("t-003", 20.5, 22),
        ("s1-p5", 22, 30),
        ("s1-p6", 30, 50),
        ("t-005", 10, 20.5),
        ("t-006", 50, 60),
    ]


def test_what_lies_behind_the_recordings_end_is_left_out(talk: Set) -> None:
    [interview] = talk().edition.interviews
    assert heard(interview, 21)[-2:] == [("t-003", 20.5, 21), ("t-005", 10, 20.5)]


def test_of_words_that_begin_in_the_same_moment_the_first_are_marked(talk: Set) -> None:
    text = "**Ann:** [0:05] Yes?\n\n**Bo:** [0:05] Yes.\n"
    [interview] = talk(text=text).edition.interviews
    assert [(words, start) for words, start, _ in heard(interview)][:2] == [
        ("t-001", 5),
        ("t-003", 10),
    ]


def test_epubcheck_says_nothing_of_a_book_with_sound_page_numbers_and_notes(
    talk: Set, cover: bytes, epubcheck: Callable[[bytes], list[str]]
) -> None:
    starts = (PageStart("1", "opening", ""), PageStart("2", "s1-p2", "Because of the"))
    data = epub(talk(), cover, starts)
    assert epubcheck(data) == []
    text = opened(data).read("EPUB/text/s1.xhtml").decode()
    assert 'of <em><span xmlns="http://www.w3.org/1999/xhtml"' not in text
    assert 'id="page-2" aria-label="2"' in text and 'data-start="5.0"' in text


def test_every_sound_leads_to_words_that_are_there_and_lasts_as_long_as_is_said(
    talk: Set, cover: bytes
) -> None:
    book = opened(epub(talk(), cover))
    package = etree.fromstring(book.read("EPUB/content.opf"))
    items = {item.get("id"): item for item in package.iter("{*}item")}
    sounding = [item for item in items.values() if item.get("media-overlay")]
    assert [item.get("href") for item in sounding] == ["text/s1.xhtml", "text/s2.xhtml"]
    said = {
        meta.get("refines"): float(meta.text[:-1])
        for meta in package.iter("{*}meta")
        if meta.get("property") == "media:duration"
    }
    for item in sounding:
        overlay = items[item.get("media-overlay")]
        smil = etree.fromstring(book.read(f"EPUB/{overlay.get('href')}"))
        ids = etree.fromstring(book.read(f"EPUB/{item.get('href')}")).xpath("//@id")
        targets = [text.get("src").split("#") for text in smil.iter("{*}text")]
        assert targets and all(path == f"../{item.get('href')}" for path, _ in targets)
        assert all(id in ids for _, id in targets)
        lengths = [
            float(sound.get("clipEnd")[:-1]) - float(sound.get("clipBegin")[:-1])
            for sound in smil.iter("{*}audio")
        ]
        assert sum(lengths) == pytest.approx(said[f"#{overlay.get('id')}"])
    assert said[None] == pytest.approx(sum(said.values()) - said[None])
    active = package.xpath("//*[@property='media:active-class']")[0].text
    assert f".{active} {{" in book.read("EPUB/css/book.css").decode()


def test_the_recording_goes_into_the_book_as_it_is_and_uncompressed(
    talk: Set, cover: bytes, silence: Callable[[float], bytes]
) -> None:
    book = opened(epub(talk(), cover))
    assert book.read("EPUB/audio/i1.mp3") == silence(60)
    assert book.getinfo("EPUB/audio/i1.mp3").compress_type == zipfile.ZIP_STORED


def test_without_a_recording_nothing_sounds_and_the_times_stay_data(
    talk: Set, cover: bytes
) -> None:
    book = opened(epub(talk(audio=""), cover))
    names = " ".join(book.namelist())
    assert "smil" not in names and "audio" not in names
    package = book.read("EPUB/content.opf").decode()
    assert "media" not in package.replace("media-type", "") and "auditory" not in package
    assert "overlay" not in book.read("EPUB/css/book.css").decode()
    assert 'data-start="20.5"' in book.read("EPUB/text/s1.xhtml").decode()
