"""What is said in a cue, by whom, and in which hand: the tags of WebVTT and SubRip."""

import re
from itertools import chain
from typing import NamedTuple

from tympan.intake.formats.entities import without_entities
from tympan.intake.formats.joints import seam
from tympan.intake.formats.lines import Line
from tympan.intake.runs import squeezed
from tympan.intake.source import Fenced, Run

_TAG = re.compile(
    r"</?(?P<name>c|v|i|b|u|ruby|rt|lang|font)(?:\.[^\s<>]*)?(?:\s+(?P<rest>[^<>]*))?>"
    r"|<\d[\d:.]*>|\{\\[^{}]*\}",
    re.I,
)
_DASH = re.compile(r"\s*[-–—]\s?\S|\s*>>")


class Voiced(NamedTuple):
    """Words in one voice; the speaker only where a tag names one."""

    runs: tuple[Run, ...]
    line: int
    speaker: str


def voiced(lines: list[Line], fenced: list[Fenced]) -> list[Voiced]:
    """The lines of a cue, parted where the voice changes; tags are added to what is fenced."""
    pieces: list[list[Run]] = []
    heads: list[tuple[int, str]] = []
    speaker, bold, italic, language = "", False, False, ""

    def open_piece(line: int) -> None:
        pieces.append([])
        heads.append((line, speaker))

    for number, line in enumerate(lines):
        if not pieces or _DASH.match(line.text) or heads[-1][1] != speaker:
            open_piece(line.number)
        elif number and pieces[-1]:
            pieces[-1].append(Run(seam(pieces[-1][-1].text.rstrip(), line.words)))
        end = 0
        for tag in chain(_TAG.finditer(line.text), (None,)):
            text = line.text[end : tag.start() if tag else None]
            if text.strip() and heads[-1][1] != speaker:
                open_piece(line.number)
            pieces[-1].append(Run(without_entities(text), bold, italic, "", language))
            if not tag:
                continue
            end = tag.end()
            fenced.append(Fenced(tag[0], "caption tag", line.number))
            opens, kind = not tag[0].startswith("</"), (tag["name"] or "").lower()
            if kind == "v":
                speaker = without_entities(tag["rest"] or "").strip() if opens else ""
            elif kind == "b":
                bold = opens
            elif kind == "i":
                italic = opens
            elif kind == "lang":
                language = (tag["rest"] or "").strip() if opens else ""
    found = ((squeezed(runs), head) for runs, head in zip(pieces, heads, strict=True))
    return [Voiced(runs, *head) for runs, head in found if runs]
