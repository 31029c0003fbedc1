"""The recording beside the text: which words sound when, as EPUB's media overlays tell it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePath

from lxml import etree

from tympan.galley import Galley
from tympan.model import Blocks, Interview, Paragraph, Recording, Turn
from tympan.press.documents import Document
from tympan.press.package import Item, Meta

SMIL = "{http://www.w3.org/ns/SMIL}"
SOUNDS = {".mp3": "audio/mpeg", ".m4a": "audio/mp4"}
EPUB = "http://www.idpf.org/2007/ops"
ACTIVE = "-epub-media-overlay-active"
# What is being said has a frame in the reader's own colour, by day and night, and nothing moves.
RULE = f".{ACTIVE} {{ outline: 1px solid currentColor; outline-offset: 0.35em; }}\n"


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a recording, in milliseconds, and the id of the element with its words."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Overlay:
    """What sounds with one document, in the order in which it is read."""

    document: Document
    sound: str
    clips: tuple[Clip, ...]

    @property
    def id(self) -> str:
        """A name for the manifest."""
        return f"sound-{self.document.id}"

    @property
    def length(self) -> int:
        """How long it sounds, in milliseconds."""
        return sum(clip.end - clip.start for clip in self.clips)


def overlays(
    galley: Galley, text: Sequence[Document], home: Mapping[str, str]
) -> tuple[Overlay, ...]:
    """What sounds with each document; `home` has the path of the document that each id is in."""
    documents = {document.path: document for document in text}
    made = []
    for interview in galley.edition.interviews:
        if interview.recording:
            # A layout that sets a block without its id leaves nothing to lead to.
            heard = [one for one in clips(interview, interview.recording) if one.words in home]
            for path, held in groupby(heard, key=lambda clip: home[clip.words]):
                made.append(Overlay(documents[path], _sound(interview), tuple(held)))
    return tuple(made)


def clips(interview: Interview, recording: Recording) -> Iterator[Clip]:
    """The part of the recording for each paragraph or turn that has a time, in reading order.

    It runs until somebody says the next thing, wherever that stands now: an edited interview may
    not keep the order in which it was spoken. What lies behind the recording's end has none, and
    of words that begin in the same moment the first have it.
    """
    timed = [(words, _milliseconds(start)) for words, start in _timed_in(interview)]
    last = _milliseconds(recording.seconds)
    starts = sorted({start for _, start in timed if start < last})
    ends = dict(zip(starts, [*starts[1:], last], strict=True))
    for words, start in timed:
        if start in ends:
            yield Clip(words, start, ends.pop(start))


def items(galley: Galley, made: Sequence[Overlay]) -> Iterator[Item]:
    """The files of the overlays, and the recordings that they play."""
    for overlay in made:
        name = PurePath(overlay.document.path).stem
        yield Item(overlay.id, f"smil/{name}.smil", "application/smil+xml", _smil(overlay))
    played = {overlay.sound for overlay in made}
    for interview in galley.edition.interviews:
        if interview.recording and (sound := _sound(interview)) in played:
            data = (galley.edition.folder / interview.recording.file).read_bytes()
            yield Item(f"recording-{interview.id}", sound, SOUNDS[PurePath(sound).suffix], data)


def metadata(made: Sequence[Overlay]) -> Iterator[Meta]:
    """How long each overlay sounds, and all, and how the words that are being said are marked."""
    if made:
        yield Meta("meta", ACTIVE, (("property", "media:active-class"),))
        total = sum(overlay.length for overlay in made)
        yield Meta("meta", _clock(total), (("property", "media:duration"),))
    for overlay in made:
        refined = (("property", "media:duration"), ("refines", f"#{overlay.id}"))
        yield Meta("meta", _clock(overlay.length), refined)


def _smil(overlay: Overlay) -> bytes:
    """The overlay as a file; a reader of documents has no part in it, nor has a layout."""
    text = f"../{overlay.document.path}"
    root = etree.Element(f"{SMIL}smil", version="3.0", nsmap={None: SMIL[1:-1], "epub": EPUB})
    body = etree.SubElement(root, f"{SMIL}body", {f"{{{EPUB}}}textref": text})
    for clip in overlay.clips:
        spoken = etree.SubElement(body, f"{SMIL}par", id=f"sound-{clip.words}")
        etree.SubElement(spoken, f"{SMIL}text", src=f"{text}#{clip.words}")
        etree.SubElement(
            spoken,
            f"{SMIL}audio",
            src=f"../{overlay.sound}",
            clipBegin=_clock(clip.start),
            clipEnd=_clock(clip.end),
        )
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def _timed_in(interview: Interview) -> Iterator[tuple[str, float]]:
    for section in interview.sections:
        yield from _timed(section.body)


def _timed(blocks: Blocks) -> Iterator[tuple[str, float]]:
    """What has a time, by its id: a turn as a whole, unless there are times inside it, too."""
    for block in blocks:
        match block:
            case Paragraph(start=float(start)):
                yield block.id, start
            case Turn():
                held = list(_timed(block.body))
                is_whole = len(held) == 1 and block.start is not None
                yield from [(block.id, held[0][1])] if is_whole else held


def _sound(interview: Interview) -> str:
    """Where an interview's recording is, inside the package."""
    assert interview.recording is not None
    return f"audio/{interview.id}{PurePath(interview.recording.file).suffix.lower()}"


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)


def _clock(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.3f}s"
