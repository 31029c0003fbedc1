"""The characters of a block as one line, across emphasis and links, and how they are changed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from tympan.model import (
    Code,
    Direction,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Said,
    Strong,
    Text,
    plain,
)

# Addresses are set as they stand, wherever they are.
ADDRESS = re.compile(
    r"""(?:\b[A-Za-z][A-Za-z0-9+.-]{1,20}://|\bwww\.|\bmailto:)[^\s"'<>]+"""
    r"""|(?<![^\s"'(<])[^\s"'(<>@]+@[^\s"'<>@]+"""
)


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one language; those that are `fixed` are read for context only."""

    text: str
    language: str
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Runs as one text; `starts` is where each of them begins."""

    runs: tuple[Run, ...]
    text: str
    starts: tuple[int, ...]

    def language(self, position: int) -> str:
        """The language at a position."""
        return self.runs[bisect_right(self.starts, position) - 1].language


@dataclass(frozen=True, slots=True)
class Change:
    """The characters from `start` up to `end` become others."""

    start: int
    end: int
    new: str


def line(runs: Iterable[Run]) -> Line:
    """Some runs as one line."""
    kept = tuple(runs)
    starts = tuple(accumulate((len(run.text) for run in kept[:-1]), initial=0))
    return Line(kept, "".join(run.text for run in kept), starts)


def changed(before: Line, changes: Iterable[Change]) -> Line:
    """The line with the changes made, but for those that touch fixed characters or an address.

    A change belongs to the run where it starts; what it takes from later runs is gone.
    """
    wanted = sorted(changes, key=lambda change: change.start)
    if not wanted:
        return before
    fixed = _fixed(before)
    cuts: dict[int, list[Change]] = {}
    for change in wanted:
        nearest = bisect_right(fixed, (change.end - 1, len(before.text))) - 1
        if nearest >= 0 and fixed[nearest][1] > change.start:
            continue
        first = bisect_right(before.starts, change.start) - 1
        last = bisect_right(before.starts, change.end - 1) - 1
        for number in range(first, last + 1):
            begins = before.starts[number]
            start = max(change.start - begins, 0)
            end = min(change.end - begins, len(before.runs[number].text))
            cut = Change(start, end, change.new if number == first else "")
            cuts.setdefault(number, []).append(cut)
    return line(
        replace(run, text="".join(_pieces(run.text, cuts[number]))) if number in cuts else run
        for number, run in enumerate(before.runs)
    )


def _pieces(text: str, cuts: Iterable[Change]) -> Iterator[str]:
    """The pieces of a text that lie between some cuts, and what takes the cuts' places."""
    done = 0
    for cut in cuts:
        yield text[done : cut.start]
        yield cut.new
        done = cut.end
    yield text[done:]


def _fixed(whole: Line) -> list[tuple[int, int]]:
    """From where to where nothing may be changed: in order, and none inside another."""
    spans = [match.span() for match in ADDRESS.finditer(whole.text)]
    for run, start in zip(whole.runs, whole.starts, strict=True):
        if run.fixed and run.text:
            spans.append((start, start + len(run.text)))
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def runs(content: Inlines, language: str) -> Iterator[Run]:
    """One run for each leaf of some inlines."""
    for node in content:
        match node:
            case Text(content=text) | Direction(content=text):
                yield Run(text, language)
            case Foreign(language=foreign, content=inner):
                yield from runs(inner, foreign)
            case Emphasis(content=inner) | Strong(content=inner) | Said(content=inner):
                yield from runs(inner, language)
            case Link(target=target, content=inner):
                shown = plain(inner)
                fixed = shown in (target, target.removeprefix("mailto:"))
                yield from (replace(run, fixed=run.fixed or fixed) for run in runs(inner, language))
            case _:
                yield Run(plain((node,)), language, fixed=True)


def refilled(content: Inlines, texts: Iterator[str]) -> Iterator[Inline]:
    """The inlines with the texts of their leaves, in order, in place of those they had."""
    for node in content:
        match node:
            case Text() | Direction():
                if text := next(texts):
                    yield replace(node, content=text)
            case Emphasis() | Strong() | Foreign() | Said() | Link():
                if inner := tuple(refilled(node.content, texts)):
                    yield replace(node, content=inner)
            case Code() | LineBreak() | _:
                next(texts)
                yield node
