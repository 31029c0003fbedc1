"""Cues of a recording → passages: pieces of sentences become paragraphs again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tympan.intake.formats.clock import shown
from tympan.intake.formats.joints import ends_sentence, seam
from tympan.intake.runs import joined
from tympan.intake.source import Doubt, Passage, Run
from tympan.intake.words import words_of

# A paragraph ends with the first sentence after so many characters, or at a pause; without any
# full stop (automatic captions have none) it ends with a cue.
_LONG = 500
_LONGEST = 1500
_PAUSE = 2.0
_LOOP = 4
# A cue that begins like this begins a turn: `- Yes.`, `>> Yes.`, `Ada Lake: Yes.`
_OPENING = re.compile(r"\s*(?:[-–—]\s?\w|>>|[^\W\d_][^\n:.!?]{0,40}[:：](?:\s|$))")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is said from `start` to `end` seconds; the speaker only where the format says so."""

    runs: tuple[Run, ...]
    line: int = 0
    speaker: str = ""
    start: float | None = None
    end: float | None = None
    clip: str = ""

    @property
    def text(self) -> str:
        """The characters of the cue."""
        return "".join(run.text for run in self.runs)


def passages_of(cues: Iterable[Cue]) -> tuple[Passage, ...]:
    """The cues as passages, each with the start of its first cue; no word and no loop left out."""
    found: list[Passage] = []
    last: Cue | None = None
    for cue in cues:
        if not cue.text.strip():
            continue
        if last and not _parts(found[-1], last, cue):
            found[-1] = _with(found[-1], cue)
        else:
            found.append(Passage("text", cue.runs, cue.line, 0, cue.speaker, cue.start, cue.clip))
        last = cue
    return tuple(found)


def _parts(passage: Passage, last: Cue, cue: Cue) -> bool:
    """Whether a new paragraph begins with this cue."""
    if (cue.speaker, cue.clip) != (passage.speaker, passage.clip) or _OPENING.match(cue.text):
        return True
    length = sum(len(run.text) for run in passage.runs)
    waited = cue.start is not None and last.end is not None and cue.start - last.end >= _PAUSE
    if ends_sentence(last.text):
        return waited or length >= _LONG
    return length >= _LONGEST or (waited and length >= _LONG)


def _with(passage: Passage, cue: Cue) -> Passage:
    """The passage with the cue's words after its own."""
    last, first = passage.runs[-1], cue.runs[0]
    between = Run(seam(last.text, first.text))
    return replace(passage, runs=joined((*passage.runs, between, *cue.runs)))


def doubts_of(cues: Iterable[Cue]) -> tuple[Doubt, ...]:
    """Segments without a word, and loops, in which a program writes the same words many times."""
    cues = tuple(cues)
    return (*_empty(cues), *_loops(cues))


def _empty(cues: tuple[Cue, ...]) -> tuple[Doubt, ...]:
    empty = [cue for cue in cues if not cue.text.strip()]
    if not empty:
        return ()
    message = f"segments without words: {len(empty)}, the first{_at(empty[0])}"
    return (Doubt(empty[0].line, message, "listen whether something is said there"),)


def _loops(cues: tuple[Cue, ...]) -> Iterator[Doubt]:
    said = (cue for cue in cues if cue.text.strip())
    for words, same in groupby(said, key=lambda cue: words_of(cue.text.casefold())):
        group = tuple(same)
        if words and len(group) >= _LOOP:
            message = (
                f"the same words stand here {len(group)} times{_at(group[0])}: “{group[0].text}”"
            )
            yield Doubt(group[0].line, message, "listen, and delete what was not said")


def _at(cue: Cue) -> str:
    return "" if cue.start is None else f" at {shown(cue.start)}"
