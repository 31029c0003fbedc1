"""Rolling captions: each cue shows the last line again before the next, as automatic ones do."""

from itertools import pairwise

from tympan.intake.formats.cues import Cue
from tympan.intake.runs import cut, squeezed
from tympan.intake.source import Fenced

# Only when most cues begin with all of the words that the cue before ended with.
_SHARE = 0.6
_FEWEST = 6
_BLINK = 0.1


def without_repeats(cues: list[Cue]) -> tuple[list[Cue], list[Fenced]]:
    """The cues without the words that only rolled up, and those words."""
    filled = [cue for cue in cues if cue.text]
    rolls = sum(_rolled(first, later) > 0 for first, later in pairwise(filled))
    if len(filled) < _FEWEST or rolls < _SHARE * (len(filled) - 1):
        return cues, []
    kept: list[Cue] = []
    fenced = []
    before: Cue | None = None
    for cue in cues:
        length = _rolled(before, cue) if before and cue.text else 0
        if length:
            fenced.append(Fenced(cue.text[:length], "rolling caption", cue.line))
        rest = squeezed(cut(cue.runs, length))
        if rest or not cue.text:
            kept.append(Cue(rest, cue.line, cue.speaker, cue.start, cue.end, cue.clip))
        before = cue if cue.text else before
    return kept, fenced


def _rolled(before: Cue, cue: Cue) -> int:
    """How many characters at the start of a cue are the end of the cue before it."""
    first, later = before.text, cue.text
    if first == later:
        # The same words again are a loop, unless nobody could read them in that time.
        seen = (cue.end or 0) - (cue.start or 0)
        return len(later) if 0 < seen < _BLINK else 0
    if first.endswith(later):
        return len(later)
    words = later.split(" ")
    for count in range(len(words) - 1, 1, -1):
        start = " ".join(words[:count])
        if first == start or first.endswith(" " + start):
            return len(start)
    return 0
