"""source bytes → Source: each format has its reader, and no word of a file goes uncounted.

The law of this room: every word of `Source.words` stands in a passage's text, in the words that
stand for a picture, or in what was fenced; and the words of the passages stand in the file's order.
"""

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

from tympan.diagnostic import Fault
from tympan.intake.decode import decode
from tympan.intake.formats.faults import FAULTS, fault
from tympan.intake.formats.fetch import fetch
from tympan.intake.formats.limits import LARGEST_TEXT, refuse_size
from tympan.intake.formats.office.archive import Archive, is_archive
from tympan.intake.formats.sniff import declared, known_otherwise, sniff
from tympan.intake.source import Source

__all__ = ["FAULTS", "fetch", "read_source"]

# Readers are imported when they are needed: lxml and markdown-it take longer than a short text.
_READERS = {
    "captions": ("timed.captions", "read_captions"),
    "csv": ("timed.rows", "read_rows"),
    "docx": ("office.docx", "read_docx"),
    "html": ("web.webpage", "read_webpage"),
    "json": ("timed.segments", "read_segments"),
    "markdown": ("marked.markdown", "read_markdown"),
    "odt": ("office.odt", "read_odt"),
    "plain": ("text.plain", "read_plain"),
}


def read_source(name: str, data: bytes) -> Source:
    """What a file (`-` is standard input) says, whatever its format; raises `Fault`."""
    if not data:
        raise _empty(name)
    if is_archive(data):
        archive = Archive(name, data)
        source: Source = _reader(archive.kind())(archive)
    else:
        source = _read_text(name, data)
    if not source.passages or not source.words:
        raise _empty(name)
    return source


def _read_text(name: str, data: bytes) -> Source:
    if other := known_otherwise(data):
        raise _no_text(name, f"this is {other}, not a text", _mend(other))
    refuse_size(name, len(data), LARGEST_TEXT, "bytes")
    decoded = decode(data, declared(data))
    if decoded is None:
        mend = "save the interview as plain text in UTF-8, or name another file"
        raise _no_text(name, "these bytes are no text in any known encoding", mend)
    if not decoded.text.strip():
        raise _empty(name)
    source: Source = _reader(sniff(Path(name).suffix, decoded.text))(name, decoded.text)
    return replace(source, encoding=decoded.encoding, doubts=(*decoded.doubts, *source.doubts))


def _reader(kind: str) -> Any:
    module, function = _READERS[kind]
    return getattr(import_module(f"{__name__}.{module}"), function)


def _mend(other: str) -> str:
    if "recording" in other:
        return "have it written down first, and import the words"
    return "open it in its program, save it as text, DOCX or HTML, and import that"


def _no_text(name: str, message: str, mend: str) -> Fault:
    return fault("source-not-text", name, message, mend)


def _empty(name: str) -> Fault:
    mend = "check that it is the right file"
    return fault("source-empty", name, "there is not a word in this file", mend)
