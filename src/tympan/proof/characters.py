"""Rules on characters."""

import re
import unicodedata
from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity, Span
from tympan.proof.passages import Passage
from tympan.proof.subject import Proof
from tympan.rule import rule

# Characters that Unicode asks to be invisible where a font lacks them (Default_Ignorable).
_IGNORABLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@rule(Severity.ERROR)
def uncovered_character(proof: Proof) -> Iterator[Finding]:
    """A character that no font has is printed as an empty box, and the reader sees it first.

    Control characters and private ones are no text at all: most came with a copy from another
    program. Each character is told once, at its first place.
    """
    fine: set[str] = set()
    first: dict[str, tuple[Passage, Span]] = {}
    count: dict[str, int] = {}
    for flow in proof.flows:
        for passage in flow:
            for character in sorted(set(passage.text) - fine, key=passage.text.find):
                if character not in first and _prints(character, proof):
                    fine.add(character)
                    continue
                offset = passage.text.find(character)
                first.setdefault(character, (passage, passage.place(offset)))
                count[character] = count.get(character, 0) + passage.text.count(character)
    for character, (passage, at) in first.items():
        problem, mend = _told(character)
        more = f", {count[character]} times, first here" if count[character] > 1 else ""
        yield Finding(at, problem + more + passage.source, mend)


def _prints(character: str, proof: Proof) -> bool:
    if character in "\n\t":
        return True
    match unicodedata.category(character):
        case "Zs" | "Zl" | "Zp":
            return True
        case "Cc" | "Co" | "Cs":
            return False
        case _:
            if character == "\ufffd":
                return False
            return bool(_IGNORABLE.match(character)) or proof.covered(character)


def _told(character: str) -> tuple[str, str]:
    """What is wrong with a character, and how to mend it."""
    number = f"U+{ord(character):04X}"
    match unicodedata.category(character):
        case "Cc":
            return f"{number} is a control character and no text", "take it away"
        case "Co" | "Cs":
            return f"{number} is a private character and no text", "type what is meant by it"
    if character == "\ufffd":
        return f"{number} stands for a character that was lost", "type the one that stood here"
    name = unicodedata.name(character, "a character without a name")
    return (
        f"no font of this layout has {character} ({number} {name})",
        "type another character, or choose a layout that has it",
    )
