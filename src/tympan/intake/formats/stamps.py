"""Who speaks and when, as the text exports of Otter, Rev and their like write it on a line."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from tympan.intake.formats.clock import CLOCK, seconds
from tympan.intake.formats.joints import ends_sentence

_NAME = r"\[?(?P<name>[^\W\d_](?:[^\n:;!?()\[\]]{0,58}[^\s\n:;!?()\[\]])?)\]?"
_TIME = rf"(?P<time>{CLOCK})"
_BRACKETED = rf"[(\[]\s*{_TIME}(?:\s*[-–—]\s*{CLOCK})?\s*[)\]]"
_HEADS = (
    # Otter: “Ada Lake  0:03”, the words on the next line. Rev: “Ada Lake (00:03):”.
    re.compile(rf"{_NAME}(?::?\s+|\s+[-–—]\s+){_TIME}\s*$"),
    re.compile(rf"{_NAME}:?\s*{_BRACKETED}\s*:?\s*$"),
    # Rev, with the words on the same line: “Ada Lake: (00:03) The words.”
    re.compile(rf"{_NAME}:\s*{_BRACKETED}\s+(?=\S)"),
    re.compile(rf"{_NAME}\s*{_BRACKETED}\s*:\s+(?=\S)"),
)
# A time before the words, or alone on its line; the name that may follow is left to the text.
_TIMES = (
    re.compile(rf"{_BRACKETED}(?:\s*[-–—]\s+|\s*)"),
    re.compile(rf"{_TIME}(?:\s+[-–—]\s+|\s+|$)"),
)
_MOST_WORDS = 6
_FEWEST = 2
_FEWEST_TIMES = 3


class Stamp(NamedTuple):
    """A name and a second, and how many characters of the line they take."""

    name: str
    start: float
    length: int


def stamps(texts: Sequence[str]) -> dict[int, Stamp]:
    """The lines that carry a speaker and a time, by their place; none unless all are of one kind.

    What looks like one such line may be anything (“John 3:16”): there must be several, and time
    must not run backwards.
    """
    for pattern in _HEADS[:2]:
        found = _all(texts, (pattern,))
        if _is_certain(found, _FEWEST) and _are_followed(found, texts):
            return found
    found = _all(texts, _HEADS[2:])
    if _is_certain(found, _FEWEST):
        return found
    found = _all(texts, _TIMES)
    return found if _is_certain(found, _FEWEST_TIMES) and len(found) * 5 > len(texts) else {}


def _all(texts: Iterable[str], patterns: Sequence[re.Pattern[str]]) -> dict[int, Stamp]:
    found = {}
    for at, text in enumerate(texts):
        matches = (pattern.match(text) for pattern in patterns)
        if (match := next(filter(None, matches), None)) and (stamp := _stamp(match)):
            found[at] = stamp
    return found


def _stamp(match: re.Match[str]) -> Stamp | None:
    name = match.groupdict().get("name", "").strip()
    start = seconds(match["time"])
    # A name is short and no sentence; initials and titles end in a full stop as well.
    if start is None or len(name.split()) > _MOST_WORDS:
        return None
    if ends_sentence(name) and len(name.split()[-1]) > 4:
        return None
    return Stamp(name, start, match.end())


def _is_certain(found: dict[int, Stamp], fewest: int) -> bool:
    times = [stamp.start for stamp in found.values()]
    backwards = sum(later < first for first, later in pairwise(times))
    return len(found) >= fewest and backwards * 20 <= len(found)


def _are_followed(found: dict[int, Stamp], texts: Sequence[str]) -> bool:
    """Whether words follow the heads: a list of chapters has a time on every line."""
    followed = sum(at + 1 < len(texts) and at + 1 not in found for at in found)
    return followed * 5 >= len(found) * 4
