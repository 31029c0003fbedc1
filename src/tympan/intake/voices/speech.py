"""Quotation marks around speech, and around what is no speech: titles, nicknames, single words."""

import re

from tympan.intake.voices.marks import Quoted, inner
from tympan.intake.voices.names import SMALL_IN_TITLES
from tympan.intake.voices.words import folded

ENDS_SENTENCE = re.compile(r"[.?!…。？！](?:['’\"”)»]*)$")
LONGEST_TITLE = 9
SHORT = 4


def is_title(words: str) -> bool:
    """Whether all words that titles write large are large."""
    parts = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", words)
    if not parts or len(parts) > LONGEST_TITLE or re.search(r"[.?!…]\s", words):
        return False
    if not any(part[0].isupper() for part in parts):
        return False
    return all(
        part[0].isupper() or part[0].isdigit() or folded(part) in SMALL_IN_TITLES for part in parts
    ) and (parts[0][0].isupper() or parts[0][0].isdigit())


def is_nickname(text: str, span: Quoted) -> bool:
    """Whether the marks stand inside a name (`Ann “Red” Bell`)."""
    before = re.search(r"([^\W\d_]\w*)\s$", text[: span.start])
    after = re.match(r"\s([^\W\d_]\w*)", text[span.end :])
    short = len(inner(text, span).split()) <= 2
    return bool(short and before and after and before[1][0].isupper() and after[1][0].isupper())


def opens_a_sentence(text: str, span: Quoted) -> bool:
    """Whether nothing of a sentence stands before the quotation."""
    before = text[: span.start].rstrip(" \u00a0\u202f–—-")
    return not before or before[-1] in '.?!…:"”’»」』。？！\n'


def ends_a_sentence(words: str) -> bool:
    """Whether the words quoted end as a sentence does."""
    return bool(ENDS_SENTENCE.search(words))


def ends_for_a_tag(text: str, span: Quoted) -> bool:
    """Whether the quotation ends so that a tag may follow: its own mark, or a comma after it."""
    words = inner(text, span).rstrip("’'")
    rest = text[span.end :].lstrip(" \u00a0")
    return words[-1:] in ",.?!…—–-:;" or rest[:1] in ",–—"


def is_fragment(text: str, span: Quoted) -> bool:
    """Whether the narrator's sentence runs into the quotation and goes on from it."""
    words = inner(text, span)
    before = text[: span.start].rstrip(" \u00a0\u202f")
    runs_in = bool(before) and before[-1] not in '.?!…:,"”’»—–'
    return runs_in and (
        words[:1].islower() or not ends_a_sentence(words) or len(words.split()) < SHORT
    )


def is_sentence(text: str, span: Quoted) -> bool:
    """Whether untagged words in marks are speech by their shape alone."""
    words = inner(text, span)
    if not opens_a_sentence(text, span) or is_title(words.rstrip(".,")):
        return False
    alone = not text[: span.start].strip() and not text[span.end :].strip()
    breaks_off = words.rstrip("’'").endswith((",", "—", "–"))
    ends = ends_a_sentence(words) or breaks_off or not span.closed
    return (alone and len(words.split()) > 1) or (ends and len(words.split()) >= SHORT)


def is_short_sentence(text: str, span: Quoted) -> bool:
    """Whether words in marks are a sentence of their own, be it a short one."""
    words = inner(text, span)
    goes_on = text[span.end :].lstrip()[:1].islower()
    titled = is_title(words.rstrip(".,")) and goes_on
    return opens_a_sentence(text, span) and ends_a_sentence(words) and not titled
