"""On which side of the words a straight mark stands: the characters around it decide."""

from enum import Enum

from tympan.quotation import MARKS
from tympan.script import primary


class Side(Enum):
    """What a mark does; an unclear one can be two things, and stays as it is."""

    OPENING = "opening"
    CLOSING = "closing"
    UNCLEAR = "unclear"


QUOTATION_MARKS = "\"'" + MARKS
BEFORE_OPENING = "([{¿¡—–-/（【「『"
AFTER_CLOSING = ",.;:!?)]}…—–-/。、，．！？；：）】」』"
NEVER_AFTER_OPENING = ",;:!?)]}。、，．！？；：）】」』"
UNSPACED = ("ja", "zh")
PARTICLES = ("ko", *UNSPACED)
SAYS = ":："  # what stands before words that are quoted, and never at their end


def side(text: str, position: int, language: str, inside: bool) -> Side:
    """The side of the straight mark at a position; `inside` when a quotation stands open."""
    before = _neighbour(text, position, -1)
    after = _neighbour(text, position, 1)
    opens = (not before or before.isspace() or before in BEFORE_OPENING) and not (
        not after or after.isspace() or after in NEVER_AFTER_OPENING
    )
    closes = (not after or after.isspace() or after in AFTER_CLOSING) and not (
        not before or before.isspace() or before in BEFORE_OPENING.replace("—", "").replace("–", "")
    )
    if opens != closes:
        return Side.OPENING if opens else Side.CLOSING
    return _without_spaces(before, after, language, inside)


def _without_spaces(before: str, after: str, language: str, inside: bool) -> Side:
    """Before a letter: Korean adds particles to a closing mark, others use no spaces at all."""
    base = primary(language)
    if not after.isalnum() or before.isspace() or before in BEFORE_OPENING:
        return Side.UNCLEAR
    if inside and base in PARTICLES and not (base in UNSPACED and before in SAYS):
        return Side.CLOSING
    return Side.OPENING if base in UNSPACED else Side.UNCLEAR


def _neighbour(text: str, position: int, step: int) -> str:
    """The nearest character that is no quotation mark; of many marks together few are passed."""
    for distance in range(1, 5):
        place = position + step * distance
        if not 0 <= place < len(text):
            return ""
        if text[place] not in QUOTATION_MARKS:
            return text[place]
    return '"'
