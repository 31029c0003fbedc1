"""The language of a source: what its format says, otherwise what its words are."""

from functools import cache
from typing import Any

from tympan.intake.source import Source

# As much of a text as tells its language; more only costs time.
ENOUGH = 6000
FACTS = ("language", "lang", "locale")
FALLBACK = "en"


def detect(source: Source) -> str:
    """The language as a BCP 47 tag; what the format says of it stands."""
    for fact in FACTS:
        said = source.facts.get(fact, "").strip().replace("_", "-")
        if 2 <= len(said.split("-")[0]) <= 3 and said.replace("-", "").isalnum():
            return said
    return language_of(_sample(source))


def language_of(text: str) -> str:
    """The language of some text as a two-letter code; English where nothing tells."""
    if not any(sign.isalpha() for sign in text):
        return FALLBACK
    return _detector().detect(text).language or FALLBACK


def _sample(source: Source) -> str:
    """The middle of the text, where titles and credits in other languages are not."""
    texts = [
        passage.text for passage in source.passages if passage.kind in ("text", "item", "quote")
    ]
    whole = "\n".join(texts or [passage.text for passage in source.passages])
    start = max(0, (len(whole) - ENOUGH) // 2)
    return whole[start : start + ENOUGH]


@cache
def _detector() -> Any:
    from eld import LanguageDetector

    return LanguageDetector()
