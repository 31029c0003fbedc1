"""Passages that begin with a speaker and a time, as documents exported by Otter and Rev do."""

from collections.abc import Sequence
from dataclasses import replace

from tympan.intake.formats.stamps import stamps
from tympan.intake.runs import cut, squeezed
from tympan.intake.source import Fenced, Passage


def with_stamps(
    passages: Sequence[Passage],
) -> tuple[tuple[Passage, ...], tuple[Fenced, ...]]:
    """The passages with names and times as data, where all of them are written in one way."""
    found = stamps([passage.text for passage in passages])
    if not found:
        return tuple(passages), ()
    kept: list[Passage] = []
    fenced = []
    speaker, start = "", None
    for at, passage in enumerate(passages):
        if stamp := found.get(at):
            fenced.append(Fenced(passage.text[: stamp.length], "time code", passage.line))
            speaker, start = stamp.name or speaker, stamp.start
            passage = replace(passage, runs=squeezed(cut(passage.runs, stamp.length)))
            if not passage.runs:
                continue
        if passage.kind == "heading" or passage.speaker:
            kept.append(passage)
        else:
            kept.append(replace(passage, speaker=speaker, start=start))
            start = None
    return tuple(kept), tuple(fenced)
