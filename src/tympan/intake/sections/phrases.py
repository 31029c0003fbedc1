"""Phrases of a text that could stand over it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tympan.intake.terms import UNSPACED, WORD, base, is_function_word

LONGEST = 6  # words; the shortest title has two
CLAUSE_END = re.compile(
    r"[.,;:!?…()\[\]{}“”„«»\"‘—–\n。、，．！？；：「」『』（）/]|\s-\s|\s’|’\s|'\s|\s'"
)
HAN_PHRASE = re.compile(
    "[\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,8}(?:[の的][\u30a1-\u30fa\u30fc\u4e00-\u9fff]{2,8})?"
)

# Small words that may stand inside a title.
JOINTS = {
    "en": "of the a an in for and to with on at from as into",
    "fr": "de du des la le les l et en à au aux pour dans sur un une",
    "de": "der die das des dem den und von vom im in für mit auf zu zum zur ein eine",
    "es": "de del la el los las y en a al para con un una por",
    "it": "di del della dei delle la il lo le e in per con un una",
    "pt": "de do da dos das o a os as e em no na para com um uma",
    "nl": "de het een van en in voor met op",
}
# Words that stand before a noun: they may begin a title, and what stands before one is a verb.
ARTICLES = {
    "en": "the a an our my his her their your its this that these those some any",
    "fr": "le la les l un une des ce cette ces mon ma mes son sa ses leur leurs",
    "de": "der die das den dem ein eine einen einem einer mein meine sein seine ihr ihre",
    "es": "el la los las un una unos unas mi mis su sus este esta",
    "it": "il lo la i gli le un una mio mia suo sua",
    "pt": "o a os as um uma meu minha seu sua",
    "nl": "de het een mijn zijn haar",
}
BEGINNINGS = {
    "en": "the a an",
    "fr": "le la les l un une",
    "de": "der die das ein eine",
    "es": "el la los las un una",
    "it": "il lo la i gli le un una",
    "pt": "o a os as um uma",
    "nl": "de het een",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some words of a clause; `whole` where their neighbours do not cut a noun or a verb apart."""

    text: str
    whole: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a clause and where it stands; `small` where it only joins others."""

    text: str
    start: int
    end: int
    small: bool


def phrases(text: str, language: str) -> Iterator[Phrase]:
    """Every run of words between two marks that begins and ends with a word of substance."""
    if base(language) in UNSPACED:
        yield from (Phrase(found, True) for found in HAN_PHRASE.findall(text))
        return
    for clause in CLAUSE_END.split(text):
        words = [
            Word(match[0].casefold(), *match.span(), is_function_word(match[0], language))
            for match in WORD.finditer(clause)
        ]
        for first, last in _stretches(words, base(language)):
            whole = _is_whole(words[first - 1 : first], words[last + 1 : last + 2], base(language))
            yield Phrase(clause[words[first].start : words[last].end], whole)


def _stretches(words: Sequence[Word], language: str) -> Iterator[tuple[int, int]]:
    """From which to which word a phrase can stand alone: only small joints are in its middle."""
    joints = _set(JOINTS, language)
    beginnings = _set(BEGINNINGS, language)
    for first, word in enumerate(words):
        if word.small and word.text not in beginnings:
            continue
        for last in range(first + 1, min(first + LONGEST, len(words))):
            end = words[last]
            if end.small and (end.text not in joints or (word.small and last == first + 1)):
                break
            if not end.small and len(end.text) > 2 and not end.text.endswith(("’s", "'s")):
                yield first, last


def _is_whole(before: Sequence[Word], after: Sequence[Word], language: str) -> bool:
    """Whether a joint or an article stands before, and behind neither an article nor a noun.

    What stands before an article is a verb or a preposition, and no title ends with either.
    """
    articles = _set(ARTICLES, language)
    if not articles:
        return True
    begins = not before or before[0].text in articles | _set(JOINTS, language)
    ends = not after or (after[0].small and after[0].text not in articles)
    return begins and ends


@cache
def _words_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _set(table: dict[str, str], language: str) -> frozenset[str]:
    return _words_of(table.get(language, ""))
