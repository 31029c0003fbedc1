"""Characters that were read in the wrong encoding, and those that nobody sees."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tympan.edit.line import Change, Line
from tympan.intake.repair.mended import Mended
from tympan.intake.source import Passage, Run

# The soft hyphen is a place to break a line in some other layout; the other is a byte order mark.
REREAD = "characters read in the wrong encoding"
# One that broke a word at a line's end has a space behind it since the lines were joined.
UNSEEN = re.compile("(?<=[^\\W\\d_])\u00ad (?=[^\\W\\d_A-Z])|[\u00ad\ufeff]")


def unseen(line: Line) -> Iterator[Change]:
    """Soft hyphens and byte order marks go."""
    for match in UNSEEN.finditer(line.text):
        yield Change(match.start(), match.end(), "")


def reencoded(passage: Passage, mended: list[Mended]) -> Passage:
    """The passage with UTF-8 that was taken for another encoding read rightly (“â€™” is ’)."""
    if passage.text.isascii():
        return passage
    runs = tuple(_run(run, passage.line, mended) for run in passage.runs)
    return replace(passage, runs=runs)


def _run(run: Run, line: int, mended: list[Mended]) -> Run:
    text = run.text if run.text.isascii() else _fixed(run.text)
    if text == run.text:
        return run
    before, after = run.text.split(" "), text.split(" ")
    if len(before) != len(after):
        before, after = [run.text], [text]
    mended += [
        Mended(line, REREAD, old, new) for old, new in zip(before, after, strict=True) if old != new
    ]
    return replace(run, text=text)


def _fixed(text: str) -> str:
    """The text as ftfy is certain it was; what it could only guess stays."""
    from ftfy import TextFixerConfig, fix_encoding

    return fix_encoding(text, TextFixerConfig(replace_lossy_sequences=False))
