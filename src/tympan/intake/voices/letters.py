"""Labels of one letter: the two sides of an interview, or people in a focus group."""

from collections import Counter
from collections.abc import Iterable, Mapping

from tympan.intake.voices.names import PAIRS
from tympan.intake.voices.words import NUMBERED, folded, is_letter


def side(letter: str, letters: Iterable[str]) -> str:
    """`interviewer` or `guest` for a letter beside its partner, `Q` alone; otherwise empty."""
    present = set(letters)
    if letter == "q" or PAIRS.get(letter, frozenset()) & present:
        return "interviewer"
    if any(letter in PAIRS.get(other, ()) for other in present):
        return "guest"
    return ""


def stems(labels: Iterable[str]) -> Mapping[str, str]:
    """What each label of one letter is counted under: `Q1`, `Q2` are `q` where none recurs.

    `P1` and `P2` are two people where each speaks often or nothing else shows that they are not.
    """
    counted = Counter(label for label in labels if is_letter(label))
    plain = {label: folded(label) for label in counted}
    found = {}
    letters = {key[0] for key in plain.values()}
    recurring = {plain[label][0] for label, count in counted.items() if count > 1}
    for label, key in plain.items():
        numbered = NUMBERED.fullmatch(key)
        counts = key[0] not in recurring and bool(side(key[0], letters - {key[0]}))
        found[label] = key[0] if numbered and counts else key
    return found
