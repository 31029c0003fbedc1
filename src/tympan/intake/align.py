"""Which words of one long text are those of another, in order, in time that grows with length."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

# So many words in a row, once on each side, can hardly mean anything but each other; where there
# are none, fewer words are taken for the same.
ANCHORS = (4, 2, 1)
SMALL = 1_000_000  # pairs of words that a thorough look may compare
AHEAD = 4000  # words that are looked at for the next place where two texts agree again

Match = tuple[int, int, int]
Stretch = tuple[int, int]


def matches(left: Sequence[Hashable], right: Sequence[Hashable]) -> list[Match]:
    """The stretches that two sequences share, in order: where on each side, and how long.

    Stretches that stand once on each side are found first (as in patience diff), and only what
    lies between them is compared thoroughly.
    """
    found: list[Match] = []
    waiting = [(0, len(left), 0, len(right))]
    while waiting:
        a, a_end, b, b_end = waiting.pop()
        size = _common(left, right, a, a_end, b, b_end)
        if size:
            found.append((a, b, size))
            a, b = a + size, b + size
        size = _common_at_end(left, right, a, a_end, b, b_end)
        if size:
            a_end, b_end = a_end - size, b_end - size
            found.append((a_end, b_end, size))
        if a == a_end or b == b_end:
            continue
        anchors = _anchors(left[a:a_end], right[b:b_end], (a_end - a) * (b_end - b) > SMALL)
        if anchors:
            waiting.extend(_between(anchors, a, a_end, b, b_end))
        elif (a_end - a) * (b_end - b) <= SMALL:
            matcher = SequenceMatcher(None, left[a:a_end], right[b:b_end], autojunk=False)
            found += [(a + i, b + j, n) for i, j, n in matcher.get_matching_blocks() if n]
        else:
            found += _walked(left, right, (a, a_end), (b, b_end))
    return sorted(found)


def _walked(
    left: Sequence[Hashable],
    right: Sequence[Hashable],
    ours: tuple[int, int],
    theirs: tuple[int, int],
) -> Iterator[Match]:
    """The stretches that a walk along both sides finds, where all that is there stands often."""
    (a, a_end), (b, b_end) = ours, theirs
    while a < a_end and b < b_end:
        if size := _common(left, right, a, a_end, b, b_end):
            yield a, b, size
            a, b = a + size, b + size
            continue
        rows = _rows(right[b : min(b + AHEAD, b_end)], ANCHORS[0])
        first = {row: place for place, row in reversed(list(enumerate(rows)))}
        ahead = enumerate(_rows(left[a : min(a + AHEAD, a_end)], ANCHORS[0]))
        step = next(((i, first[row]) for i, row in ahead if row in first), None)
        if step is None:
            return
        a, b = a + step[0], b + step[1]


def _between(
    anchors: Sequence[tuple[int, int]], a: int, a_end: int, b: int, b_end: int
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches from each anchor to the next; each begins with the words of its anchor."""
    begin_a, begin_b = a, b
    for i, j in anchors:
        yield begin_a, a + i, begin_b, b + j
        begin_a, begin_b = a + i, b + j
    yield begin_a, a_end, begin_b, b_end


def _anchors(
    left: Sequence[Hashable], right: Sequence[Hashable], needed: bool
) -> list[tuple[int, int]]:
    """Places of words in a row that stand once on each side, in the same order on both."""
    for size in ANCHORS if needed else ANCHORS[:1]:
        ours, theirs = _once(left, size), _once(right, size)
        pairs = [(place, theirs[words]) for words, place in ours.items() if words in theirs]
        if pairs:
            return _rising(sorted(pairs))
    return []


def _once(words: Sequence[Hashable], size: int) -> dict[tuple[Hashable, ...], int]:
    rows = _rows(words, size)
    times = Counter(rows)
    return {row: place for place, row in enumerate(rows) if times[row] == 1}


def _rows(words: Sequence[Hashable], size: int) -> list[tuple[Hashable, ...]]:
    """Every few words that stand in a row."""
    return list(zip(*(words[shift:] for shift in range(size)), strict=False))


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rise on both sides."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, right) in enumerate(pairs):
        at = bisect_left(tails, right)
        before.append(last[at - 1] if at else -1)
        if at == len(tails):
            tails.append(right)
            last.append(number)
        else:
            tails[at], last[at] = right, number
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _common(
    left: Sequence[Hashable], right: Sequence[Hashable], a: int, a_end: int, b: int, b_end: int
) -> int:
    size = 0
    limit = min(a_end - a, b_end - b)
    while size < limit and left[a + size] == right[b + size]:
        size += 1
    return size


def _common_at_end(
    left: Sequence[Hashable], right: Sequence[Hashable], a: int, a_end: int, b: int, b_end: int
) -> int:
    size = 0
    limit = min(a_end - a, b_end - b)
    while size < limit and left[a_end - 1 - size] == right[b_end - 1 - size]:
        size += 1
    return size
