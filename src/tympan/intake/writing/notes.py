"""Notes stand in the file where they are called: each goes to its mark's section."""

from collections.abc import Sequence
from dataclasses import replace

from tympan.intake.heard import Heard
from tympan.intake.sections import Part
from tympan.intake.source import Passage, Run


def with_notes(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The sections, each with the notes that it calls at its end.

    A mark without a note stays as words, and so does a note without a mark; of two marks of one
    note the first has it.
    """
    notes = {
        heard.passage.target: heard
        for part in parts
        for heard in part.passages
        if heard.passage.kind == "note"
    }
    called: set[str] = set()
    found = []
    for part in parts:
        here: list[Heard] = []
        passages = []
        for heard in part.passages:
            if heard.passage.kind != "note" or notes[heard.passage.target] is not heard:
                kept, new = _marks(heard.passage, notes.keys() - called)
                called.update(new)
                here += [notes[name] for name in new]
                passages.append(replace(heard, passage=kept))
        found.append(replace(part, passages=(*passages, *here)))
    uncalled = tuple(
        replace(heard, passage=replace(heard.passage, kind="text"))
        for name, heard in notes.items()
        if name not in called
    )
    if uncalled:
        found[-1] = replace(found[-1], passages=(*found[-1].passages, *uncalled))
    return tuple(found)


def _marks(passage: Passage, free: frozenset[str] | set[str]) -> tuple[Passage, list[str]]:
    """The passage with the marks that have a note, and the names of those."""
    if passage.kind == "note":
        return replace(passage, kind="text"), []
    taken: list[str] = []
    runs: list[Run] = []
    for run in passage.runs:
        name = run.target.removeprefix("^") if run.target.startswith("^") else ""
        if name and name in free and name not in taken:
            taken.append(name)
            runs.append(run)
        else:
            runs.append(replace(run, target="") if name else run)
    return replace(passage, runs=tuple(runs)), taken
