"""How a passage asks: by its last sign, and by the hand it is set in."""

import re

from tympan.intake.source import Passage
from tympan.intake.voices.cut import leading

QUESTION_MARKS = ("?", "？", "؟")
# Japanese asks by a last syllable, mark or no mark.
ASKS_IN_KANA = re.compile(r"(?:です|ます|した|せん|でしょう|のです|んです)か。?$")
LONGEST_QUESTION = 120


def ends_asking(text: str) -> bool:
    """Whether the text ends with a question, whatever closes after its mark."""
    words = text.rstrip(" \t\n\"'’”»」』)]*_")
    return words.endswith(QUESTION_MARKS) or bool(ASKS_IN_KANA.search(words))


def is_in_hand(passage: Passage, hand: str) -> bool:
    """Whether a passage, not too long for a question, is all bold or all italic."""
    text = passage.text.rstrip()
    return (
        bool(text) and leading(passage, hand) >= len(text) and len(text.split()) < LONGEST_QUESTION
    )


def is_set_apart(passage: Passage) -> bool:
    """Whether a passage is a heading, or in one hand throughout."""
    in_hand = is_in_hand(passage, "bold") or is_in_hand(passage, "italic")
    return passage.kind == "heading" or in_hand
