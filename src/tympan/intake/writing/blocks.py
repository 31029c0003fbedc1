"""A section's passages as the blocks of a Markdown file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from tympan.intake.heard import Heard
from tympan.intake.runs import split, stripped
from tympan.intake.source import Passage, Run
from tympan.intake.writing.escape import clean, escaped
from tympan.intake.writing.inline import inline, on_one_line
from tympan.intake.writing.lists import lists_of
from tympan.intake.writing.pictures import Album, figure
from tympan.read.times import TIME
from tympan.read.turns import COLON

BREAK = "---"
DEEPEST_HEADING = 6


def blocks(
    passages: Sequence[Heard], labels: Mapping[tuple[str, str], str], album: Album
) -> Iterator[str]:
    """The blocks of a section in order; `labels` gives what stands for a voice and its label.

    A turn ends in the manuscript only where another begins, at a heading and at a break: so a
    label is repeated behind those, and a break stands where the narrator takes over.
    """
    speaking = ""
    level = 1
    for kind, group in groupby(passages, key=_grouped):
        together = list(group)
        for heard in together[:1] if kind in ("item", "quote") else together:
            passage = heard.passage
            if kind == "heading":
                level = min(max(passage.level, 2), level + 1, DEEPEST_HEADING)
                yield f"{'#' * level} {on_one_line(passage.runs)}"
                speaking = ""
                continue
            if kind == "break":
                yield BREAK
                speaking = ""
                continue
            if speaking and not heard.speaker and kind != "picture":
                yield BREAK
                speaking = ""
            begins = bool(heard.speaker) and (heard.opens or heard.speaker != speaking)
            label = labels[heard.speaker, heard.label] if begins else ""
            speaking = heard.speaker or speaking
            yield from _block(kind, together, heard, label, album)


def _grouped(heard: Heard) -> str:
    """The kind that a passage is written as: a turn and a question of a list are paragraphs."""
    kind = heard.passage.kind
    if heard.opens and heard.speaker:
        return "text"
    return kind if kind in BLOCKS else "text"


def _block(
    kind: str, together: Sequence[Heard], heard: Heard, label: str, album: Album
) -> Iterator[str]:
    spoken = f"**{escaped(clean(label))}:**" if label else ""
    if kind in ("text", "term"):
        written = _paragraph(heard, bold=kind == "term")
        yield f"{spoken} {written}".strip()
        return
    if spoken:
        yield spoken
    match kind:
        case "item":
            yield from lists_of([one.passage for one in together])
        case "quote":
            lines = "\n\n".join(inline(one.passage.runs) for one in together).split("\n")
            yield "\n".join(f"> {line}".rstrip() for line in lines)
        case "verbatim":
            yield _verbatim(clean(heard.passage.text))
        case "picture":
            if name := album.place(heard.passage):
                yield figure(heard.passage, name)
        case "note":
            yield f"[^{heard.passage.target}]: {inline(heard.passage.runs)}"


BLOCKS = ("heading", "break", "text", "term", "item", "quote", "verbatim", "picture", "note")


def _paragraph(heard: Heard, bold: bool) -> str:
    passage, quotations = heard.passage, heard.quotations
    start = passage.start
    if start is None and (match := TIME.match(clean(passage.text).lstrip())):
        # A time that was typed at the start would be read as one anyway.
        return f"{match[0].strip()} {inline(_from(passage, match[0]))}"
    runs = tuple(replace(run, bold=True) for run in passage.runs) if bold else passage.runs
    if not heard.opens:
        runs = _without_label(runs)
    time = f"[{clock(start)}] " if start is not None else ""
    return time + inline(runs, quotations)


def _from(passage: Passage, time: str) -> tuple[Run, ...]:
    text = passage.text
    _, rest = split(passage.runs, len(text) - len(text.lstrip()) + len(time))
    return stripped(rest)


def _without_label(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs so that bold words with a colon at the start are not taken for a speaker."""
    first = next((at for at, run in enumerate(runs) if run.text.strip()), None)
    if first is None or not runs[first].bold:
        return runs
    bold = first
    while bold < len(runs) and runs[bold].bold:
        bold += 1
    ends = any(run.text.rstrip().endswith((":", "\uff1a")) for run in runs[first:bold])
    if not ends and not COLON.match("".join(run.text for run in runs[bold:])):
        return runs
    return tuple(replace(run, bold=False, italic=True) if run.bold else run for run in runs)


def _verbatim(text: str) -> str:
    fence = "`" * max(3, *(len(found) + 1 for found in re.findall("`+", text)), 3)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"


def clock(seconds: float) -> str:
    """A time of a recording as hours, minutes and seconds, to the thousandth where it has any."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    hours, minutes = divmod(whole // 60, 60)
    rest = f".{thousandths:03}" if thousandths else ""
    return f"{hours}:{minutes:02}:{whole % 60:02}{rest}"
