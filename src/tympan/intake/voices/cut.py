"""Passages cut between characters, their runs and everything else kept."""

from dataclasses import replace

from tympan.intake.source import Passage, Run


def part(passage: Passage, start: int, end: int) -> tuple[Run, ...]:
    """The runs of the characters `start` to `end` of a passage."""
    runs = []
    at = 0
    for run in passage.runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        at += len(run.text)
        if text:
            runs.append(replace(run, text=text))
    return tuple(runs)


def after(passage: Passage, start: int) -> Passage:
    """The passage without its first characters and the space that then leads it."""
    text = passage.text
    while start < len(text) and text[start].isspace():
        start += 1
    return replace(passage, runs=part(passage, start, len(text)))


def behind(passage: Passage, start: int) -> Passage:
    """A passage of its own of what stands behind a cut; number and time stay with the first."""
    return replace(after(passage, start), start=None, label="")


def before(passage: Passage, end: int) -> Passage:
    """The passage up to a character, without the space that then ends it."""
    text = passage.text
    while end and text[end - 1].isspace():
        end -= 1
    return replace(passage, runs=part(passage, 0, end))


def leading(passage: Passage, hand: str) -> int:
    """How many characters of the passage's beginning are all `bold` or all `italic`."""
    length = 0
    for run in passage.runs:
        if run.text.strip() and not getattr(run, hand):
            break
        length += len(run.text)
    return length
