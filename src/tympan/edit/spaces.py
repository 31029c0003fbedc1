"""Spaces and ellipses: one space between words; in French, no line may begin with a mark."""

import re
from collections.abc import Iterator

from tympan.edit.line import Change, Line

SEVERAL = re.compile(r"[ \t]{2,}|\t")
THREE_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
BEFORE_A_FRENCH_MARK = re.compile(r"(?<=\S) (?=[;:!?»])|(?<=«) (?=\S)")


def spaces(line: Line) -> Iterator[Change]:
    """Several spaces, or a tab, become one space."""
    for match in SEVERAL.finditer(line.text):
        yield Change(match.start(), match.end(), " ")


def french_spaces(line: Line) -> Iterator[Change]:
    """A space that French typed before ; : ! ? » or after « does not break; none is added."""
    for match in BEFORE_A_FRENCH_MARK.finditer(line.text):
        if line.language(match.start()).lower().partition("-")[0] == "fr":
            yield Change(match.start(), match.end(), "\u00a0")


def ellipses(line: Line) -> Iterator[Change]:
    """Three full stops become one character; two or four may be something else."""
    for match in THREE_DOTS.finditer(line.text):
        yield Change(match.start(), match.end(), "…")
