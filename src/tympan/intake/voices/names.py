"""Names of people as they are written: titles, initials, surnames, and what cannot be a name."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from itertools import permutations
from pathlib import Path

from tympan.intake.voices.words import folded

_DATA = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))


def _set(key: str) -> frozenset[str]:
    return frozenset(_DATA[key].split())


TITLES = _set("titles")
AFTER_NAMES = _set("after_names")
PARTICLES = _set("particles")
JOINTS = _set("joints")
FUNCTION_WORDS = _set("function_words")
ARTICLES = _set("articles")
SMALL_IN_TITLES = _set("small_in_titles")
SHE_TITLES = _set("she_titles")
HE_TITLES = _set("he_titles")
HOSTS = _set("hosts")
ADDRESSES = _set("addresses")
KO_TITLES = "|".join(_DATA["ko_titles"].split())
PAIRS: dict[str, frozenset[str]] = {
    asks: frozenset(answers.split()) for asks, answers in _DATA["pairs"].items()
}

WORD = re.compile(r"[^\W\d_]+(?:['’.·-][^\W\d_]+)*\.?|\d{1,3}|[A-Z]{2,}_\d+")
PAREN = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def bare(label: str) -> str:
    """The name in a label, without what stands in parentheses or after a comma."""
    name = PAREN.sub(" ", label).split(",")[0].split("，")[0]
    return " ".join(name.split()).strip(" .-–—*_[]<>【】〔〕")


@lru_cache(maxsize=1 << 16)
def tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, without titles before it, degrees after it and initials' dots."""
    words = [folded(word) for word in bare(name).split()]
    while len(words) > 1 and words[0] in TITLES | {"the"}:
        words = words[1:]
    while len(words) > 1 and words[-1] in AFTER_NAMES:
        words = words[:-1]
    return tuple(word for word in words if word)


@cache
def is_initials(label: str) -> bool:
    """Whether the label is two to four capitals, as `KG`, `K.G.` or `J-P S`."""
    letters = re.sub(r"[\s.\-]", "", bare(label))
    return 2 <= len(letters) <= 4 and letters.isalpha() and letters.isupper() and letters.isascii()


@cache
def initials_of(name: str) -> frozenset[str]:
    """Every way in which a name of two words or more is shortened to its initials."""
    every = tokens(name)
    words = [word for at, word in enumerate(every) if not at or word not in PARTICLES]
    if len(words) < 2:
        return frozenset()
    split = [piece for word in words for piece in re.split(r"[-.]", word) if piece]
    plain = ["".join(word[0] for word in each) for each in (words, split)]
    plain.append("".join(word[0] for word in every))
    plain.append(words[0][0] + words[-1][0])
    plain += ["".join(word[0] for word in turned) for turned in permutations(words[:3])]
    return frozenset(unicodedata.normalize("NFC", each).upper() for each in plain)


def is_handle(label: str) -> bool:
    """Whether a label is one word as people name themselves in a chat."""
    return bool(re.fullmatch(r"[a-z][a-z0-9_.-]{1,20}", label))


@cache
def is_name_like(label: str) -> bool:
    """Whether a label could name a person or a house, by its looks alone."""
    name = bare(label)
    words = name.split()
    if not 1 <= len(words) <= 6 or len(name) > 48:
        return False
    if CJK.search(name):
        return len(name.replace(" ", "")) <= 14
    others = words[1:] if len(words) > 1 and folded(words[0]) in ARTICLES else words
    if any(folded(word) in FUNCTION_WORDS for word in others if word not in JOINTS):
        return bool(is_initials(label))
    return all(_may_stand_in_a_name(word, first=not at) for at, word in enumerate(words))


def _may_stand_in_a_name(word: str, first: bool) -> bool:
    if word in JOINTS:
        return not first
    if word.casefold().rstrip(".") in PARTICLES:
        return True
    match = WORD.fullmatch(word.strip("“”\"'‘’,"))
    if not match:
        return False
    if word[0].isdigit():
        return not first
    return word[0] == word[0].upper()


def slug(name: str) -> str:
    """A name as an id of ASCII letters and digits; empty where it has none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
