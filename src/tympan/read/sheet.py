"""One file of the manuscript as lines of text, or what is wrong with the file."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from tympan.diagnostic import Diagnostic, Span
from tympan.read.faults import fault

LARGEST = 20_000_000  # bytes; a whole volume of 75 interviews has less than one million

# What XML forbids: an EPUB could not hold it, and no reader would see it.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a file, without line ends and without a byte order mark."""

    file: Path
    lines: tuple[str, ...]

    def at(self, line: int, column: int = 0) -> Span:
        """The place of a line and column that count from 0."""
        return Span(self.file, line + 1, column + 1)

    def starts(self, line: int) -> Span:
        """The place of the first character of a line that is no space."""
        if line >= len(self.lines):
            return Span(self.file)
        text = self.lines[line]
        return self.at(line, len(text) - len(text.lstrip()))


def read_sheet(file: Path, folder: Path, faults: list[Diagnostic]) -> Sheet | None:
    """The text of a file inside the folder; None, and a fault, where it cannot be read."""
    raw = _bytes(file, folder, faults)
    if raw is None:
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        good = raw[: wrong.start].decode("utf-8-sig", errors="replace")
        line, column = good.count("\n") + 1, len(good) - good.rfind("\n")
        message = f"this file is not UTF-8 (byte {raw[wrong.start]:#04x})"
        mend = "save it again with the encoding UTF-8"
        faults.append(fault("not-utf8", Span(file, line, column), message, mend))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    sheet = Sheet(file, tuple(text.split("\n")))
    if not FORBIDDEN.search(text):
        return sheet
    faults.extend(_forbidden(sheet))
    return Sheet(file, tuple(FORBIDDEN.sub("\ufffd", line) for line in sheet.lines))


def _bytes(file: Path, folder: Path, faults: list[Diagnostic]) -> bytes | None:
    """The bytes of a regular file of bounded size."""
    here = Span(file)
    try:
        if not file.resolve().is_relative_to(folder.resolve()):
            message = "this file is a link that leads out of the edition's folder"
            mend = "copy the file into the folder"
            faults.append(fault("outside-the-folder", here, message, mend))
            return None
        about = os.stat(file)
        # A pipe or a device would keep the reader waiting for ever.
        if not stat.S_ISREG(about.st_mode):
            mend = "put a text file here"
            faults.append(fault("unreadable-file", here, "this is not a file", mend))
            return None
        if about.st_size > LARGEST:
            message = f"this file has {about.st_size // 1_000_000} MB; the limit is 20 MB"
            mend = "split it, or move away what is no text"
            faults.append(fault("file-too-large", here, message, mend))
            return None
        return file.read_bytes()
    except (OSError, RuntimeError) as wrong:
        reason = getattr(wrong, "strerror", None) or str(wrong)
        message = f"this file cannot be read: {reason}"
        mend = "look at the file's rights and at the disk"
        faults.append(fault("unreadable-file", here, message, mend))
        return None


def _forbidden(sheet: Sheet) -> list[Diagnostic]:
    """The first forbidden character of each line."""
    found = []
    for number, line in enumerate(sheet.lines):
        if match := FORBIDDEN.search(line):
            at = sheet.at(number, match.start())
            message = f"the control character U+{ord(match[0]):04X} stands here"
            mend = "delete the character, or type the line again"
            found.append(fault("control-character", at, message, mend))
    return found
