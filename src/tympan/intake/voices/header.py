"""Rows of facts above a text, which look like labels and are none (`Interviewee: Ann Bell`)."""

import re
from collections.abc import Sequence

from tympan.intake.source import Passage
from tympan.intake.voices.label import Mark
from tympan.intake.voices.names import bare, initials_of, is_initials, is_name_like
from tympan.intake.voices.words import is_letter, kind_of

HEADER_PASSAGES = 40
MANY_WORDS = 12
VALUED = ("colon", "bold")
SENTENCE_END = re.compile(r"[.?!…。？！؟।]['\"’”»」』)\]*_]*\s*$")


def below_the_header(passages: Sequence[Passage], marks: list[Mark]) -> list[Mark]:
    """The marks without the rows of facts above the text (`Interviewee: Ann Bell`, `AB: …`)."""
    rows = {mark.index for mark in marks if mark.form in VALUED and kind_of(mark.label) == "nobody"}
    kept = []
    for mark in marks:
        beside_a_row = mark.index - 1 in rows or mark.index + 1 in rows
        if is_legend(passages, mark) or (
            mark.form in VALUED
            and mark.index < HEADER_PASSAGES
            and beside_a_row
            and not is_spoken(passages, mark)
        ):
            rows.add(mark.index)
        else:
            kept.append(mark)
    return kept


def is_legend(passages: Sequence[Passage], mark: Mark) -> bool:
    """Whether the row only tells who is who."""
    value = passages[mark.index].text[mark.end :].strip()
    words = value.split()
    if not words or len(words) > 9 or mark.form in ("alone", "term", "speaker"):
        return False
    name = " ".join(re.split(r"[,(–—-]\s", value)[0].split()[:4]).rstrip(".")
    if is_initials(mark.label) and is_name_like(name):
        letters = re.sub(r"[^A-Z]", "", bare(mark.label))
        return letters in initials_of(name)
    named = kind_of(mark.label) in ("asks", "answers") and not is_letter(mark.label)
    return (
        named
        and len(name.split()) >= 2
        and is_name_like(name)
        and not SENTENCE_END.search(value)
        and not any(passage.text.strip().endswith("?") for passage in passages[: mark.index])
    )


def is_spoken(passages: Sequence[Passage], mark: Mark) -> bool:
    """Whether what follows a label is a sentence, or too long for a fact."""
    text = passages[mark.index].text[mark.end :].strip()
    return bool(SENTENCE_END.search(text)) or len(text.split()) > MANY_WORDS
