"""A passage as a line whose glyphs can be changed, and back."""

from collections.abc import Sequence
from dataclasses import replace

from tympan.edit import line as edit
from tympan.intake.source import Passage, Run

MENDED_KINDS = ("text", "heading", "item", "term", "quote", "note", "picture")


def line_of(passage: Passage, language: str) -> edit.Line:
    """The characters of a passage; addresses that are shown stand fast."""
    return edit.line(
        edit.Run(
            run.text,
            run.language or language,
            fixed=bool(run.target) and run.text in (run.target, run.target.removeprefix("mailto:")),
        )
        for run in passage.runs
    )


def with_line(passage: Passage, line: edit.Line) -> Passage:
    """The passage with the characters of a line, run by run."""
    return replace(passage, runs=with_texts(passage.runs, [run.text for run in line.runs]))


def with_texts(runs: Sequence[Run], texts: Sequence[str]) -> tuple[Run, ...]:
    """The runs with other texts; those that are left without any are dropped."""
    pairs = zip(runs, texts, strict=True)
    return tuple(replace(run, text=text) for run, text in pairs if text)


def cut(runs: Sequence[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before and after a character."""
    before: list[Run] = []
    after: list[Run] = []
    position = 0
    for run in runs:
        split = min(max(at - position, 0), len(run.text))
        before.append(replace(run, text=run.text[:split]))
        after.append(replace(run, text=run.text[split:]))
        position += len(run.text)
    return tuple(run for run in before if run.text), tuple(run for run in after if run.text)


def stripped(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs without white space at the two ends."""
    whole = "".join(run.text for run in runs)
    first = len(whole) - len(whole.lstrip())
    _, kept = cut(runs, first)
    kept, _ = cut(kept, len(whole.strip()))
    return kept
