"""Clauses of narration: their words, and the subject that stands before or behind a verb."""

import re
from dataclasses import dataclass

from tympan.intake.voices.names import FUNCTION_WORDS, PARTICLES, TITLES
from tympan.intake.voices.tongue import Tongue
from tympan.intake.voices.words import folded

TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?|[^\w\s]")
SENTENCE = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[\"“«(]?[A-ZÀ-ÞА-Я\u0590-\u06ff])|\n")
NO_SENTENCE_END = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Rev|Gen|Col|Capt|vs|No)\.$")
MOST_DESCRIBING = 6


@dataclass(frozen=True, slots=True)
class Who:
    """Who a tag says has spoken: `kind` is `name`, `pronoun`, `described`, `narrator`, or
    `elided` where the verb stands alone."""

    kind: str
    words: str


def sentences(text: str) -> list[str]:
    """The sentences of some narration, abbreviations and initials not being ends."""
    pieces: list[str] = []
    last = 0
    for found in SENTENCE.finditer(text):
        if NO_SENTENCE_END.search(text[last : found.start()]):
            continue
        pieces.append(text[last : found.end()])
        last = found.end()
    return [*pieces, text[last:]]


def tokens_of(text: str) -> list[str]:
    """The words and marks of a clause."""
    return [_without_stop(word) for word in TOKEN.findall(text)]


def _without_stop(word: str) -> str:
    """A word without a full stop that is its sentence's and not an abbreviation's."""
    plain = word[:-1]
    is_short = len(plain) == 1 or folded(plain) in TITLES
    return plain if word.endswith(".") and plain and not is_short else word


def pronoun(word: str, tongue: Tongue) -> Who:
    """Who a pronoun says has spoken."""
    return Who("narrator" if word in tongue.i else "pronoun", word)


def is_between(word: str, tongue: Tongue) -> bool:
    """Whether a word may stand between who speaks and the verb (`later`, `has`, `quietly`)."""
    low = word.casefold()
    return low in tongue.between or (low.endswith("ly") and low == word)


def _is_large(word: str) -> bool:
    return word[0].isupper() or (
        word[0].isalpha() and word[0] == word[0].upper() != word[0].lower()
    )


def _caseless(word: str) -> bool:
    return word[0].isalpha() and word[0].upper() == word[0].lower()


def subject_behind(words: list[str], tongue: Tongue) -> Who | None:
    """The subject that follows its verb (`said Lee`, `says the director`)."""
    while words and (is_between(words[0], tongue) or words[0].casefold() in tongue.particles):
        words = words[1:]
    if tongue.elides and (not words or not words[0][0].isalnum()):
        return Who("elided", "")
    if not words:
        return None
    low = words[0].casefold()
    if low in tongue.pronouns:
        return pronoun(low, tongue)
    if _caseless(words[0]):
        return _caseless_name(words)
    if _is_large(words[0]) and low not in tongue.the:
        return Who("name", " ".join(_name_run(words)))
    described = []
    for word in words[:MOST_DESCRIBING]:
        if not word[0].isalnum() or word.casefold() in tongue.ends:
            break
        described.append(word)
    return _described(described, tongue)


def _caseless_name(words: list[str]) -> Who | None:
    run = []
    for word in words[:3]:
        if not word[0].isalpha():
            break
        run.append(word)
    return Who("name", " ".join(run)) if run and len(run) < 3 else None


def _name_run(words: list[str]) -> list[str]:
    run: list[str] = []
    for word in words:
        if not word[0].isalpha() or not (
            _is_large(word) or word.casefold() in PARTICLES or (not run and word in TITLES)
        ):
            break
        run.append(word)
    while run and run[-1].islower():
        run.pop()
    return run


def _described(words: list[str], tongue: Tongue) -> Who | None:
    """A description, or the name that it ends with (`the director Lee Chung-hyun`)."""
    if not words:
        return None
    at = next((i for i, word in enumerate(words) if i and _is_large(word)), None)
    if at is not None and not any(word.endswith(("'s", "’s")) for word in words):
        return Who("name", " ".join(_name_run(words[at:])))
    return Who("described", " ".join(words)) if words[0].casefold() in tongue.the else None


def subject_before(words: list[str], tongue: Tongue) -> Who | None:
    """The subject that stands before its verb and opens the clause (`Lee, 34, said`)."""
    segment: list[str] = []
    for word in words:
        if not word[0].isalnum():
            break
        segment.append(word)
    while segment and is_between(segment[-1], tongue):
        segment.pop()
    if not segment or len(segment) > MOST_DESCRIBING:
        return None
    low = segment[0].casefold()
    if len(segment) == 1 and low in tongue.pronouns:
        return pronoun(low, tongue)
    if low in tongue.the:
        return _described(segment, tongue)
    if _caseless(segment[0]):
        return _caseless_name(segment)
    start = 0 if _is_large(segment[0]) else _after_role(segment)
    run = _name_run(segment[start:])
    if run and len(run) == len(segment) - start and not run[0].endswith(("'s", "’s")):
        return Who("name", " ".join(run))
    return None


def _after_role(segment: list[str]) -> int:
    """Where a name begins after a role in small letters (`director Lee`)."""
    return 1 if len(segment) > 1 and segment[0] in TITLES else len(segment)


def subject_at_the_end(words: list[str], tongue: Tongue) -> Who | None:
    """The subject at the end of the words before a verb, an apposition left out."""
    while words and is_between(words[-1], tongue):
        words = words[:-1]
    if words and words[-1] in (",", ")"):
        opening = "," if words[-1] == "," else "("
        commas = [at for at, word in enumerate(words[:-1]) if word == opening]
        if not commas:
            return None
        words = words[: commas[-1]]
    if not words:
        return None
    low = words[-1].casefold()
    if low in tongue.pronouns:
        return pronoun(low, tongue)
    at = len(words)
    while (
        at
        and words[at - 1][0].isalpha()
        and (_is_large(words[at - 1]) or words[at - 1].casefold() in PARTICLES)
        and folded(words[at - 1]) not in FUNCTION_WORDS
    ):
        at -= 1
    if at < len(words) and words[at].casefold() not in tongue.the:
        if words[at].endswith(("'s", "’s")):
            return Who("described", " ".join(words[at:]))
        return Who("name", " ".join(_name_run(words[at:])))
    for back in range(2, MOST_DESCRIBING + 1):
        if back <= len(words) and words[-back].casefold() in tongue.the:
            return _described(words[-back:], tongue)
        if back <= len(words) and not words[-back][0].isalnum():
            break
    return None
