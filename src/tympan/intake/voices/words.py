"""What kind of word stands where a name stands, from the table of all languages."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

KINDS = ("asks", "answers", "listens", "voice", "nobody")

# “Q1”, “Speaker 2”, “Interviewee B”.
NUMBERED = re.compile(r"(?P<stem>.*?\D)\W*(?P<number>\d{1,3}|(?<=\s)[a-h])")


@lru_cache(maxsize=1 << 16)
def folded(label: str) -> str:
    """A label without regard to case, accents, white space, and the marks around it."""
    plain = unicodedata.normalize("NFKD", label).casefold()
    if not any("\u3040" <= sign <= "\u30ff" or "\u1100" <= sign <= "\u11ff" for sign in plain):
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = unicodedata.normalize("NFC", plain).replace("’", "'").replace("\u00ad", "")
    return " ".join(plain.split()).strip(" .,:*_()[]<>【】〔〕-–—")


@cache
def table() -> dict[str, frozenset[str]]:
    """The words of each kind, folded, of all languages together."""
    data = tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
    return {
        kind: frozenset(folded(word) for words in data[kind].values() for word in words)
        for kind in KINDS
    }


@cache
def kind_of(label: str) -> str:
    """One of `KINDS`, or empty for what may be a name; a number after the word does not matter."""
    key = folded(label)
    for kind in KINDS:
        if key in table()[kind]:
            return kind
    numbered = NUMBERED.fullmatch(key)
    if numbered:
        stem = folded(numbered["stem"])
        return next((kind for kind in KINDS if stem in table()[kind]), "")
    return ""


def is_letter(label: str) -> bool:
    """Whether the label is one letter that stands for question or answer, numbered or not."""
    key = folded(label)
    numbered = NUMBERED.fullmatch(key)
    stem = folded(numbered["stem"]) if numbered else key
    return len(stem) == 1 and kind_of(stem) in ("asks", "answers")
