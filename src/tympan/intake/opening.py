"""The title of an interview: what its source says, or else words of its own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tympan.intake.heard import Heard, Hearing
from tympan.intake.sections.titles import titles
from tympan.intake.words import words_of
from tympan.intake.writing.imprint import NO_NAME
from tympan.model import ASKING_ROLES

MOST_NAMES = 3
UNTITLED = "Interview"

MOST_NAMES = 3
UNTITLED = "Interview"


@dataclass(frozen=True, slots=True)
class Opening:
    """An interview's title and subtitle, and the interview without the headings they stood in."""

    title: str
    subtitle: str
    hearing: Hearing


def opening(hearing: Hearing, name: str) -> Opening:
    """The headings that an interview begins with become its title and subtitle.

    The last of them stays where headings of its level follow: it is a section's. Without a
    heading and without a title among the facts the guests' names stand over it, or the words of
    the file's `name`, or a phrase of the text.
    """
    leading = _leading(hearing.passages)
    titled = hearing.title
    if not leading:
        return Opening(titled or _guests(hearing) or _named(name) or _drawn(hearing), "", hearing)
    title, *rest = (_line(heard) for heard in leading)
    if titled and not _same(title, titled) and leading[0].passage.level > 1:
        return Opening(titled, "", hearing)
    kept = hearing.passages[len(leading) :]
    if not any(heard.passage.text.strip() for heard in kept):
        return Opening(title, "", hearing)
    return Opening(title, ", ".join(rest), replace(hearing, passages=kept))


def _leading(passages: Sequence[Heard]) -> tuple[Heard, ...]:
    """The headings before the first text, without the one that is a section's."""
    count = 0
    while count < len(passages) and _is_heading(passages[count]):
        count += 1
    levels = {one.passage.level for one in passages[count:] if _is_heading(one)}
    while count and passages[count - 1].passage.level in levels:
        count -= 1
    return tuple(passages[:count])


def _is_heading(heard: Heard) -> bool:
    return heard.passage.kind == "heading" and not heard.speaker


def _line(heard: Heard) -> str:
    return " ".join(heard.passage.text.split())


def _same(one: str, other: str) -> bool:
    ours, theirs = (" ".join(words_of(text)).casefold() for text in (one, other))
    return bool(ours) and (ours == theirs)


def _guests(hearing: Hearing) -> str:
    """The names of those who are asked, when there are few and each has one."""
    names = [voice.name for voice in hearing.voices if voice.role not in ASKING_ROLES]
    named = 0 < len(names) <= MOST_NAMES and not any(NO_NAME.fullmatch(name) for name in names)
    return ", ".join(names) if named else ""


def _drawn(hearing: Hearing) -> str:
    text = "\n".join(heard.passage.text for heard in hearing.passages)
    names = [voice.name for voice in hearing.voices]
    (title,) = titles([text], [""], names, hearing.language)
    return title or UNTITLED


def _named(name: str) -> str:
    """A file's name as words, if it has any; a number or a dash is no title."""
    words = " ".join(Path(name).stem.replace("_", " ").replace("-", " ").split())
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{3}", words) else ""
