"""Labels that are one person: aliases, initials, surnames, and spelling drift."""

from collections import Counter
from collections.abc import Mapping, Sequence

from tympan.intake.source import Doubt
from tympan.intake.voices.letters import stems
from tympan.intake.voices.names import PAREN, bare, initials_of, is_initials, tokens
from tympan.intake.voices.turns import Spoken
from tympan.intake.voices.words import folded, is_letter, kind_of

# A spelling is drift where it is rare, beside another that is at home.
RARE = 2
AT_HOME = 4
SHORTEST_TO_DRIFT = 5

Group = dict[str, int]


def joined(spoken: Sequence[Spoken]) -> tuple[list[Mapping[str, int]], list[Doubt]]:
    """The labels of each voice with their counts, in order of appearance, and what is doubtful."""
    turns = [each for each in spoken if each.opens]
    counts = Counter(turn.under for turn in turns)
    groups = _alike(counts)
    groups = _by_initials(groups)
    groups = _by_part(groups)
    groups, doubts = _by_drift(groups, turns)
    return list(groups), doubts


def _alike(counts: Mapping[str, int]) -> list[Group]:
    """Labels that differ in case, accents, titles or points only; `Q1` and `Q2` are one."""
    groups: dict[object, Group] = {}
    stem = stems(label for label, count in counts.items() for _ in range(count))
    for label, count in counts.items():
        key: object = stem.get(label) or tokens(label) or folded(label)
        groups.setdefault(key, {})[label] = count
    return _sides(list(groups.values()))


def _sides(groups: list[Group]) -> list[Group]:
    """`P` put to `PREGUNTA`, where a text spells a side out once and then shortens it."""
    labels = [next(iter(group)) for group in groups]
    pairs = {
        at: place
        for at, letter in enumerate(labels)
        for place, word in enumerate(labels)
        if is_letter(letter)
        and not is_letter(word)
        and kind_of(letter) == kind_of(word)
        and folded(word).startswith(folded(letter))
    }
    return _merged(groups, pairs)


def _merged(groups: list[Group], pairs: Mapping[int, int]) -> list[Group]:
    """The groups with each of some put into another, at the place of the earlier one."""
    home = {at: at for at in range(len(groups))}
    for guest, host in pairs.items():
        first, second = sorted((home[guest], home[host]))
        home = {at: first if place == second else place for at, place in home.items()}
    merged: dict[int, Group] = {}
    for at, group in enumerate(groups):
        merged.setdefault(home[at], {}).update(group)
    return [merged[place] for place in sorted(merged)]


def _by_initials(groups: list[Group]) -> list[Group]:
    pairs: dict[int, int] = {}
    for at, group in enumerate(groups):
        label = next(iter(group))
        if kind_of(label) or not is_initials(label):
            continue
        letters = "".join(sign for sign in bare(label) if sign.isupper())
        hosts = [
            place
            for place, other in enumerate(groups)
            if place != at
            and any(letters in initials_of(name) or letters in _given(name) for name in other)
        ]
        if len(hosts) == 1:
            pairs[at] = hosts[0]
    return _merged(groups, pairs)


def _given(label: str) -> set[str]:
    """What a label itself gives in parentheses."""
    return {"".join(filter(str.isalpha, inner)) for inner in PAREN.findall(label)}


def _by_part(groups: list[Group]) -> list[Group]:
    """`Bill` and `Barry` put to `Bill Barry`, where only one name has that word."""
    pairs: dict[int, int] = {}
    for at, group in enumerate(groups):
        words = tokens(next(iter(group)))
        if len(words) != 1 or kind_of(next(iter(group))):
            continue
        hosts = [
            place
            for place, other in enumerate(groups)
            if place != at
            and any(len(tokens(name)) > 1 and words[0] in tokens(name) for name in other)
        ]
        if len(hosts) == 1:
            pairs[at] = hosts[0]
    return _merged(groups, pairs)


def counted_under(labels: Sequence[str]) -> dict[str, str]:
    """What each label counts for: a surname and initials for the one full name that they fit."""
    found = dict(stems(labels))
    full = {tokens(label): label for label in labels if len(tokens(label)) > 1}
    for label in labels:
        if label in found:
            continue
        words = tokens(label)
        letters = "".join(filter(str.isupper, bare(label))) if is_initials(label) else ""
        hosts = [
            host
            for host, name in full.items()
            if (len(words) == 1 and words[0] in host) or letters in initials_of(name)
        ]
        alone = len(words) == 1 and len(hosts) == 1 and not kind_of(label)
        found[label] = " ".join(hosts[0] if alone else words) or folded(bare(label))
    return found


def _by_drift(groups: list[Group], turns: Sequence[Spoken]) -> tuple[list[Group], list[Doubt]]:
    pairs: dict[int, int] = {}
    doubts = []
    for at, group in enumerate(groups):
        for place, other in enumerate(groups):
            if at == place or sum(group.values()) > sum(other.values()):
                continue
            rare, home = _nearest(group, other)
            if not rare or (sum(group.values()) == sum(other.values()) and at < place):
                continue
            certain = _is_certain(group, other, rare, home, turns, len(groups))
            if certain:
                pairs[at] = place
            line = next(turn.passage.line for turn in turns if turn.under == rare)
            doubts.append(_doubt(line, bare(rare), bare(home), joined_already=certain))
    return _merged(groups, pairs), doubts


def _doubt(line: int, rare: str, home: str, joined_already: bool) -> Doubt:
    if joined_already:
        message = f"“{rare}” was taken for “{home}”, spelt another way"
        return Doubt(line, message, f"if they are two, declare “{rare}” as a speaker of its own")
    message = f"“{rare}” and “{home}” may be one speaker, spelt two ways"
    mend = f"if they are one, make “{rare}” an alias of {home}; if they are two, leave them"
    return Doubt(line, message, mend)


def _nearest(group: Group, other: Group) -> tuple[str, str]:
    for rare in group:
        for home in other:
            if not (kind_of(rare) or kind_of(home)) and is_near(tokens(rare), tokens(home)):
                return rare, home
    return "", ""


def is_near(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names are so alike that one may be the other misspelt."""
    a, b = " ".join(one), " ".join(two)
    if min(len(a), len(b)) < SHORTEST_TO_DRIFT or a == b:
        return False
    return distance(a, b) <= (1 if min(len(a), len(b)) < 9 else 2)


def _is_certain(
    group: Group, other: Group, rare: str, home: str, turns: Sequence[Spoken], voices: int
) -> bool:
    if sum(group.values()) > RARE or sum(other.values()) < AT_HOME:
        return False
    one, two = tokens(rare), tokens(home)
    if "".join(one).replace("-", "") == "".join(two).replace("-", ""):
        return True
    if len(one) == len(two) > 1 and set(one) & set(two):
        return True
    beside = {
        turns[at + step].under
        for at, turn in enumerate(turns)
        if turn.under == rare
        for step in (-1, 1)
        if 0 <= at + step < len(turns)
    }
    return voices == 3 and not beside & set(other)


def distance(one: str, two: str) -> int:
    """How many letters must be put in, left out, changed or swapped to make one of the other."""
    before: list[int] = []
    last = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(two, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]
