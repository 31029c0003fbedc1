"""The words that carry a text's subject, in whatever language it is."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from tympan.edit.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
HAN_AND_KANA = re.compile("[\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
UNSPACED = ("ja", "zh")

# Words that hold the floor or stand for any other, which no list of function words has.
SPOKEN = {
    "en": frozenset(
        [
            "uh",
            "um",
            "huh",
            "hmm",
            "mm",
            "yeah",
            "okay",
            "oh",
            "gonna",
            "wanna",
            "kinda",
            "sorta",
            "lot",
            "lots",
            "thing",
            "things",
            "guy",
            "guys",
            "stuff",
            "kind",
            "sort",
            "bit",
            "way",
            "ways",
            "laughs",
            "laughing",
            "inaudible",
            "crosstalk",
            "applause",
        ]
    ),
}

# snowball's name for a language; Korean is not among them.
STEMMERS = {
    **{"ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german"},
    **{"el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque"},
    **{"fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian"},
    **{"hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian"},
    **{"nb": "norwegian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish"},
    **{"pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish"},
    **{"ta": "tamil", "tr": "turkish", "yi": "yiddish"},
}


def terms(text: str, language: str) -> list[str]:
    """The stems of the words that say something; of Han and kana the pairs of characters."""
    if base(language) in UNSPACED:
        runs = HAN_AND_KANA.findall(text)
        return [run[at : at + 2] for run in runs for at in range(max(len(run) - 1, 1))]
    words = (word for word in WORD.findall(text) if len(word) > 1)
    return [stem(word, language) for word in words if not is_function_word(word, language)]


def stem(word: str, language: str) -> str:
    """What the forms of one word have in common."""
    return _stemmer(base(language))(_plain(word))


def is_function_word(word: str, language: str) -> bool:
    """Whether a word only joins others; the grammar's words and those that fit everywhere."""
    return _plain(word) in function_words(base(language))


@cache
def function_words(language: str) -> frozenset[str]:
    """The function words of a language; none where no list of them is known."""
    from stop_words import StopWordError, get_stop_words

    try:
        words: Sequence[str] = get_stop_words("nb" if language == "no" else language)
    except StopWordError:
        return frozenset()
    return frozenset(_plain(word) for word in words) | SPOKEN.get(language, frozenset())


@cache
def base(language: str) -> str:
    """The language of a tag without script and region."""
    return language.lower().partition("-")[0]


@cache
def _plain(word: str) -> str:
    return fold(word).text.casefold()


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language == "ko":
        # A Korean word begins with its stem, mostly of two syllables, and its particles follow.
        return lambda word: word[:2]
    if language not in STEMMERS:
        return lambda word: word[:6]
    import snowballstemmer

    return cache(snowballstemmer.stemmer(STEMMERS[language]).stemWord)
