"""The wording in a text that comes nearest to some words, for a quotation that went wrong."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from tympan.diagnostic import Span
from tympan.proof.passages import Passage
from tympan.quotation import MARKS

# Bounds that keep the search quick whatever was typed: words compared, words looked up, passages
# tried. A pull quote of more than 80 words is none.
_COMPARED = 80
_LOOKED_UP = 12
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that stand in the text, and the first that was `typed` otherwise than it `stands`.

    Either is empty where the other side has a word more.
    """

    text: str
    at: Span
    typed: str
    stands: str


@dataclass(frozen=True, slots=True)
class Index:
    """Passages, and which of them hold a word."""

    passages: tuple[Passage, ...]
    holding: dict[str, list[int]]


def index(passages: Iterable[Passage]) -> Index:
    """Make ready to look for words in these passages."""
    kept = tuple(passages)
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(kept):
        for word in {_bare(word).casefold() for word in passage.text.split()}:
            holding[word].append(number)
    return Index(kept, dict(holding))


def nearest(asked: str, where: Index) -> Wording | None:
    """The nearest wording, or nothing when no passage has half of the words in their order."""
    words = asked.split()[:_COMPARED]
    best: tuple[int, Wording] | None = None
    for passage in _likely(words, where):
        matched, wording = _window(words, passage)
        if matched * 2 >= len(words) and (best is None or matched > best[0]):
            best = matched, wording
    return best[1] if best else None


def _likely(words: Sequence[str], where: Index) -> list[Passage]:
    """The passages that share the rarest of the words."""
    known = {_bare(word).casefold() for word in words} & where.holding.keys()
    rarest = sorted(known, key=lambda word: (len(where.holding[word]), word))[:_LOOKED_UP]
    score: Counter[int] = Counter()
    for word in rarest:
        for number in where.holding[word]:
            score[number] += 1
    return [where.passages[number] for number, _ in score.most_common(_TRIED)]


def _window(words: Sequence[str], passage: Passage) -> tuple[int, Wording]:
    """The part of a passage that lines up with the words, and how many of them it has."""
    standing = list(re.finditer(r"\S+", passage.text))
    bare = [_bare(word) for word in words]
    there = [_bare(word[0]) for word in standing]
    longest = max(_matching(bare, there), key=lambda block: block[2])
    # Words may have been left out or added: look a little further on both sides.
    begin = max(0, longest[1] - longest[0] - 4)
    end = min(len(there), begin + len(bare) + 8)
    blocks = [block for block in _matching(bare, there[begin:end]) if block[2]]
    if not blocks:
        return 0, Wording("", passage.place(0), "", "")
    first, last = blocks[0], blocks[-1]
    missing = len(bare) - last[0] - last[2]
    start = max(begin, begin + first[1] - first[0])
    stop = min(end, begin + last[1] + last[2] + missing)
    typed, stands = _difference(words, [word[0] for word in standing[start:stop]])
    text = passage.text[standing[start].start() : standing[stop - 1].end()]
    at = passage.place(standing[start].start() + len(text) - len(text.lstrip(MARKS)))
    text = " ".join(text.lstrip(MARKS).rstrip(MARKS + ",").split())
    return sum(block[2] for block in blocks), Wording(text, at, typed, stands)


def _difference(words: Sequence[str], standing: Sequence[str]) -> tuple[str, str]:
    """The first word that was typed otherwise than it stands, and the one that stands there."""
    bare, there = [_bare(word) for word in words], [_bare(word) for word in standing]
    for what, i, j, k, m in SequenceMatcher(None, bare, there, autojunk=False).get_opcodes():
        if what != "equal":
            return " ".join(words[i:j][:1]), " ".join(standing[k:m][:1])
    return "", ""


def _matching(bare: Sequence[str], there: Sequence[str]) -> list[tuple[int, int, int]]:
    # A long passage leaves its commonest words out of the search (autojunk), which bounds it.
    blocks = SequenceMatcher(None, bare, there).get_matching_blocks()
    return [(block.a, block.b, block.size) for block in blocks]


def _bare(word: str) -> str:
    """A word without the marks around it, its apostrophe in one shape."""
    return word.strip(MARKS + "\"'.,;:!?…").replace("’", "'")
