"""What each voice does, by what it is called and by how it behaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tympan.intake.voices.asked import ANSWERS, ASKS
from tympan.intake.voices.asking import ends_asking
from tympan.intake.voices.letters import side
from tympan.intake.voices.names import HOSTS
from tympan.intake.voices.turns import Spoken
from tympan.intake.voices.words import folded, is_letter, kind_of

PANEL = 3
# The share of turns that end asking, from which a voice is taken to ask.
ASKS_OFTEN = 0.4
ASKS_MORE = 0.2
HUB_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class _Habit:
    turns: int
    asking: float
    words: float


def parts_played(spoken: Sequence[Spoken], groups: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    """The role of each group of labels; `guest` where nothing tells."""
    letters = {folded(label)[0] for group in groups for label in group if is_letter(label)}
    called = [_called(group, letters) for group in groups]
    habits = [_habit(spoken, group) for group in groups]
    asker = None if any(role in ("interviewer", "host") for role in called) else _asker(habits)
    others = [at for at, role in enumerate(called) if not role and at != asker]
    is_panel = len(others) >= PANEL
    roles = []
    for at, role in enumerate(called):
        if at == asker:
            role = "host" if is_panel else "interviewer"
        roles.append(role or ("panel" if is_panel else "guest"))
    return tuple(roles)


def _called(group: Mapping[str, int], letters: set[str]) -> str:
    label = next(iter(group))
    if label == ASKS:
        return "interviewer"
    if label == ANSWERS:
        return "guest"
    if is_letter(label):
        return side(folded(label)[0], letters - {folded(label)[0]})
    offices = {folded(part) for name in group for part in name.split(",")}
    if offices & HOSTS:
        return "host"
    kind = kind_of(label)
    return {"asks": "interviewer", "answers": "guest", "listens": "audience"}.get(kind, "")


def _habit(spoken: Sequence[Spoken], group: Mapping[str, int]) -> _Habit:
    turns: list[list[str]] = []
    speaks = False
    for each in spoken:
        speaks = each.under in group
        if speaks and each.opens:
            turns.append([])
        if speaks and turns:
            turns[-1].append(each.passage.text)
    asking = sum(any(map(ends_asking, turn)) or _asks_within(turn) for turn in turns)
    words = sum(len(text.split()) for turn in turns for text in turn)
    return _Habit(len(turns), asking / max(len(turns), 1), words / max(len(turns), 1))


def _asks_within(turn: list[str]) -> bool:
    """A short turn that holds a question asks, though a word may follow it."""
    text = " ".join(turn)
    return len(text.split()) < 60 and any(mark in text for mark in "?？؟")


def _asker(habits: Sequence[_Habit]) -> int | None:
    """The one voice that asks more often than any other, and more than it answers."""
    if len(habits) < 2:
        return None
    hub = _hub(habits)
    if hub is not None:
        return hub
    ranked = sorted(range(len(habits)), key=lambda at: habits[at].asking, reverse=True)
    first, second = (habits[at] for at in ranked[:2])
    if first.turns < 2 and len(habits) > 2:
        return None
    clear = first.asking - second.asking
    shorter = first.words < second.words
    if first.asking >= ASKS_OFTEN and (clear >= ASKS_MORE or (clear > 0.05 and shorter)):
        return ranked[0]
    return ranked[0] if clear >= 0.15 and shorter and first.asking >= 0.25 else None


def _hub(habits: Sequence[_Habit]) -> int | None:
    """The first to speak among four or more, if every other turn is theirs and they ask most."""
    total = sum(habit.turns for habit in habits)
    first = habits[0]
    asks_most = first.asking >= max(habit.asking for habit in habits)
    if len(habits) > PANEL and first.turns >= HUB_SHARE * total and asks_most:
        return 0
    return None
