"""Korean lines break between words, as its readers expect, and not between any two syllables.

WeasyPrint knows no `word-break: keep-all`. A word joiner between the signs of a word does the same:
it has no width and no glyph, so neither the page nor what is copied from it has more than before.
"""

import re
from typing import Any

from tympan.script import primary

JOINER = "\u2060"
HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
# Between the signs of a word, and between what closes and the particle behind it.
JOINT = re.compile(rf"(?<=[\w%‰°℃)\]\u2019\u201d」』》〉])(?=[{HANGUL}])|(?<=[{HANGUL}])(?=\w)")
# The elements that a word goes on through.
PHRASES = ("a", "code", "em", "span", "strong")


def keep_words(document: Any) -> None:
    """Forbid the breaks inside of Korean words in the body of a document (a tree of lxml's)."""
    _keep(document.find("body"), document.get("lang", ""), "")


def _keep(element: Any, language: str, before: str) -> str:
    """Join the words of an element that follows a sign; its own last sign, or nothing."""
    language = element.get("lang", language)
    goes_on = element.tag in PHRASES and element.get("class") != "note"
    before = before if goes_on else ""
    element.text, before = _joined(element.text, language, before)
    for child in element:
        if isinstance(child.tag, str):
            before = _keep(child, language, before)
        child.tail, before = _joined(child.tail, language, before)
    return before if goes_on else ""


def _joined(text: str | None, language: str, before: str) -> tuple[str | None, str]:
    """A text with its words joined, also to the sign that stands before it, and its last sign."""
    if not text:
        return text, before
    if primary(language) == "ko":
        text = JOINT.sub(JOINER, before + text).removeprefix(before)
    return text, text[-1]
