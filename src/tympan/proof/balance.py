"""Which quotation marks of a text have lost their partner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from tympan.diagnostic import Span
from tympan.proof.marks import marks, opens, partner
from tympan.proof.passages import Flow, Passage
from tympan.quotation import CLOSERS

# Quotations within quotations that are looked at together; no author nests as deep.
DEEPEST = 8


class Fault(Enum):
    """What is wrong with a mark."""

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    STRANDED = "stranded"


@dataclass(frozen=True, slots=True)
class Slip:
    """A mark without its partner; `opens` is what the mark does, `partner` the mark it misses."""

    fault: Fault
    mark: str
    opens: bool
    partner: str
    passage: Passage
    at: Span


@dataclass(frozen=True, slots=True)
class _Opened:
    """A mark that waits to be closed; one `handed` on was stranded and has been told already."""

    mark: str
    passage: Passage
    offset: int
    handed: bool = False


def slips(flow: Flow) -> Iterator[Slip]:
    """The marks of a flow that have no partner.

    A quotation that runs on over paragraphs opens in each of them and closes in the last; some
    languages repeat the closing guillemet in place of the opening one. Neither is a slip.
    """
    left: list[_Opened] = []
    for passage in flow:
        found, waiting, lost = _pair(passage, left)
        yield from _unclosed(lost)
        yield from found
        left = waiting
    yield from _unclosed(left)


def _pair(passage: Passage, left: list[_Opened]) -> tuple[list[Slip], list[_Opened], list[_Opened]]:
    """Pair a passage's marks: its slips, what it leaves open, and what of `left` stays unclosed."""
    found: list[Slip] = []
    all_marks = list(marks(passage))
    resumed = _resumed(passage, all_marks, left)
    waiting = [mark for mark in left if mark.handed] + resumed
    lost = left[len(resumed) :]
    begin = len(passage.text) - len(passage.text.lstrip())
    end = len(passage.text.rstrip()) - 1
    for offset, mark in all_marks[len(resumed) :]:
        if opens(passage, offset, [inner.mark for inner in waiting[-DEEPEST:]]):
            if offset < end:
                waiting.append(_Opened(mark, passage, offset))
                continue
            found.append(_slip(Fault.STRANDED, mark, True, passage, offset))
            if waiting and waiting[-1].mark == mark:
                waiting.pop()  # turned the wrong way, it was meant to close
            else:
                waiting.append(_Opened(mark, passage, offset, handed=True))
        elif (depth := _closed_by(mark, waiting)) is not None:
            found.extend(_unclosed(waiting[depth + 1 :]))
            del waiting[depth:]
        elif mark in "’‘":
            continue  # an apostrophe
        elif offset > begin:
            found.append(_slip(Fault.UNOPENED, mark, False, passage, offset))
        else:
            found.append(_slip(Fault.STRANDED, mark, False, passage, offset))
            if lost and mark in CLOSERS[lost[-1].mark]:
                lost = lost[:-1]
    # What was handed on helps one passage and no further.
    return found, [opened for opened in waiting if opened.passage is passage], lost


def _resumed(
    passage: Passage, all_marks: list[tuple[int, str]], left: list[_Opened]
) -> list[_Opened]:
    """The marks at the start of a passage that take up what the one before it left open."""
    taken: list[_Opened] = []
    behind = 0
    for (offset, mark), waiting in zip(all_marks, left, strict=False):
        between = passage.text[behind:offset].strip()
        if between or waiting.handed or not _resumes(mark, waiting.mark):
            break
        if mark != waiting.mark and not passage.text[offset + 1 :].strip():
            break  # a repeated mark has words behind it
        taken.append(_Opened(waiting.mark, passage, offset))
        behind = offset + 1
    return taken


def _resumes(mark: str, waiting: str) -> bool:
    return mark == waiting or waiting + mark in ("«»", "‹›")


def _closed_by(mark: str, waiting: list[_Opened]) -> int | None:
    """Which of the waiting marks this one closes, the innermost first."""
    for depth in range(len(waiting) - 1, max(-1, len(waiting) - 1 - DEEPEST), -1):
        if mark in CLOSERS[waiting[depth].mark]:
            return depth
        if mark in "’‘":
            return None  # it may be an apostrophe: only the innermost is certain
    return None


def _unclosed(waiting: Iterable[_Opened]) -> Iterator[Slip]:
    for opened in waiting:
        if not opened.handed:
            yield _slip(Fault.UNCLOSED, opened.mark, True, opened.passage, opened.offset)


def _slip(fault: Fault, mark: str, does_open: bool, passage: Passage, offset: int) -> Slip:
    # A repeated guillemet stands there in another shape than it acts.
    other = partner(mark, does_open, passage.run(offset).language)
    return Slip(fault, passage.text[offset], does_open, other, passage, passage.place(offset))
