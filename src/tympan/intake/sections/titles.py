"""A title for each section, drawn from its own words."""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from tympan.intake.sections.phrases import LONGEST, phrases
from tympan.intake.terms import WORD, base, is_function_word, stem, terms

# English endings of words that seldom make a good beginning or end of a title.
WEAK = re.compile(r"(?:ly|ed)$")
WEAK_FIRST = re.compile(r"(?:ing|ed|ly)$")
LANGUAGE_OF_WEAK = "en"


def titles(
    texts: Sequence[str], openings: Sequence[str], names: Collection[str], language: str
) -> list[str]:
    """One title for each text, all different; each phrase stands in its text.

    A word weighs more the oftener the section has it and the fewer other sections do. Words of
    the opening (in a conversation, the question) count twice, and those of the speakers' `names`
    little: they could stand over every section. Empty where a text has no phrase to give.
    """
    counted = [Counter(terms(text, language)) for text in texts]
    spread = Counter(term for counts in counted for term in counts)
    known = {stem(word, language) for name in names for word in WORD.findall(name)}
    found: list[str] = []
    for text, opening, counts in zip(texts, openings, counted, strict=True):
        weight = {
            term: (1 + math.log(times)) * math.log(1 + len(texts) / spread[term])
            * (0.2 if term in known else 1)
            for term, times in counts.items()
        }  # fmt: skip
        for term in set(terms(opening, language)):
            weight[term] = weight.get(term, 0.0) * 2
        found.append(_title(text, weight, found, language))
    return found


def _title(text: str, weight: dict[str, float], taken: Sequence[str], language: str) -> str:
    best, title = 0.0, ""
    often = Counter(phrases(text, language))
    used = {term for other in taken for term in terms(other, language)}
    for phrase, times in often.items():
        worth = _worth(phrase.text, weight, language) * (1.3 if times > 1 else 1)
        worth *= 1.6 if phrase.whole else 1
        if used.issuperset(terms(phrase.text, language)):
            worth /= 3
        if worth > best:
            best, title = worth, phrase.text
    title = title or _first_words(text, language)
    return "" if title in taken else title[:1].upper() + title[1:]


def _worth(phrase: str, weight: dict[str, float], language: str) -> float:
    """The mean weight of the words of substance, a little more for two or three of them."""
    weights = sorted({term: weight.get(term, 0.0) for term in terms(phrase, language)}.values())
    if not weights:
        return 0.0
    mean = sum(weights) / len(weights)
    worth = mean * (0, 0.6, 1.35, 1.4, 1.2, 1.0, 1.0)[min(len(weights), 6)]
    words = WORD.findall(phrase)
    if base(language) == LANGUAGE_OF_WEAK and words:
        worth *= 0.6 if WEAK.search(words[-1]) else 1
        worth *= 0.7 if WEAK_FIRST.search(words[0]) else 1
    return worth


def _first_words(text: str, language: str) -> str:
    """The first words of a text, up to its first stop; its end is a word of substance."""
    clause = re.split(r"[.,;:!?…。、！？]", text.strip("“”\"'«»「」 "), maxsplit=1)[0]
    words = clause.split()[:LONGEST]
    while len(words) > 1 and is_function_word(words[-1], language):
        words.pop()
    return " ".join(words)[:60]
