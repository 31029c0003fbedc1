"""Dialogue dashes and signs: each paragraph that opens with one is another turn of two voices."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from tympan.intake.source import Doubt, Passage
from tympan.intake.voices.asked import ANSWERS, ASKS
from tympan.intake.voices.asking import ends_asking
from tympan.intake.voices.cut import after
from tympan.intake.voices.turns import Script, Spoken, number_of

DASHES = "–—―−─‐⸺-"
SIGNS = "▲▼△▽■□●○◆◇▶▷►◀▪※"
OPENING = re.compile(rf"[\s\u200b\ufeff]*([{DASHES}]{{1,3}}|[{SIGNS}])\s*(?=\S)")
LEAST_OPENINGS = 3
LEAST_SHARE = 0.6
LEAST_ASKED = 0.25
# The share of its paragraphs that ask, from which a sign is the questions' own.
NEARLY_ALL = 0.8


def by_dashes(passages: Sequence[Passage]) -> tuple[Script, tuple[Doubt, ...]] | None:
    """The turns of a text in dialogue dashes; none where the dashes are no dialogue's."""
    opened = {at: sign for at, each in enumerate(passages) if (sign := _sign(each))}
    asked = {at for at in opened if ends_asking(passages[at].text)}
    if len(opened) < LEAST_OPENINGS or len(asked) < LEAST_ASKED * len(opened):
        return None
    sides = _by_sign(opened, asked) or _asked_only(passages, opened, asked)
    if sides:
        return _script(passages, sides), ()
    sides = _alternating(passages, opened, asked)
    if not sides:
        return None
    script = _script(passages, sides)
    return script, tuple(_uncertain(script.spoken))


def _sign(passage: Passage) -> str:
    """The dash or sign a paragraph opens with; all dashes are one sign."""
    if passage.kind == "item":
        return DASHES[0] if passage.label in ("–", "—", "―") else ""
    found = OPENING.match(passage.text) if passage.kind == "text" else None
    if not found:
        return ""
    return DASHES[0] if found[1][0] in DASHES else found[1]


def _by_sign(opened: Mapping[int, str], asked: Set[int]) -> dict[int, str]:
    """Two signs, of which one asks and the other answers."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, sign in opened.items():
        places[sign].append(at)
    if len(places) != 2 or min(map(len, places.values())) < 2:
        return {}
    shares = {sign: sum(at in asked for at in each) / len(each) for sign, each in places.items()}
    low, high = sorted(shares, key=lambda sign: shares[sign])
    if shares[high] < 2 * shares[low] or shares[high] < NEARLY_ALL / 2:
        return {}
    return {at: ASKS if sign == high else ANSWERS for at, sign in opened.items()}


def _asked_only(
    passages: Sequence[Passage], opened: Mapping[int, str], asked: Set[int]
) -> dict[int, str]:
    """Questions with a dash, each answered by paragraphs without one."""
    answered = sum(
        at + 1 < len(passages)
        and at + 1 not in opened
        and passages[at + 1].kind == "text"
        and not ends_asking(passages[at + 1].text)
        for at in opened
    )
    enough = NEARLY_ALL * len(opened)
    return dict.fromkeys(opened, ASKS) if min(len(asked), answered) >= enough else {}


def _alternating(
    passages: Sequence[Passage], opened: Mapping[int, str], asked: Set[int]
) -> dict[int, str]:
    """Two voices by turns, the one who asks more being the interviewer; none if they ask alike."""
    places = sorted(opened)
    zone = passages[places[0] : places[-1] + 1]
    worded = sum(each.kind in ("text", "item") and bool(each.text.strip()) for each in zone)
    even = sum(at in asked for at in places[::2])
    odd = len(asked) - even
    if len(places) < LEAST_SHARE * worded or abs(even - odd) * 2 <= len(asked):
        return {}
    first, second = (ASKS, ANSWERS) if even > odd else (ANSWERS, ASKS)
    return {at: second if place % 2 else first for place, at in enumerate(places)}


def _script(passages: Sequence[Passage], sides: Mapping[int, str]) -> Script:
    fenced = tuple(each for at in sides for each in number_of(passages[at]))
    return Script(tuple(_turns(passages, sides)), fenced)


def _turns(passages: Sequence[Passage], sides: Mapping[int, str]) -> list[Spoken]:
    """The passages with their speakers; what follows a question without a sign answers it."""
    answers_unsigned = ANSWERS not in sides.values()
    spoken: list[Spoken] = []
    under = ""
    for at, passage in enumerate(passages):
        if at in sides:
            under = sides[at]
            spoken.append(Spoken(_unsigned(passage), under, "", True))
        elif passage.kind in ("heading", "break", "note"):
            under = under if passage.kind == "note" else ""
            spoken.append(Spoken(passage))
        else:
            opens = answers_unsigned and under == ASKS and passage.kind != "picture"
            under = ANSWERS if opens else under
            spoken.append(Spoken(passage, under, "", opens))
    return spoken


def _unsigned(passage: Passage) -> Passage:
    found = OPENING.match(passage.text) if passage.kind == "text" else None
    taken = after(passage, found.end()) if found else passage
    return replace(taken, kind="text", level=0, label="")


def _uncertain(turns: Sequence[Spoken]) -> list[Doubt]:
    """The places where two turns run against what their punctuation says."""
    return [
        Doubt(
            turn.passage.line,
            "this turn is given to the one who answers by the order of the dashes, yet it asks",
            "read the turns around it and correct their labels if the order slips here",
        )
        for turn in turns
        if turn.opens
        and turn.under == ANSWERS
        and ends_asking(turn.passage.text)
        and len(turn.passage.text.split()) > 5
    ]
