"""A volume of many interviews, parted into them where that is certain.

Headings of one level begin its interviews when the book says so itself: they stand in its list of
contents, the same line stands before each, the same rows of facts after each, or each of them
calls itself an interview. Anything less, and the source is one interview with headings.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tympan.intake.source import Doubt, Fenced, Passage, Source
from tympan.intake.voices.join import distance
from tympan.intake.voices.names import tokens
from tympan.intake.voices.words import folded
from tympan.intake.words import words_of

LEAST_INTERVIEWS = 2
LEAST_IN_CONTENTS = 3
LEAST_SHARE = 0.8
# How far before a heading the lines stand that head every interview, and how long they are.
FARTHEST_HEAD = 8
LONGEST_HEAD = 12
# Where the rows of facts stand after a heading.
FARTHEST_ROW = 6
SHORTEST_INTERVIEW = 60

PAGE = re.compile(r"[\s.·…]*\d{1,4}\s*$")
ROW = re.compile(r"([^\W\d_][^:\n]{1,30}):\s")
CALLS_ITSELF = re.compile(
    r"(?:an? |the )?(?:interview|conversation|oral history)\s+(?:with\b|no\.?\s*\d|#?\d|[ivxlc]+\b)"
    r"|(?:interview|gespräch) mit\b|entretien avec\b|entrevista (?:a|con)\b|\S+ ?인터뷰$",
    re.IGNORECASE,
)

FRONT = "front matter of the volume"
HEAD = "line that heads every interview"


def split(source: Source) -> tuple[Source, ...]:
    """The interviews of a volume, each with its title; a source that is one interview alone."""
    passages = source.passages
    starts = _starts(passages)
    if len(starts) < LEAST_INTERVIEWS:
        return (source,)
    furniture = _lines_before(passages, starts)
    begins = [_begin(passages, start, furniture) for start in starts]
    ends = [*begins[1:], len(passages)]
    if any(_length(passages[a:b]) < SHORTEST_INTERVIEW for a, b in zip(starts, ends, strict=True)):
        return (source,)
    return tuple(
        _interview(source, place, (begins, starts, ends), at) for at, place in enumerate(starts)
    )


def _starts(passages: Sequence[Passage]) -> list[int]:
    """The headings that begin an interview each."""
    for level in sorted({each.level for each in passages if each.kind == "heading"}):
        heads = [i for i, p in enumerate(passages) if p.kind == "heading" and p.level == level]
        for find in (_in_the_contents, _behind_a_line, _before_rows, _called_interviews):
            found = find(passages, heads)
            if found:
                return found
    return []


def _length(passages: Sequence[Passage]) -> int:
    return sum(len(words_of(passage.text)) for passage in passages)


def _in_the_contents(passages: Sequence[Passage], heads: list[int]) -> list[int]:
    """The headings that a list with page numbers names, from the first that it names."""
    entries = [
        (at, _letters(PAGE.sub("", passage.text)))
        for at, passage in enumerate(passages)
        if passage.kind in ("text", "item", "term")
        and PAGE.search(passage.text)
        and len(passage.text.split()) <= LONGEST_HEAD
    ]
    if len(entries) < LEAST_IN_CONTENTS:
        return []
    last_entry = entries[-1][0]
    names = {letters for _, letters in entries}
    listed = {
        head
        for head in heads
        if head > entries[0][0] and _is_among(_letters(passages[head].text), names)
    }
    begun = [head for head in heads if listed and head >= min(listed)]
    enough = len(listed) >= LEAST_IN_CONTENTS and len(listed) >= LEAST_SHARE * len(begun)
    return begun if enough and (min(listed) > last_entry or len(listed) > 2) else []


def _letters(name: str) -> tuple[str, ...]:
    """The words of a name in no order, titles and the age behind it left out."""
    name = re.split(r",?\s+\bage\b", name, flags=re.IGNORECASE)[0]
    swapped = [word for piece in name.split(",") for word in tokens(piece)]
    return tuple(sorted(word for word in swapped if word not in ("jr", "sr", "mrs", "mr", "ms")))


def _is_among(letters: tuple[str, ...], names: set[tuple[str, ...]]) -> bool:
    if letters in names:
        return True
    line = " ".join(letters)
    return len(line) > 5 and any(
        abs(len(line) - len(" ".join(name))) <= 2 and distance(line, " ".join(name)) <= 2
        for name in names
    )


def _behind_a_line(passages: Sequence[Passage], heads: list[int]) -> list[int]:
    """The headings before which one and the same line stands."""
    lines = _lines_before(passages, heads)
    behind = [head for head in heads if _begin(passages, head, lines) < head]
    begun = [head for head in heads if behind and head >= behind[0]]
    enough = len(behind) >= LEAST_IN_CONTENTS and len(behind) >= LEAST_SHARE * len(begun)
    return begun if enough else []


def _lines_before(passages: Sequence[Passage], heads: Sequence[int]) -> frozenset[str]:
    """The short lines that stand before three headings or more."""
    counted: Counter[str] = Counter()
    for head in heads:
        counted.update({folded(passages[at].text) for at in _short_before(passages, head)})
    least = max(LEAST_IN_CONTENTS, len(heads) // 2)
    return frozenset(line for line, count in counted.items() if line and count >= least)


def _short_before(passages: Sequence[Passage], head: int) -> range:
    first = head
    while first and head - first < FARTHEST_HEAD and _is_short(passages[first - 1]):
        first -= 1
    return range(first, head)


def _is_short(passage: Passage) -> bool:
    return passage.kind in ("text", "break", "quote") and len(passage.text.split()) <= LONGEST_HEAD


def _begin(passages: Sequence[Passage], head: int, lines: frozenset[str]) -> int:
    """Where the interview of a heading begins: at the first of the lines that stand before it."""
    for at in _short_before(passages, head):
        text = folded(passages[at].text)
        if text in lines or any(len(line) > 9 and distance(text, line) <= 2 for line in lines):
            return at
    return head


def _before_rows(passages: Sequence[Passage], heads: list[int]) -> list[int]:
    """The headings after which the same rows of facts stand (`Date: …`)."""
    rows = [_rows_after(passages, head) for head in heads]
    shared = set.intersection(*rows) if len(rows) >= LEAST_INTERVIEWS else set()
    return heads if shared else []


def _rows_after(passages: Sequence[Passage], head: int) -> set[str]:
    found = set()
    for passage in passages[head + 1 : head + 1 + FARTHEST_ROW]:
        if passage.kind == "heading":
            break
        row = ROW.match(passage.text)
        if row and len(passage.text.split()) <= LONGEST_HEAD and not passage.text.endswith("?"):
            found.add(folded(row[1]))
    return found & {"date", "interview date", "place", "location", "interviewee", "interviewer"}


def _called_interviews(passages: Sequence[Passage], heads: list[int]) -> list[int]:
    called = [head for head in heads if CALLS_ITSELF.match(passages[head].text.strip())]
    return called if len(called) >= LEAST_INTERVIEWS and len(called) == len(heads) else []


def _interview(
    source: Source, start: int, bounds: tuple[list[int], list[int], list[int]], place: int
) -> Source:
    """One interview as a source of its own; what stood before the first is fenced with it."""
    begins, _, ends = bounds
    before = source.passages[: begins[0]] if place == 0 else ()
    head = source.passages[begins[place] : start]
    passages = source.passages[start : ends[place]]
    mine = [each.line for each in (source.passages[begin] for begin in begins)]
    fenced = [each for each in source.fenced if _owner(each, mine) == place]
    set_apart = [*_fenced(before, FRONT), *_fenced(head, HEAD)]
    together = sorted((*fenced, *set_apart), key=lambda each: each.line)
    return replace(
        source,
        passages=passages,
        words=_words(passages, together),
        fenced=tuple(together),
        doubts=tuple(each for each in source.doubts if _owner(each, mine) == place),
        facts={**source.facts, "title": " ".join(passages[0].text.split()).rstrip(",")},
    )


def _owner(each: Fenced | Doubt, lines: list[int]) -> int:
    """The interview in which something stands; what stands before all belongs to the first."""
    return max(bisect_right(lines, each.line) - 1, 0)


def _fenced(passages: Sequence[Passage], why: str) -> list[Fenced]:
    return [
        Fenced(f"{passage.label} {passage.text}".strip(), why, passage.line)
        for passage in passages
        if passage.text.strip() or passage.label
    ]


def _words(passages: Sequence[Passage], fenced: Sequence[Fenced]) -> tuple[str, ...]:
    """The words of one interview in the order of their lines."""
    texts = [(each.line, f"{each.label} {each.text}") for each in passages]
    texts += [(each.line, each.text) for each in fenced]
    return tuple(
        word for _, text in sorted(texts, key=lambda pair: pair[0]) for word in words_of(text)
    )
