"""Repair, glyphs only: what is certain is mended and told, what is doubtful is only told."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from tympan.edit.line import Change, Line, changed
from tympan.edit.marked import DOUBTS, STEPS
from tympan.intake.repair.encoding import reencoded, unseen
from tympan.intake.repair.glued import unglued
from tympan.intake.repair.inner import inner_closings
from tympan.intake.repair.lines import MENDED_KINDS, line_of, with_line
from tympan.intake.repair.mended import Mended, told
from tympan.intake.repair.spaces import spaces_before_stops
from tympan.intake.repair.spellings import spellings
from tympan.intake.repair.stranded import reunited
from tympan.intake.source import Doubt, Passage, Source

__all__ = ["Mended", "repair"]

Step = Callable[[Line], Iterable[Change]]

# What each step mends, in the words of the report.
STEPS_TOLD: Mapping[Step, str] = MappingProxyType(
    {
        unseen: "a character that nobody sees",
        spaces_before_stops: "a space before a stop",
        inner_closings: "an inner quotation that was never closed",
        **dict(
            zip(
                STEPS,
                (
                    "several spaces",
                    "a space that must not break",
                    "an ellipsis typed as dots",
                    "a dash typed as hyphens",
                    "a range typed with a hyphen",
                    "a Hebrew sign typed as a straight mark",
                    "a straight apostrophe",
                    "a straight quotation mark",
                    "a straight inner mark",
                ),
                strict=True,
            )
        ),
    }
)

# Each round leaves less to do; the marks of one passage may wait for those of its neighbour.
ROUNDS = 4


def repair(source: Source, language: str) -> tuple[Source, tuple[Mended, ...]]:
    """The source with what is certain mended, and each repair told; twice equals once.

    No letter and no digit is changed, but for those that were read in the wrong encoding.
    """
    mended: list[Mended] = []
    passages = source.passages
    for _ in range(ROUNDS):
        before = passages
        passages = tuple(_round(passages, language, mended))
        if passages == before:
            break
    doubts = (*source.doubts, *spellings(passages), *_lost(passages))
    in_order = sorted(mended, key=lambda one: one.line)
    return replace(source, passages=passages, doubts=doubts), tuple(in_order)


def _round(passages: Sequence[Passage], language: str, mended: list[Mended]) -> Iterator[Passage]:
    readable = (reencoded(passage, mended) for passage in passages)
    split = [part for passage in readable for part in unglued(passage, language, mended)]
    for passage in reunited(split, language, mended):
        yield _marked(passage, language, mended) if passage.kind in MENDED_KINDS else passage


def _marked(passage: Passage, language: str, mended: list[Mended]) -> Passage:
    """The passage with the glyphs that are certain."""
    line = first = line_of(passage, language)
    for step, what in STEPS_TOLD.items():
        if step in STEPS and not DOUBTS.search(line.text):
            continue
        changes = list(step(line))
        after = changed(line, changes)
        if after.text != line.text:
            mended += told(passage.line, what, line.text, _made(line, changes, after))
            line = after
    return passage if line is first else with_line(passage, line)


def _made(line: Line, changes: list[Change], after: Line) -> list[Change]:
    """Those of the changes that were made: fixed characters stay."""
    if len(after.text) - len(line.text) == sum(len(c.new) - (c.end - c.start) for c in changes):
        return changes
    return [change for change in changes if changed(line, [change]).text != line.text]


def _lost(passages: Iterable[Passage]) -> Iterator[Doubt]:
    for passage in passages:
        if "\ufffd" in passage.text:
            mend = "look into the original and type the character that is meant"
            yield Doubt(passage.line, "a character was lost before the file came here", mend)
