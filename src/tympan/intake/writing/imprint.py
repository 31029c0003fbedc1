"""edition.toml and interview.toml: what is known of an import, and nothing that is not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tympan.intake.heard import Voice
from tympan.intake.writing.speakers import Cast, speakers
from tympan.intake.writing.toml import line, quoted
from tympan.model import ASKING_ROLES

# Names that are a role or a place in a row, and nobody's own.
NO_NAME = re.compile(
    r"(?i)(?:q|a|p|r|f|unknown|narrator|interviewer|interviewee|guest|host|moderator|audience"
    r"|question|answer|speaker|participant|voice|man|woman|male|female|all|both)\b.*|\W*\w?\W*|.*\d.*"
)
AUTHORS = ("author", "authors", "byline", "by", "creator", "writer", "postauthors")
TRANSCRIBERS = ("transcript_by", "transcriber", "transcribed_by")
NOBODY = "Unknown"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is said of an edition as a whole; `allow` pairs a rule with the places it is about."""

    title: str
    subtitle: str
    language: str
    identifier: str
    date: str
    source: str
    contributors: tuple[tuple[str, str], ...]
    allow: tuple[tuple[str, str], ...] = field(default=())


def edition_toml(imprint: Imprint, cast: Cast | None) -> str:
    """The settings of an edition; the speakers of a collection stand with its interviews."""
    date = imprint.date if len(imprint.date) == 10 else quoted(imprint.date)
    lines = [
        "# Written by `tympan import`. Everything here is yours to change.",
        line("title", imprint.title),
        *([line("subtitle", imprint.subtitle)] if imprint.subtitle else []),
        line("language", imprint.language),
        line("identifier", imprint.identifier),
        f"date = {date}",
        line("source", imprint.source),
        *_allowed(imprint.allow),
        *(speakers(cast) if cast else ()),
    ]
    for name, role in imprint.contributors:
        lines += ["", "[[contributors]]"]
        if name == NOBODY:
            lines.append("# The source names nobody: put the name that should stand here.")
        lines += [line("name", name), line("role", role)]
    return "\n".join(lines) + "\n"


def interview_toml(title: str, standfirst: str, cast: Cast) -> str:
    """The settings of one interview of a collection."""
    opening = [line("title", title)] + ([line("standfirst", standfirst)] if standfirst else [])
    return "\n".join([*opening, *speakers(cast)]) + "\n"


def contributors(facts: dict[str, str], voices: Iterable[Voice]) -> tuple[tuple[str, str], ...]:
    """Who made the source, and who speaks in it under a name; never nobody."""
    found: list[tuple[str, str]] = []
    voices = [voice for voice in voices if not NO_NAME.fullmatch(voice.name)]
    taken = [set(voice.name.casefold().split()) for voice in voices]
    for key, role in [(key, "author") for key in AUTHORS] + [
        (key, "transcriber") for key in TRANSCRIBERS
    ]:
        for name in _names(facts, key):
            folded = set(name.casefold().split())
            if not any(folded <= other for other in taken):
                taken.append(folded)
                found.append((name, role))
    for voice in voices:
        asks = voice.role in ASKING_ROLES
        found.append((voice.name, "interviewer" if asks else "interviewee"))
    return tuple(dict.fromkeys(found)) or ((NOBODY, "author"),)


def _names(facts: dict[str, str], key: str) -> list[str]:
    lower = {name.casefold(): value for name, value in facts.items()}
    names = re.split(r";|, | and | & ", lower.get(key, ""))
    return [name.strip() for name in names if name.strip()]


def _allowed(allow: Sequence[tuple[str, str]]) -> list[str]:
    """Faults of the source that repair could not mend, so that the edition prints at once."""
    if not allow:
        return []
    lines = ["# The source has these faults still; mend them, and take the line away:", "allow = ["]
    for rule, places in allow:
        lines.append(f"  {quoted(rule)},  # {places}")
    return [*lines, "]"]
