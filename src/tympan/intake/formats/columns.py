"""Which column of a table holds the times, the speakers and the words of an interview."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tympan.intake.formats.clock import CLOCK, seconds

Rows = Sequence[Sequence[str]]

_NAMES = {
    "start": "start begin from time timestamp timecode offset in start_time "
    "zeit début debut inicio 시간 時間 时间",
    "end": "end to stop out end_time ende fin",
    "speaker": "speaker name who participant person voice role speaker_name speaker_label "
    "sprecher sprecherin intervenant locuteur hablante persona orador falante "
    "화자 발화자 話者 发言人 講者",
    "words": "text words transcript content utterance message dialogue dialog speech sentence "
    "caption transcription segment value texte texto wortlaut 내용 발화 文字 内容 発言 本文",
    "clip": "clip file recording episode audio filename video source tape",
}
_ROLES = {name: role for role, names in _NAMES.items() for name in names.split()}
_TIME = re.compile(rf"\s*[(\[]?(?:{CLOCK}|\d{{1,6}}[.,]\d{{1,6}})[)\]]?\s*")
_MOST_SPEAKERS = 24
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of the columns, counted from 0; -1 where there is none."""

    words: int
    speaker: int = -1
    start: int = -1
    end: int = -1
    clip: int = -1
    header: bool = False
    # What a time in this table is counted in: seconds, or thousandths.
    unit: float = 1.0


def columns_of(rows: Rows) -> Columns | None:
    """The columns, by their header or else by what stands in them; None when it is not certain."""
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows or max(map(len, rows)) < 2:
        return None
    return _by_header(rows[0]) or _by_content(rows)


def _by_header(row: Sequence[str]) -> Columns | None:
    found: dict[str, int] = {}
    unit = 1.0
    for at, cell in enumerate(row):
        name = re.sub(r"[\s_-]+", "_", cell.strip().casefold()).strip("_")
        plain = re.sub(r"_?\(?(?:ms|milliseconds|sec|secs|seconds|s)\)?$", "", name)
        role = _ROLES.get(name) or _ROLES.get(plain) or _ROLES.get(plain.split("_")[0], "")
        if role and role not in found:
            found[role] = at
            if role == "start" and re.search(r"ms\)?$|millis", name):
                unit = 0.001
    if "words" not in found or len(found) < 2:
        return None
    return Columns(**found, header=True, unit=unit)


def _by_content(rows: Rows) -> Columns | None:
    """A column of times, one of few short names that come again, and the widest one for words."""
    width = min(map(len, rows))
    if len(rows) < 2 or width < 2:
        return None
    cells = [[row[at].strip() for row in rows] for at in range(width)]
    times = [at for at in range(width) if _are_times(cells[at])]
    rest = [at for at in range(width) if at not in times]
    if not rest:
        return None
    words = max(rest, key=lambda at: sum(map(len, cells[at])))
    speakers = [at for at in rest if at != words and _are_names(cells[at], cells[words])]
    if len(speakers) + bool(times) == 0 or len(rest) > 1 + len(speakers):
        return None
    return Columns(
        words=words,
        speaker=speakers[0] if speakers else -1,
        start=times[0] if times else -1,
        end=times[1] if len(times) > 1 else -1,
    )


def _are_times(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    if len(filled) * 2 < len(cells) or not all(map(_TIME.fullmatch, filled)):
        return False
    starts = [seconds(cell) or 0.0 for cell in filled]
    return all(first <= later for first, later in pairwise(starts))


def _are_names(cells: Sequence[str], words: Sequence[str]) -> bool:
    """Short, few, one of them twice at least, and much shorter than what is said."""
    filled = [cell for cell in cells if cell]
    names = set(filled)
    return (
        2 <= len(names) <= min(_MOST_SPEAKERS, len(filled) - 1)
        and all(len(name.split()) <= _MOST_WORDS and len(name) <= 60 for name in names)
        and not any(name[:1].isdigit() for name in names)
        and sum(map(len, words)) > 2 * sum(map(len, cells))
    )
