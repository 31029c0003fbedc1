"""Sections: where the subject turns, each with a title drawn from its own words."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tympan.intake.heard import Heard, Hearing
from tympan.intake.sections.cohesion import cohesion, turns
from tympan.intake.sections.cuts import LONGEST_TARGET, cuts
from tympan.intake.sections.places import places
from tympan.intake.sections.titles import titles
from tympan.intake.terms import UNSPACED, base, terms
from tympan.intake.words import words_of
from tympan.model import ASKING_ROLES

# What stands before the first heading needs a title of its own only when it is long.
UNTITLED = 200
# A part under one heading is cut further only where it is too long to be read in one go.
TOO_LONG = 3 * LONGEST_TARGET


@dataclass(frozen=True, slots=True)
class Part:
    """A section to be: under a heading of the source, or with a title drawn from its words."""

    heading: Heard | None
    title: str
    passages: tuple[Heard, ...]


def divide(hearing: Hearing) -> tuple[Part, ...]:
    """The sections of an interview; headings of the source win over turns of the subject."""
    asking = {voice.id for voice in hearing.voices if voice.role in ASKING_ROLES}
    parts = list(_under_headings(hearing.passages))
    divided = [
        part
        for whole in parts
        for part in _divided(whole, hearing.language, asking, len(parts) == 1)
    ]
    return _titled(divided, hearing, asking)


def length(passages: Sequence[Heard], language: str) -> int:
    """How many words there are to read; two Han or kana characters are read like one word."""
    counted = sum(len(words_of(heard.passage.text)) for heard in passages)
    return counted // 2 if base(language) in UNSPACED else counted


def _under_headings(passages: Sequence[Heard]) -> Iterator[Part]:
    """The parts between the headings of the highest level that divides the text."""
    level = _dividing(passages)
    heading: Heard | None = None
    body: list[Heard] = []
    for heard in passages:
        if not _is_heading(heard) or heard.passage.level != level:
            body.append(heard)
        elif heading and not any(one.passage.text.strip() for one in body):
            body.append(heard)  # a heading right under a heading stays inside
        else:
            if body or heading:
                yield Part(heading, "", _trimmed(body))
            heading, body = heard, []
    if body or heading:
        yield Part(heading, "", _trimmed(body))


def _dividing(passages: Sequence[Heard]) -> int:
    levels = [heard.passage.level for heard in passages if _is_heading(heard)]
    repeated = [level for level in levels if levels.count(level) > 1]
    return min(repeated or levels, default=0)


def _is_heading(heard: Heard) -> bool:
    return heard.passage.kind == "heading" and not heard.speaker


def _divided(whole: Part, language: str, asking: Collection[str], alone: bool) -> Iterator[Part]:
    """A part cut where its subject turns, when it is the only one or far too long."""
    passages = whole.passages
    inner = any(_is_heading(heard) for heard in passages)
    found: list[int] = []
    if not inner and (alone or length(passages, language) > TOO_LONG):
        lengths = [length((heard,), language) for heard in passages]
        about = [terms(heard.passage.text, language) for heard in passages]
        found = cuts(lengths, turns(cohesion(about, lengths, places(passages, asking))))
    edges = [0, *found, len(passages)]
    for number, (start, end) in enumerate(pairwise(edges)):
        heading = whole.heading if number == 0 else None
        yield Part(heading, "", _trimmed(passages[start:end]))


def _trimmed(passages: Sequence[Heard]) -> tuple[Heard, ...]:
    """The passages without breaks at the two ends: a new section is break enough."""
    kept = list(passages)
    while kept and kept[0].passage.kind == "break":
        kept.pop(0)
    while kept and kept[-1].passage.kind == "break":
        kept.pop()
    return tuple(kept)


def _titled(parts: Sequence[Part], hearing: Hearing, asking: Collection[str]) -> tuple[Part, ...]:
    texts = ["\n".join(heard.passage.text for heard in part.passages) for part in parts]
    openings = [_opening(part, asking) for part in parts]
    names = [name for voice in hearing.voices for name in (voice.name, *voice.aliases)]
    found = titles(texts, openings, names, hearing.language)
    headed = any(_is_heading(heard) for heard in hearing.passages)
    return tuple(
        part
        if part.heading or (number == 0 and headed and _is_short(part, hearing.language))
        else replace(part, title=title)
        for number, (part, title) in enumerate(zip(parts, found, strict=True))
    )


def _is_short(part: Part, language: str) -> bool:
    return length(part.passages, language) <= UNTITLED


def _opening(part: Part, asking: Collection[str]) -> str:
    """The question that a section begins with."""
    first = part.passages[0] if part.passages else None
    return first.passage.text if first and first.speaker in asking else ""
