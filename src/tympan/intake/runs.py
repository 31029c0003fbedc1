"""Runs of characters in one hand: gathered, tidied and cut."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tympan.intake.source import Run

# What a format means by “white space”: not the no-break spaces, which authors set on purpose.
_SPACE = re.compile(r"[ \t\r\f]*\n[ \t\r\f\n]*|[ \t\r\f]+")


def squeezed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with white space made single and taken off the ends, and equal neighbours joined."""
    found: list[Run] = []
    after_space = True
    for run in runs:
        text = _SPACE.sub(lambda space: "\n" if "\n" in space[0] else " ", run.text)
        if after_space:
            text = text.lstrip(" \n")
        if text:
            after_space = text[-1] in " \n"
            found.append(run if text == run.text else replace(run, text=text))
    while found and not (last := found[-1].text.rstrip(" \n")):
        found.pop()
    if found:
        found[-1] = replace(found[-1], text=last)
    return joined(found)


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of the same hand made one."""
    found: list[Run] = []
    for run in runs:
        if found and _hand(found[-1]) == _hand(run):
            found[-1] = replace(run, text=found[-1].text + run.text)
        elif run.text:
            found.append(run)
    return tuple(found)


def _hand(run: Run) -> tuple[bool, bool, str, str]:
    return run.bold, run.italic, run.target, run.language


def cut(runs: Iterable[Run], start: int, end: int | None = None) -> tuple[Run, ...]:
    """The runs from one character to another, by their places in the whole text."""
    found = []
    at = 0
    for run in runs:
        text = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        at += len(run.text)
        if text:
            found.append(replace(run, text=text))
    return tuple(found)


def split(runs: Sequence[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before and after a character."""
    return cut(runs, 0, at), cut(runs, at)


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without white space at the two ends."""
    whole = "".join(run.text for run in runs)
    return cut(runs, len(whole) - len(whole.lstrip()), len(whole.rstrip()))
