"""How much a sentence is worth as a pull quote, and why.

The features and their order come from Bohn and Ling, “Catching Attention with Automatic Pull
Quote Selection” (COLING 2020), who measured how well each alone tells editors' choices in news
apart (area under the curve, here AUC). A feature weighs the logarithm of its odds, and the
measures that would need a trained model are left out. What no guest says never comes here.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tympan.intake.quotes.candidates import Candidate
from tympan.intake.quotes.lexicon import (
    ABSTRACT,
    ABSTRACT_ENDINGS,
    BEGINNINGS,
    EVENTS,
    FILLERS,
    HEDGES,
    LEANING,
    PERSONAL,
    STRONG,
)
from tympan.intake.terms import base

WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
LONG_WORD = 8  # letters; a word of so many stands for a difficult one
GOOD_LENGTH = (9, 30)  # words
FALSE_START = re.compile(r"\b(\w+),? \1\b|^\w+, \w+ ?(?:mean|’)|^I, ", re.IGNORECASE)
NOTHING = "(?!)"


def _odds(auc: float) -> float:
    return math.log(auc / (1 - auc))


WEIGHTS = {
    "abstract": _odds(0.61),
    "difficult": -_odds(0.61),
    "personal": _odds(0.62),
    "position": _odds(0.57),
    # Ours, for speech: they keep out what is no statement.
    "strong": 0.45,
    "length": 0.4,
    "filler": -1.0,
    "hedge": -0.7,
    "event": -0.3,
    "figures": -0.4,
    "names": -0.25,
    "question": -0.6,
}
TOLD = {
    "abstract": "speaks of ideas",
    "difficult": "has long words",
    "personal": "speaks as a person",
    "position": "stands early",
    "strong": "takes a stand",
    "length": "has a good length",
    "filler": "hesitates",
    "hedge": "takes itself back",
    "event": "only tells what happened",
    "figures": "has figures",
    "names": "has many names",
    "question": "is a question",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate, its worth, and what speaks for and against it, the weightiest first."""

    candidate: Candidate
    worth: float
    reasons: tuple[str, ...]


def ranked(found: Sequence[Candidate], language: str, words: int) -> list[Scored]:
    """The candidates that stand alone, the best first; `words` is the length of the whole text.

    What is said twice is left out: nobody could tell which of the two was meant.
    """
    times = Counter(one.words.casefold() for one in found)
    alone = [
        one for one in found if times[one.words.casefold()] == 1 and not leans(one.words, language)
    ]
    scored = [_scored(one, language, words) for one in alone]
    return sorted(scored, key=lambda one: (-one.worth, one.candidate.order))


def leans(words: str, language: str) -> bool:
    """Whether a sentence begins with a word that points to what came before it."""
    tongue = base(language)
    leaning = LEANING.get(tongue, frozenset())
    plain = words.replace("'", "’").casefold()
    if tongue in BEGINNINGS:
        return plain.startswith(tuple(leaning))
    first = WORD.search(plain)
    return first is None or first[0] in leaning


def _scored(candidate: Candidate, language: str, words: int) -> Scored:
    measured = _measures(candidate, base(language), words)
    parts = {name: WEIGHTS[name] * value for name, value in measured.items()}
    told = sorted((name for name in parts if abs(parts[name]) >= 0.1), key=lambda n: -abs(parts[n]))
    reasons = tuple(("+ " if parts[name] > 0 else "− ") + TOLD[name] for name in told)
    return Scored(candidate, sum(parts.values()), reasons)


def _measures(candidate: Candidate, language: str, words: int) -> dict[str, float]:
    """Each feature from about 0 to 1."""
    spelt = [word.replace("'", "’") for word in WORD.findall(candidate.words)]
    folded = [word.casefold() for word in spelt]
    plain = candidate.words.replace("'", "’")
    count = max(len(folded), 1)
    endings = ABSTRACT_ENDINGS.get(language, ())
    abstract = ABSTRACT.get(language, frozenset())

    def share(known: frozenset[str]) -> float:
        return sum(word in known for word in folded) / count

    ideas = sum(
        word in abstract or (len(word) > 5 and bool(endings) and word.endswith(endings))
        for word in folded
    )
    low, high = GOOD_LENGTH
    off = max(low - candidate.length, candidate.length - high, 0)
    return {
        "abstract": min(ideas / count * 5, 1.2),
        "difficult": min(sum(len(word) >= LONG_WORD for word in folded) / count * 3, 1),
        "personal": min(share(PERSONAL.get(language, frozenset())) * 5, 1),
        "position": 1 - candidate.order / max(words, 1),
        "strong": min(share(STRONG.get(language, frozenset())) * 6, 1),
        "event": float(bool(re.search(EVENTS.get(language, NOTHING), plain))),
        "length": 1 - off / 4,
        "filler": max(
            min(share(FILLERS.get(language, frozenset())) * 8, 1),
            float(bool(FALSE_START.search(candidate.words))),
        ),
        "hedge": float(bool(re.search(HEDGES.get(language, NOTHING), plain))),
        "figures": float(any(word[:1].isdigit() for word in folded)),
        "names": min(sum(_is_name(word) for word in spelt[1:]) / count * 4, 1),
        "question": float(candidate.words.rstrip("”’»\"'").endswith(("?", "？"))),
    }


def _is_name(word: str) -> bool:
    return word[:1].isupper() and word != "I" and not word.startswith("I’")
