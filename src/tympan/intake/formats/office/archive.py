"""DOCX and ODT are zips of XML: opened with bounds, and read without entities or outside files."""

import io
import zipfile
from typing import Any

from tympan.diagnostic import Fault
from tympan.intake.formats.faults import fault
from tympan.intake.formats.limits import (
    DEEPEST,
    LARGEST_PART,
    MOST_PARTS,
    MOST_TAGS,
    refuse_size,
    too_large,
)

_START = b"PK\x03\x04"
_MEND = "open it in its program, save it as DOCX or as text, and import that"
_CHUNK = 1024 * 1024


def is_archive(data: bytes) -> bool:
    """Whether a file begins as a zip does."""
    return data.startswith(_START)


class Archive:
    """The parts of a zip that are asked for; each is bounded, and nothing is written to disk."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError) as problem:
            raise self.broken(f"this zip cannot be opened: {problem}") from None
        self.parts = frozenset(self._zip.namelist())
        refuse_size(name, len(self._zip.infolist()), MOST_PARTS, "parts")

    def kind(self) -> str:
        """`docx` or `odt`; raises `Fault` for any other zip."""
        if "word/document.xml" in self.parts or "[Content_Types].xml" in self.parts:
            return "docx"
        if "content.xml" in self.parts:
            return "odt"
        what = "an e-book" if "META-INF/container.xml" in self.parts else "an archive of files"
        mend = "take the interview out of it, and import that"
        raise fault("source-not-text", self.name, f"this is {what}, not one document", mend)

    def read(self, part: str) -> bytes:
        """The bytes of a part, empty if there is none; what it says of its size is not believed."""
        if part not in self.parts:
            return b""
        found = bytearray()
        try:
            with self._zip.open(part) as file:
                while chunk := file.read(_CHUNK):
                    found += chunk
                    if len(found) > LARGEST_PART:
                        message = f"its part {part} holds more than {LARGEST_PART // 2**20} MB"
                        raise too_large(self.name, message)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            OSError,
            EOFError,
        ) as problem:
            raise self.broken(f"its part {part} cannot be read: {problem}") from None
        except Exception as problem:
            # zlib and lzma have exceptions of their own.
            if isinstance(problem, Fault):
                raise
            raise self.broken(f"its part {part} cannot be unpacked: {problem}") from None
        return bytes(found)

    def tree(self, part: str) -> Any:
        """The root of an XML part, None if there is none; raises `Fault` for what is not safe."""
        from lxml import etree

        data = self.read(part)
        if not data:
            return None
        refuse_size(self.name, data.count(b"<"), MOST_TAGS, "tags")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as problem:
            raise self.broken(f"its part {part} is no XML: {problem}") from None
        if root.getroottree().docinfo.doctype:
            message = f"its part {part} defines entities, which no document needs"
            raise fault("source-not-safe", self.name, message, _MEND)
        depth = 0
        for event, _ in etree.iterwalk(root, events=("start", "end")):
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise self.broken(f"its part {part} is nested more than {DEEPEST} deep")
        return root

    def broken(self, message: str) -> Fault:
        """The fault of a document that breaks the rules of its format."""
        return fault("source-broken", self.name, message, _MEND)
