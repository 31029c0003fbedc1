"""The cast: labels that are one person joined, and what each of them does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tympan.intake.heard import Voice
from tympan.intake.source import Doubt
from tympan.intake.voices.asked import ANSWERS, ASKS
from tympan.intake.voices.join import joined
from tympan.intake.voices.names import PAREN, TITLES, bare, initials_of, is_initials, slug, tokens
from tympan.intake.voices.parts import parts_played
from tympan.intake.voices.turns import Spoken
from tympan.intake.voices.words import folded, is_letter, kind_of


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone who speaks; `ids` finds the voice of a label."""

    voices: tuple[Voice, ...]
    ids: Mapping[str, str]
    doubts: tuple[Doubt, ...] = ()


def cast(spoken: Sequence[Spoken], mentioned: Iterable[str], guest: str) -> Cast:
    """The voices of a text, by its labels and by the names that stand beside its turns."""
    groups, doubts = joined(spoken)
    roles = parts_played(spoken, groups)
    names = list(mentioned)
    ids: dict[str, str] = {}
    voices: list[Voice] = []
    for group, role in zip(groups, roles, strict=True):
        voice = _voice(group, role, names, guest, taken={voice.id for voice in voices})
        voices.append(voice)
        ids.update(dict.fromkeys(group, voice.id))
    return Cast(tuple(voices), ids, tuple(doubts))


def _voice(
    group: Mapping[str, int], role: str, mentioned: Sequence[str], guest: str, taken: set[str]
) -> Voice:
    """One voice of the labels that are its own, each with how often it stands."""
    name = _fullest(group)
    short = _shortest_habit(group, name)
    if name in (ASKS, ANSWERS):
        name = guest if name == ANSWERS and guest else {ASKS: "Q", ANSWERS: "A"}[name]
        short = name
    elif not kind_of(name) and len(tokens(name)) == 1:
        fuller = _in_full(name, mentioned)
        name, short = fuller or name, short
    spellings = [_plain(label, group) for label in group]
    spellings += [*(inner for label in group for inner in _inner(label))]
    known = {folded(name), folded(short), ASKS, ANSWERS}
    aliases = tuple(
        alias for alias in dict.fromkeys(spellings) if folded(alias) not in known and alias
    )
    return Voice(_id(name, short, role, taken), name, short, role, aliases)


def _plain(label: str, group: Mapping[str, int]) -> str:
    """A label as a name, with its letters as they stand; `Q1` among other numbers is `Q`."""
    name = bare(label) or label
    return name[0] if len(group) > 1 and is_letter(label) else name


def _fullest(group: Mapping[str, int]) -> str:
    """The longest form of the name, in the spelling that stands most often."""
    if set(group) & {ASKS, ANSWERS}:
        return next(iter(group))
    names = {label: _plain(label, group) for label in group}
    full = max(names.values(), key=lambda name: (len(tokens(name)), not name.isupper()))
    same = [label for label, name in names.items() if tokens(name) == tokens(full)]
    return names[max(same, key=lambda label: group[label])]


def _shortest_habit(group: Mapping[str, int], name: str) -> str:
    """The label that the text keeps to after the first meeting."""
    often = max(group, key=lambda label: group[label])
    return _plain(often, group) if group[often] > 1 else name


def _inner(label: str) -> list[str]:
    """The initials that a label gives in parentheses: `Ann Bell (AB)`."""
    return [inner for inner in PAREN.findall(label) if is_initials(inner)]


def _in_full(label: str, mentioned: Sequence[str]) -> str:
    """The one full name in the text that a first name, a surname or initials stand for."""
    letters = "".join(sign for sign in bare(label) if sign.isupper())
    found = {
        tokens(name): name
        for name in mentioned
        if is_initials(label) and letters in initials_of(name)
    }
    if not found:
        (word,) = tokens(label)
        found = {
            tokens(name): name
            for name in mentioned
            if len(tokens(name)) > 1 and word in (tokens(name)[0], tokens(name)[-1])
        }
    return next(iter(found.values())) if len(found) == 1 else ""


def _id(name: str, short: str, role: str, taken: set[str]) -> str:
    words = [word for word in tokens(name) if word not in TITLES]
    wanted = slug(short) if is_letter(short) or kind_of(short) else ""
    wanted = wanted or slug(" ".join(words)) or slug(short) or role
    number = 2
    unique = wanted
    while unique in taken:
        unique = f"{wanted}-{number}"
        number += 1
    return unique
