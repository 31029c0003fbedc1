"""Tags: what stands beside a quotation and says who spoke, in languages of letters with verbs."""

import re

from tympan.intake.voices.clause import (
    MOST_DESCRIBING,
    NO_SENTENCE_END,
    Who,
    is_between,
    pronoun,
    sentences,
    subject_at_the_end,
    subject_before,
    subject_behind,
    tokens_of,
)
from tympan.intake.voices.tongue import Tongue

FARTHEST = 14
MOST_BETWEEN = 8


def after(text: str, tongue: Tongue, ended: bool) -> Who | None:
    """Who the words after a quotation name; `ended` when the quotation closed its sentence."""
    clause = sentences(text)[0]
    words = _from_the_first_word(tokens_of(clause))
    if not words:
        return None
    source = _source(clause, tongue)
    if source:
        return source
    if ended and clause.rstrip().endswith(":"):
        return None
    at, length = _first_verb(words, tongue)
    if length == 0:
        return None
    if ended and clause.lstrip(" ,")[:1].isupper() and len(words) > at + length + 2:
        return None
    inverted = _inversion(words, at, tongue)
    if inverted:
        return inverted
    if at == 0 or all(is_between(word, tongue) for word in words[:at]):
        return subject_behind(words[at + length :], tongue)
    if words[at - 1].casefold() in tongue.passive:
        return None
    return subject_before(words[:at], tongue)


def opens_with_a_verb(text: str, tongue: Tongue) -> bool:
    """Whether a verb of speech stands directly behind a quotation, comma or no comma."""
    words = tokens_of(text[:40])
    return bool(words) and words[0].islower() and _verb_at(words, 0, tongue) > 0


def before(text: str, tongue: Tongue) -> Who | None:
    """Who the words before a quotation name as about to speak."""
    clause = sentences(text.rstrip() + " ")[-1].strip()
    words = tokens_of(clause)
    if not words or (clause[-1] in ".?!…" and not NO_SENTENCE_END.search(clause)):
        return None
    if words[-1] in (",", ":"):
        source = _source(clause, tongue)
        if source:
            return source
    verbs = [at for at in range(len(words)) if _verb_at(words, at, tongue)]
    for at in reversed(verbs):
        length = _verb_at(words, at, tongue)
        between = words[at + length :]
        leads = words[-1] == ":" or len(between) <= MOST_BETWEEN
        if not leads or not _leads_to_speech(between, tongue):
            continue
        head = words[:at]
        if head and head[-1].casefold() in tongue.passive:
            return None
        who = subject_at_the_end(head, tongue)
        return who or (subject_behind(between, tongue) if not head else None)
    return None


def leading_in(sentence: str, tongue: Tongue) -> Who | None:
    """Who has just begun to speak in the sentence before a quotation (`…, Reed laughed.`)."""
    words = tokens_of(sentence)
    for at in reversed(range(len(words))):
        if _verb_at(words, at, tongue):
            return subject_at_the_end(words[:at], tongue)
    return None


def within(text: str, tongue: Tongue) -> Who | None:
    """Who a tag names that stands inside the marks, as French sets it (`…, dit-elle. …`)."""
    for found in re.finditer(r",\s+([^,.;!?«»]{2,60})(?=[,.])", text):
        words = tokens_of(found[1])
        if not words:
            continue
        inverted = _inversion(words, 0, tongue) or (
            _inversion(words, 1, tongue) if len(words) > 1 else None
        )
        if inverted:
            return inverted
        length = _verb_at(words, 0, tongue)
        if length and length < len(words) <= MOST_DESCRIBING:
            return subject_behind(words[length:], tongue)
    return None


def attitude(text: str, tongue: Tongue) -> Who | None:
    """Who is the subject of the clause that a fragment in quotation marks is part of."""
    clause = re.split(r"[;:]", sentences(text.rstrip() + " ")[-1])[-1]
    words = tokens_of(clause)
    for at, word in enumerate(words):
        if word.casefold() in tongue.attitudes or _verb_at(words, at, tongue):
            if at and words[at - 1].casefold() in tongue.passive:
                return None
            return subject_before(words[:at], tongue)
    return None


def _from_the_first_word(words: list[str]) -> list[str]:
    while words and not words[0][0].isalnum():
        if words[0] in ".;:)!?(":
            return []
        words = words[1:]
    return words


def _verb_at(words: list[str], at: int, tongue: Tongue) -> int:
    """How many words from `at` are a verb of speech."""
    word = words[at].casefold().rstrip(".")
    pair = f"{word} {words[at + 1].casefold()}" if at + 1 < len(words) else ""
    if pair.rstrip(".") in tongue.phrases:
        return 2
    if word in tongue.verbs:
        follows = words[at + 1].casefold() if at + 1 < len(words) else ""
        return 2 if follows in tongue.particles else 1
    return 0


def _first_verb(words: list[str], tongue: Tongue) -> tuple[int, int]:
    for at in range(min(len(words), FARTHEST)):
        length = _verb_at(words, at, tongue)
        if length or _inversion(words, at, tongue):
            return at, length or 1
    return 0, 0


def _inversion(words: list[str], at: int, tongue: Tongue) -> Who | None:
    """The pronoun that French hangs on its verb (`dit-il`, `a-t-elle ajouté`)."""
    pieces = re.split(r"[-’']", words[at].casefold().rstrip("."))
    if len(pieces) < 2 or pieces[-1] not in tongue.pronouns:
        return None
    if not set(pieces[:-1]) & (tongue.verbs | tongue.between):
        return None
    return pronoun(pieces[-1], tongue)


def _leads_to_speech(between: list[str], tongue: Tongue) -> bool:
    """Whether the words between a verb and a quotation lead to it."""
    if not between:
        return True
    if between[-1] in (":", ","):
        return True
    return between[-1].casefold() in tongue.objects | tongue.particles


def _source(clause: str, tongue: Tongue) -> Who | None:
    """Who is named as the source (`according to Lee`)."""
    start = clause.lstrip(" ,—–-")
    for phrase in tongue.after:
        if start.casefold().startswith(phrase + " ") and phrase != "as":
            return subject_behind(tokens_of(start[len(phrase) :]), tongue)
    return None
