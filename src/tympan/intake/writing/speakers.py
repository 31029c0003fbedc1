"""Voices as the speakers of a settings file, with every label that leads to them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tympan.intake.heard import Heard, Voice
from tympan.intake.writing.escape import clean
from tympan.intake.writing.toml import line, row
from tympan.read.voices import folded


@dataclass(frozen=True, slots=True)
class Cast:
    """The voices of an interview, their aliases as they can be told apart, and each label."""

    voices: tuple[Voice, ...]
    aliases: Mapping[str, tuple[str, ...]]
    labels: Mapping[tuple[str, str], str]


def cast(voices: Sequence[Voice], passages: Iterable[Heard]) -> Cast:
    """Who speaks, and which label stands for whom: one that two could bear is given to none."""
    owners: dict[str, str] = {}
    for voice in voices:
        for label in (voice.id, voice.name, voice.short):
            owners.setdefault(folded(label), voice.id)
    aliases: dict[str, list[str]] = {voice.id: [] for voice in voices}
    for voice in voices:
        for alias in voice.aliases:
            if folded(alias) not in owners:
                owners[folded(alias)] = voice.id
                aliases[voice.id].append(alias)
    names = {voice.id: voice.name for voice in voices}
    labels: dict[tuple[str, str], str] = {}
    for heard in passages:
        key = (heard.speaker, heard.label)
        if not heard.speaker or key in labels:
            continue
        label = bare(heard.label)
        if label and folded(label) not in owners:
            owners[folded(label)] = heard.speaker
            aliases[heard.speaker].append(label)
        known = bool(label) and owners[folded(label)] == heard.speaker
        labels[key] = label if known else _own(heard.speaker, names, owners)
    return Cast(tuple(voices), {key: tuple(kept) for key, kept in aliases.items()}, labels)


def bare(label: str) -> str:
    """A label as it is written before the colon."""
    return " ".join(clean(label).split()).rstrip(":：").strip()


def speakers(cast: Cast) -> Iterator[str]:
    """The tables [speakers.…] of a settings file."""
    for voice in cast.voices:
        yield ""
        yield f"[speakers.{voice.id}]"
        yield line("name", voice.name)
        if voice.short and voice.short != voice.name:
            yield line("short", voice.short)
        yield line("role", voice.role)
        if cast.aliases[voice.id]:
            yield row("aliases", cast.aliases[voice.id])


def _own(speaker: str, names: Mapping[str, str], owners: Mapping[str, str]) -> str:
    """A voice's own name, or its id where another bears the same name."""
    name = bare(names[speaker])
    return name if owners.get(folded(name)) == speaker else speaker
