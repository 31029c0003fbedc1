"""The words of a text, counted so that mending its glyphs cannot change them."""

import re
import unicodedata

# A word is what letters, digits and their accents make; quotation marks, dashes, Markdown's signs
# and all other glyphs part words or stand between them. Han and kana have no spaces between words:
# each character counts as one, so that the count does not depend on where lines break.
_HAN_AND_KANA = (
    "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_WORD = re.compile(f"[{_HAN_AND_KANA}]|(?:(?![{_HAN_AND_KANA}])(?:[^\\W_]|[\u0300-\u036f]))+")

# Characters that stand inside a word without parting it: apostrophes of all kinds, Markdown's
# emphasis and escapes (in “un*believ*able”), and those that nobody sees.
_INSIDE = re.compile(
    "\u00ad(?:\r?\n[ \t]*)?"
    "|['’‘ʼ´`′＇*_~\\\\\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, as letters and digits only."""
    return tuple(_WORD.findall(_INSIDE.sub("", unicodedata.normalize("NFC", text))))
