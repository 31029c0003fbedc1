"""Quotation marks: which there are, which of them open or close, and what closes what."""

import re
from collections.abc import Iterator, Sequence

from tympan.proof.passages import Passage
from tympan.quotation import CLOSERS, MARKS

_OPENERS = {
    "”": "“",
    "’": "‘",
    "“": "„",
    "‘": "‚",
    "»": "«",
    "«": "»",
    "›": "‹",
    "‹": "›",
    "」": "「",
    "』": "『",
}
OPENS_BY_SHAPE = frozenset("“‘„‚«‹「『")

# Marks that open as well as close in a language: what stands beside one tells which it does.
_BOTH_ALIKE = "”»"
UNDIRECTED = {
    **dict.fromkeys(("fi", "sv"), _BOTH_ALIKE),
    "he": "”",
    **dict.fromkeys(("cs", "da", "de", "hr", "sk", "sl", "sr"), "“‘«»‹›"),
    **dict.fromkeys(("hu", "pl", "ro"), "«»‹›"),
}

# Languages whose low opening mark is closed by the high mark of English, not by that of German.
_CLOSED_HIGH = frozenset({"hu", "nl", "pl", "ro"})

_MARK = re.compile(f"[{MARKS}]")
_BEFORE_AN_OPENING = "([{—–-/"
_AFTER_A_CLOSING = ".,;:!?…)]}—–-/"


def marks(passage: Passage) -> Iterator[tuple[int, str]]:
    """The offset and the character of every quotation mark; apostrophes and code are left out."""
    for match in _MARK.finditer(passage.text):
        offset = match.start()
        if not passage.run(offset).code and not _is_apostrophe(passage.text, offset):
            yield offset, match[0]


def opens(passage: Passage, offset: int, waiting: Sequence[str]) -> bool:
    """Whether this mark opens a quotation, where `waiting` are open already."""
    mark = passage.text[offset]
    if mark not in UNDIRECTED.get(primary(passage.run(offset).language), ""):
        return mark in OPENS_BY_SHAPE and not (waiting and mark in CLOSERS[waiting[-1]])
    before, after = _beside(passage.text, offset)
    begins = _is_edge(before) or before in _BEFORE_AN_OPENING
    ends = _is_edge(after) or after in _AFTER_A_CLOSING
    if begins != ends:
        return begins
    return not any(mark in CLOSERS[opened] for opened in waiting)


def partner(mark: str, does_open: bool, language: str) -> str:
    """The mark that an author of this language would set against this one."""
    tongue = primary(language)
    if mark in _BOTH_ALIKE and UNDIRECTED.get(tongue) == _BOTH_ALIKE:
        return mark
    low = tongue in _CLOSED_HIGH
    if does_open:
        return CLOSERS[mark][1 if low and mark in "„‚" else 0]
    return "„" if low and mark == "”" else _OPENERS[mark]


def primary(language: str) -> str:
    """The language of a tag, without script or region."""
    return language.split("-")[0].casefold()


def _beside(text: str, offset: int) -> tuple[str, str]:
    """The characters before and after this one, empty at an end."""
    return text[max(0, offset - 1) : offset], text[offset + 1 : offset + 2]


def _is_edge(character: str) -> bool:
    return not character or character.isspace() or character in MARKS


def _is_apostrophe(text: str, offset: int) -> bool:
    """An apostrophe stands within a word, or at its start for letters left out (’90s, ’em)."""
    if text[offset] not in "’‘":
        return False
    before, after = _beside(text, offset)
    if not _takes_apostrophes(after):
        return False
    return _takes_apostrophes(before) or (text[offset] == "’" and _is_edge(before))


def _takes_apostrophes(character: str) -> bool:
    """Letters and digits; Korean, Chinese and Japanese set quotation marks close to their words."""
    return character.isalnum() and not "\u1100" <= character < "\u1200" and character < "\u2e80"
