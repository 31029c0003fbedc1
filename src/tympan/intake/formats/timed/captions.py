"""WebVTT and SubRip captions, read line by line.

The libraries for captions keep neither the line that a cue stands on nor what is no cue, and give
up at the first fault; here each word must be accounted for with its place.
"""

import re
from collections.abc import Iterator
from itertools import chain

from tympan.intake.formats.clock import seconds
from tympan.intake.formats.cues import Cue, doubts_of, passages_of
from tympan.intake.formats.entities import without_entities
from tympan.intake.formats.limits import refuse_lines
from tympan.intake.formats.lines import Line, lines_of
from tympan.intake.formats.timed.rolling import without_repeats
from tympan.intake.formats.timed.voiced import voiced
from tympan.intake.source import Fenced, Source
from tympan.intake.words import words_of

_TIME = r"(?:\d+:)?\d+:\d\d[.,]\d{1,3}"
_TIMES = re.compile(rf"({_TIME})[ \t]*-->[ \t]*({_TIME})(?:[ \t].*)?")
_APART = re.compile(r"(NOTE|STYLE|REGION)(?:\s|$)")
_FACT = re.compile(r"(Language|Kind|Title):\s*(\S.*)", re.I)


def read_captions(name: str, text: str) -> Source:
    """The cues of a WebVTT or SubRip file as passages with their times."""
    refuse_lines(name, text)
    lines = lines_of(text)
    is_vtt = text.lstrip().startswith("WEBVTT")
    times = [at for at, line in enumerate(lines) if _TIMES.fullmatch(line.words)]
    begins = [_begin(lines, at, is_vtt) for at in times]
    header = lines[: begins[0]] if begins else lines
    fenced = [Fenced(line.words, "caption header", line.number) for line in header if line.words]
    cues: list[Cue] = []
    ends = [*begins[1:], len(lines)] if begins else []
    for at, begin, end in zip(times, begins, ends, strict=True):
        fenced += [Fenced(line.words, "cue number", line.number) for line in lines[begin:at]]
        fenced.append(Fenced(lines[at].words, "time code", lines[at].number))
        said, apart = _payload(lines[at + 1 : end], is_vtt)
        fenced += apart
        cues += _cues(lines[at], said, fenced)
    cues, repeated = without_repeats(cues)
    return Source(
        name=name,
        format="WebVTT captions" if is_vtt else "SubRip captions",
        passages=passages_of(cues),
        words=words_of(without_entities(text)),
        fenced=tuple(sorted((*fenced, *repeated), key=lambda part: part.line)),
        doubts=doubts_of(cues),
        facts=dict(chain.from_iterable(_facts(line) for line in header)),
    )


def _begin(lines: tuple[Line, ...], at: int, is_vtt: bool) -> int:
    """The line that a cue begins on: the one before its times, if that is its number or name."""
    before = lines[at - 1].words if at else ""
    alone = at < 2 or not lines[at - 2].words
    named = before.isdigit() or (is_vtt and alone and not _APART.match(before) and at > 1)
    is_times = bool(_TIMES.fullmatch(before))
    return at - 1 if before and named and not is_times else at


def _payload(lines: tuple[Line, ...], is_vtt: bool) -> tuple[list[Line], list[Fenced]]:
    """The lines that are said, and the notes and styles that follow them."""
    said, fenced = [], []
    why, after_blank = "", False
    for line in lines:
        if is_vtt and after_blank and (found := _APART.match(line.words)):
            why = {"NOTE": "note in the captions"}.get(found[1], "style of the captions")
        after_blank = not line.words
        if after_blank:
            why = ""
        elif why:
            fenced.append(Fenced(line.words, why, line.number))
        else:
            said.append(line)
    return said, fenced


def _cues(times: Line, said: list[Line], fenced: list[Fenced]) -> Iterator[Cue]:
    """A cue for each voice in it; a cue without words stays, so that it can be told."""
    found = _TIMES.fullmatch(times.words)
    if not found:
        raise AssertionError("only lines with times open a cue")
    start, end = seconds(found[1]), seconds(found[2])
    pieces = voiced(said, fenced)
    for number, piece in enumerate(pieces):
        yield Cue(piece.runs, piece.line, piece.speaker, start if number == 0 else None, end)
    if not pieces:
        yield Cue((), times.number, "", start, end)


def _facts(line: Line) -> Iterator[tuple[str, str]]:
    if found := _FACT.match(line.words):
        yield found[1].lower(), found[2].strip()
