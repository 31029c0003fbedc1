"""What Otter writes above and below a transcript: keywords, a list of speakers, its own name."""

import re

from tympan.intake.formats.lines import Line
from tympan.intake.source import Fenced

_HEADS = {"SUMMARY KEYWORDS": "keywords", "SPEAKERS": "speakers"}
_CREDIT = re.compile(r"Transcribed by https?://(?:www\.)?otter\.ai/?")


def without_summary(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, ...], tuple[Fenced, ...], dict[str, str]]:
    """The lines of the transcript itself, what was fenced, and the facts in it."""
    is_otter = any(line.words == "SUMMARY KEYWORDS" for line in lines)
    kept: list[Line] = []
    fenced: list[Fenced] = []
    facts: dict[str, str] = {}
    key = ""
    for line in lines:
        if is_otter and line.words in _HEADS:
            key = _HEADS[line.words]
        elif not line.words:
            key = ""
        elif key:
            facts[key] = f"{facts.get(key, '')} {line.words}".strip()
        if key:
            fenced.append(Fenced(line.words, "Otter's summary", line.number))
        elif not _CREDIT.fullmatch(line.words):
            kept.append(line)
    return tuple(kept), (*fenced, *_credit(lines)), facts


def _credit(lines: tuple[Line, ...]) -> tuple[Fenced, ...]:
    found = (line for line in lines if _CREDIT.fullmatch(line.words))
    return tuple(Fenced(line.words, "Otter's credit", line.number) for line in found)
