"""Turns: labels taken off, and every passage given to the one who speaks in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tympan.intake.source import Fenced, Passage, Run
from tympan.intake.voices.cut import after, leading, part
from tympan.intake.voices.label import COLON, TIME, Mark
from tympan.intake.voices.words import kind_of

# What stands on its own between the turns and belongs to nobody.
APART = ("heading", "break", "note")
STAMP_FIRST = re.compile(rf"\s*[\[(<]({TIME})[\])>]\s*[-–—:]?\s*")
LEAST_STAMPS = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage and the label under which it is spoken, empty in narration.

    `label` is what stands before this passage in the source; `under` names the label whose turn
    it belongs to, which may stand before an earlier passage.
    """

    passage: Passage
    under: str = ""
    label: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """The passages in order with who speaks, and the times that stood among the words."""

    spoken: tuple[Spoken, ...]
    fenced: tuple[Fenced, ...] = ()


def seconds(stamp: str) -> float:
    """The seconds of `1:02:03.5` or `2:03`."""
    total = 0.0
    for piece in stamp.replace(",", ".").split(":"):
        total = total * 60 + float(piece)
    return total


def without_stamps(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Fenced, ...]]:
    """The passages with the times at their beginnings made data, where times are a habit."""
    found = [(passage, STAMP_FIRST.match(passage.text)) for passage in passages]
    if sum(match is not None for _, match in found) < LEAST_STAMPS:
        return tuple(passages), ()
    kept = []
    fenced = []
    for passage, match in found:
        if match and match.end() < len(passage.text) and passage.kind != "verbatim":
            fenced.append(Fenced(match[0].strip(), "time code", passage.line))
            start = seconds(match[1]) if passage.start is None else passage.start
            passage = replace(after(passage, match.end()), start=start)
        kept.append(passage)
    return tuple(kept), tuple(fenced)


def by_labels(passages: Sequence[Passage], marks: Sequence[Mark]) -> Script:
    """Every passage with its speaker, by labels that are certain."""
    at = {mark.index: mark for mark in marks}
    spoken: list[Spoken] = []
    fenced: list[Fenced] = []
    under = ""
    waiting: Mark | None = None
    for index, passage in enumerate(passages):
        mark = at.get(index)
        if mark and mark.form in ("alone", "term"):
            if waiting:
                spoken.append(Spoken(passages[waiting.index]))
            waiting = mark
            fenced += _times(passage, mark)
            continue
        if mark and mark.form == "speaker":
            opens = mark.label != under or passage.clip != passages[index - 1].clip
            spoken.append(Spoken(passage, mark.label, "", opens))
            under = mark.label
        elif mark:
            fenced += [*number_of(passage), *_times(passage, mark)]
            spoken.append(Spoken(_unlabelled(passage, mark), mark.label, mark.label, True))
            under, waiting = mark.label, None
        elif waiting and passage.kind not in (*APART, "picture"):
            stamps = [seconds(stamp) for stamp in waiting.stamps]
            start = stamps[0] if stamps and passage.start is None else passage.start
            opened = replace(passage, start=start)
            spoken.append(Spoken(opened, waiting.label, waiting.label, True))
            under, waiting = waiting.label, None
        else:
            if passage.kind in ("heading", "break") or _is_unattributed(passage, marks):
                under = ""
            apart = passage.kind in APART or _is_aside(passage)
            spoken.append(Spoken(passage, "" if apart else under))
    if waiting:
        spoken.append(Spoken(passages[waiting.index]))
    return Script(tuple(spoken), tuple(fenced))


def _unlabelled(passage: Passage, mark: Mark) -> Passage:
    taken = after(passage, mark.end)
    if mark.aside != (0, 0):
        aside = part(passage, *mark.aside)
        taken = replace(taken, runs=(*aside, Run(" "), *taken.runs))
    if mark.stamps and taken.start is None:
        taken = replace(taken, start=seconds(mark.stamps[0]))
    kind = "text" if passage.kind in ("heading", "item") else passage.kind
    return replace(_in_one_hand(taken) if mark.whole else taken, kind=kind, level=0, label="")


def _in_one_hand(passage: Passage) -> Passage:
    """A question that was set bold to tell it from the answers, now that its label does."""
    return replace(passage, runs=tuple(replace(run, bold=False) for run in passage.runs))


def number_of(passage: Passage) -> Iterator[Fenced]:
    """The number of a list's item that becomes a turn."""
    if any(map(str.isalnum, passage.label)):
        yield Fenced(passage.label, "number of a turn", passage.line)


def _times(passage: Passage, mark: Mark) -> Iterator[Fenced]:
    return (Fenced(stamp, "time code", passage.line) for stamp in mark.stamps)


def _is_unattributed(passage: Passage, marks: Sequence[Mark]) -> bool:
    """Whether the format names its speakers, and this time names nobody."""
    return passage.start is not None and any(mark.form == "speaker" for mark in marks)


def _is_aside(passage: Passage) -> bool:
    """Whether an editor speaks in a paragraph of an answer (`**Editor's note:** …`)."""
    found = COLON.match(passage.text)
    if not found or kind_of(found["label"]) != "nobody":
        return False
    hand = max(leading(passage, "bold"), leading(passage, "italic"))
    return hand >= found.end("label") or passage.text.lstrip().startswith(("[", "("))


CLOSING = re.compile(
    r"[\[(]?(?:this|the|our) (?:interview|conversation|transcript|discussion)\b.{0,80}"
    r"\b(?:edited|condensed|conducted|transcribed|translated|recorded|published|appeared)\b"
    r"|(?:interview(?:ed)?|transcribed|translated|edited|conducted|as told to) by\b",
    re.IGNORECASE,
)


def closed(script: Script) -> Script:
    """The script whose last turn ends before what an editor says after it."""
    spoken = list(script.spoken)
    end = len(spoken)
    while end and not spoken[end - 1].opens and spoken[end - 1].under:
        end -= 1
    for at in range(end, len(spoken)):
        passage = spoken[at].passage
        slanted = all(run.italic for run in passage.runs if run.text.strip())
        if (passage.text.strip() and slanted) or CLOSING.match(passage.text.strip()):
            spoken[at:] = [replace(each, under="") for each in spoken[at:]]
            break
    return replace(script, spoken=tuple(spoken))
