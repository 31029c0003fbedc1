"""Who speaks: the speakers of a settings file, and the labels they are known by."""

import re
from collections.abc import Iterable, Mapping

from tympan.diagnostic import Diagnostic
from tympan.model import SPEAKER_ROLES, Speaker
from tympan.read.faults import fault
from tympan.read.settings import Table, choice, inner, refuse_unknown, required, text, texts

NAME_OF_AN_ID = re.compile(r"[A-Za-z0-9_-]+")


def speakers(table: Table) -> tuple[Speaker, ...]:
    """The speakers of edition.toml or interview.toml, in its order."""
    declared = inner(table, "speakers")
    return tuple(_speaker(name, inner(declared, name)) for name in declared.values)


def _speaker(name: str, table: Table) -> Speaker:
    refuse_unknown(table, ("name", "short", "role", "aliases", "about"))
    if not NAME_OF_AN_ID.fullmatch(name):
        message = f"the speaker's id “{name}” has other characters than letters, digits, - and _"
        mend = 'write it like [speakers.lee] and give the name below: name = "…"'
        table.faults.append(fault("wrong-value", table.at(), message, mend))
    full = required(table, "name", name)
    return Speaker(
        id=name,
        name=full,
        short=text(table, "short") or full,
        role=choice(table, "role", SPEAKER_ROLES, "guest"),
        at=table.at(),
        aliases=texts(table, "aliases"),
        about=text(table, "about"),
    )


def together(edition: Iterable[Speaker], interview: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Everyone an interview knows; of two with one id the interview's own stands."""
    return tuple({speaker.id: speaker for speaker in (*edition, *interview)}.values())


def voices(known: Iterable[Speaker], faults: list[Diagnostic]) -> Mapping[str, str]:
    """The speaker's id for each label, folded; a label of two speakers is a fault."""
    found: dict[str, str] = {}
    for speaker in known:
        for label in (speaker.id, speaker.name, speaker.short, *speaker.aliases):
            other = found.setdefault(folded(label), speaker.id)
            if other != speaker.id:
                message = f"“{label}” is a label of “{speaker.id}” and of “{other}”"
                mend = "give one of them another short name or alias"
                faults.append(fault("shared-label", speaker.at, message, mend))
    return found


def folded(label: str) -> str:
    """A label without regard to case and white space."""
    return " ".join(label.casefold().split())
