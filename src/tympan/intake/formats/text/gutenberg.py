"""Project Gutenberg's header and licence: kept out of the manuscript, and read for its facts."""

import re
from itertools import takewhile

from tympan.intake.formats.lines import Line
from tympan.intake.source import Fenced

_START = re.compile(r"\*\*\* ?START OF (?:THE|THIS) PROJECT GUTENBERG", re.I)
_END = re.compile(
    r"\*\*\* ?END OF (?:THE|THIS) PROJECT GUTENBERG"
    r"|End of (?:the |this )?Project Gutenberg(?:'s|’s)? ",
    re.I,
)
_CREDIT = re.compile(r"(?:E-text )?[Pp]roduced by |Transcribed from ")
_FACT = re.compile(r"(Title|Author|Editor|Translator|Language|Release Date):\s*(\S.*)")


def without_gutenberg(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, ...], tuple[Fenced, ...], dict[str, str]]:
    """The lines of the book itself, what was fenced, and the facts that the header gives."""
    start = next((at for at, line in enumerate(lines) if _START.match(line.words)), None)
    if start is None:
        return lines, (), {}
    ends = (at for at, line in enumerate(lines) if at > start and _END.match(line.words))
    end = next(ends, len(lines))
    begin = _after_credit(lines, start + 1)
    fenced = (
        _fenced(lines[: start + 1], "Project Gutenberg header"),
        _fenced(lines[start + 1 : begin], "Project Gutenberg credit"),
        _fenced(lines[end:], "Project Gutenberg licence"),
    )
    return lines[begin:end], tuple(part for part in fenced if part.text), _facts(lines[:start])


def _after_credit(lines: tuple[Line, ...], start: int) -> int:
    """The line where the book begins: after the paragraph that says who produced the file."""
    at = start
    while at < len(lines) and not lines[at].words:
        at += 1
    if at < len(lines) and _CREDIT.match(lines[at].words):
        return at + sum(1 for _ in takewhile(lambda line: line.words, lines[at:]))
    return start


def _fenced(lines: tuple[Line, ...], why: str) -> Fenced:
    text = "\n".join(line.text for line in lines).strip()
    return Fenced(text, why, lines[0].number if lines else 0)


def _facts(lines: tuple[Line, ...]) -> dict[str, str]:
    """Title, author, language and so on, each with the lines that carry it on."""
    facts: dict[str, str] = {}
    key = ""
    for line in lines:
        if found := _FACT.match(line.text):
            key = found[1].lower()
            facts[key] = found[2].strip()
        elif key and line.words and line.indent:
            facts[key] += f" {line.words}"
        else:
            key = ""
    return facts
