"""What was heard: the source's passages with their speakers and quotations found."""

from dataclasses import dataclass

from tympan.intake.source import Doubt, Fenced, Passage


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a prose passage: characters `start` to `end` of its text, marks included.

    `speaker` is a voice's id, or empty when nobody is named; `partial` for a fragment inside the
    narrator's sentence; `why` tells how the speaker was found (`tag before`, `tag after`,
    `continued`, `only voice`, …).
    """

    start: int
    end: int
    speaker: str
    partial: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A passage with who speaks in it.

    `speaker` is a voice's id, empty in narration. `label` is the label as it stood in the source,
    already taken off the passage; `opens` is true where a turn begins (a paragraph that goes on
    with the turn before has the same speaker and does not open).
    """

    passage: Passage
    speaker: str = ""
    label: str = ""
    opens: bool = False
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks: `role` is one of `model.SPEAKER_ROLES`, `aliases` are other spellings."""

    id: str
    name: str
    short: str
    role: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hearing:
    """One interview as heard; `shape` names how the source marks its speakers, for the report."""

    title: str
    language: str
    shape: str
    voices: tuple[Voice, ...]
    passages: tuple[Heard, ...]
    fenced: tuple[Fenced, ...] = ()
    doubts: tuple[Doubt, ...] = ()
