"""The ledger: every word of the source is in the manuscript, in order, or is accounted for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tympan.diagnostic import Span
from tympan.intake.align import matches

Gap = tuple[int, int]

CONTEXT = 5  # words shown before a lost one


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the manuscript; one that the house may add needs no place in the source."""

    text: str
    at: Span
    house: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the source that are not in the text of the manuscript, and why they are not."""

    why: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loss:
    """Words that one side lacks, with the words before them and the manuscript's place there."""

    words: tuple[str, ...]
    after: tuple[str, ...]
    at: Span | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The sum: `words` = `kept` + those set apart for a reason + those lost.

    `added` are words of the text that the source does not have.
    """

    words: int
    kept: int
    apart: tuple[tuple[str, int], ...]
    lost: tuple[Loss, ...]
    added: tuple[Loss, ...]

    @property
    def is_even(self) -> bool:
        """Whether nothing was lost and nothing was added."""
        return not self.lost and not self.added


def strike(
    source: Sequence[str],
    manuscript: Sequence[Word],
    reasons: Iterable[Reason],
    reread: Iterable[str] = (),
) -> Ledger:
    """Strike the words of the source against those of the manuscript.

    `reread` are the words that came of reading characters in another encoding.
    """
    known = tuple(reasons)
    return _even(source, manuscript, known) or _compared(source, manuscript, known, reread)


def _even(
    source: Sequence[str], manuscript: Sequence[Word], reasons: Iterable[Reason]
) -> Ledger | None:
    """The ledger when the text stands in the source word by word, and the rest is accounted for.

    The first place of each word will do: if the text stands there in order at all, it is found.
    """
    purse = _Purse(reasons)
    house = Counter(word.text for word in manuscript if word.house)
    text = (word.text for word in manuscript if not word.house)
    wanted = next(text, None)
    for word in source:
        if word == wanted:
            wanted = next(text, None)
        elif not purse.pays(word) and not _takes(house, word):
            return None
    if wanted is not None:
        return None
    kept = len(source) - sum(purse.spent.values())
    return Ledger(len(source), kept, tuple(purse.spent.items()), (), ())


def _compared(
    source: Sequence[str],
    manuscript: Sequence[Word],
    reasons: Iterable[Reason],
    reread: Iterable[str],
) -> Ledger:
    """The ledger with every difference at its place."""
    written = [word.text for word in manuscript]
    gaps = list(_differences(source, manuscript))
    # A title or a label may have been taken for the same word of the text beside it.
    given = Counter(reread) + _house(manuscript, gaps)
    purse = _Purse(reasons)
    lost: list[Loss] = []
    added: list[Loss] = []
    for (a, a_end), (b, b_end) in gaps:
        at = manuscript[max(b - 1, 0)].at if manuscript else None
        unpaid = tuple(word for word in source[a:a_end] if not purse.pays(word))
        if unpaid:
            lost.append(Loss(unpaid, tuple(source[max(a - CONTEXT, 0) : a]), at))
        asked_for = (word.text for word in manuscript[b:b_end] if not word.house)
        unasked = tuple(word for word in asked_for if not _takes(given, word))
        if unasked:
            added.append(Loss(unasked, tuple(written[max(b - CONTEXT, 0) : b]), at))
    apart = tuple(purse.spent.items())
    kept = len(source) - sum(purse.spent.values()) - sum(len(loss.words) for loss in lost)
    return Ledger(len(source), kept, apart, tuple(lost), tuple(added))


def _differences(source: Sequence[str], manuscript: Sequence[Word]) -> Iterator[tuple[Gap, Gap]]:
    """The stretches of the two sides that have no partner; the same letters are the same.

    Where a glyph was mended words may have been parted or joined.
    """
    written = [word.text for word in manuscript]
    a = b = 0
    for i, j, size in [*matches(source, written), (len(source), len(written), 0)]:
        text = "".join(word.text for word in manuscript[b:j] if not word.house)
        if "".join(source[a:i]) not in ("".join(written[b:j]), text):
            yield (a, i), (b, j)
        a, b = i + size, j + size


def _house(manuscript: Sequence[Word], gaps: Iterable[tuple[Gap, Gap]]) -> Counter[str]:
    """The words that the house may add and that were found in the source all the same."""
    inside = {number for _, gap in gaps for number in range(*gap)}
    return Counter(
        word.text for number, word in enumerate(manuscript) if word.house and number not in inside
    )


class _Purse:
    """The words that reasons account for; each is paid out once."""

    def __init__(self, reasons: Iterable[Reason]) -> None:
        self._left: dict[str, Counter[str]] = {}
        for reason in reasons:
            self._left.setdefault(reason.why, Counter()).update(reason.words)
        self.spent: dict[str, int] = {}

    def pays(self, word: str) -> bool:
        """Whether a reason accounts for a word that the manuscript lacks."""
        for why, words in self._left.items():
            if _takes(words, word):
                self.spent[why] = self.spent.get(why, 0) + 1
                return True
        return False


def _takes(given: Counter[str], word: str) -> bool:
    """Take a word out of a count, if it is there."""
    if given[word] <= 0:
        return False
    given[word] -= 1
    return True
