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
