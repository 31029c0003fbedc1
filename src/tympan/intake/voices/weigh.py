"""Labels weighed over the whole text: which of them name who speaks.

No single line decides. A label counts when it recurs, when what follows it are sentences, when
others like it stand in the same form, and when its word is not used as a common word elsewhere.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tympan.intake.source import Passage
from tympan.intake.voices.asking import ends_asking, is_set_apart
from tympan.intake.voices.header import MANY_WORDS, below_the_header, is_legend, is_spoken
from tympan.intake.voices.join import counted_under, is_near
from tympan.intake.voices.label import Mark
from tympan.intake.voices.names import (
    TITLES,
    bare,
    initials_of,
    is_handle,
    is_name_like,
    tokens,
)
from tympan.intake.voices.words import folded, is_letter, kind_of

# Labels in these forms are easily something else; they must carry the whole text between them.
LOOSE = ("bare", "bracket", "capitals", "dashed", "ideographic")
FAMILIES = (
    ("speaker",),
    ("colon", "bold", "letter"),
    ("term",),
    ("alone",),
    *((f,) for f in LOOSE),
)
LEAST_SHARE_WHEN_LOOSE = 0.4
LEAST_SHARE_WHEN_ALONE = 0.2
LEAST_OF_A_HANDLE = 3

# Punctuation that a spoken text may break off at; a row of facts has none.
BREAKS_OFF = re.compile(r"[.?!…。？！؟:,;—–\-)\]]['\"’”»」』)\]*_]*\s*$")


@dataclass(frozen=True, slots=True)
class Usage:
    """How the text itself writes its words: `common` small, `proper` large in mid-sentence."""

    common: frozenset[str]
    proper: frozenset[str]


@dataclass(frozen=True, slots=True)
class Choice:
    """The marks that name who speaks, in order, and those that only may (`doubtful`)."""

    marks: tuple[Mark, ...]
    doubtful: tuple[Mark, ...] = ()


def choose(passages: Sequence[Passage], marks: Iterable[Mark]) -> Choice:
    """The marks that name who speaks, from the family of forms that carries most of the text."""
    found = list(marks)
    written = usage(passages)
    rivals = [_in_family(passages, found, family, written) for family in FAMILIES]
    best = max(rivals, key=lambda choice: len(choice.marks))
    if not best.marks:
        return best
    keys = counted_under([mark.label for mark in found])
    taken = {mark.index for mark in best.marks}
    names = {keys[mark.label] for mark in best.marks}
    others = [
        mark
        for mark in found
        if mark.index not in taken
        and keys[mark.label] in names
        and (mark.form not in ("alone", "term") or _is_followed(passages, mark))
        and not is_legend(passages, mark)
    ]
    merged = {mark.index: mark for mark in (*reversed(others), *best.marks)}
    return Choice(tuple(merged[index] for index in sorted(merged)), best.doubtful)


def usage(passages: Sequence[Passage]) -> Usage:
    """The words that the text writes small, and those that it writes large in mid-sentence."""
    text = "\n".join(passage.text for passage in passages)
    small = frozenset(word for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    large = re.findall(r"(?<=[^\W\d_A-Z][ ,] )[^\W\d_]+|(?<=[a-z] )[^\W\d_]+", text)
    return Usage(small, frozenset(folded(word) for word in large if word[0].isupper()) - small)


def _in_family(
    passages: Sequence[Passage], found: list[Mark], forms: tuple[str, ...], written: Usage
) -> Choice:
    marks = [mark for mark in found if mark.form in forms]
    if forms == ("speaker",):
        return Choice(tuple(marks))
    marks = below_the_header(passages, marks)
    groups: dict[str, list[Mark]] = defaultdict(list)
    keys = counted_under([mark.label for mark in marks])
    for mark in marks:
        groups[keys[mark.label]].append(mark)
    strong = {key for key, group in groups.items() if _is_strong(passages, group, written.common)}
    strong |= _between_turns(passages, groups, strong, written)
    if not _make_a_conversation(passages, groups, strong, forms):
        strong = _all_of_a_short_text(passages, groups, written.common)
    if not strong:
        return Choice(())
    chosen = [mark for key in strong for mark in groups[key]]
    known = {mark.label for mark in chosen}
    singles = [mark for key, group in groups.items() if key not in strong for mark in group]
    likely = [mark for mark in singles if _may_be_someone(passages, mark)]
    certain = [mark for mark in likely if _is_someone(mark, known, written, chosen)]
    doubtful = tuple(mark for mark in likely if mark not in certain)
    return Choice(tuple(sorted((*chosen, *certain), key=lambda mark: mark.index)), doubtful)


def _is_strong(passages: Sequence[Passage], group: list[Mark], common: frozenset[str]) -> bool:
    """Whether a label recurs as only a speaker's does."""
    label = group[0].label
    kind = kind_of(label)
    chatting = is_handle(label) and len(group) >= LEAST_OF_A_HANDLE
    if kind == "nobody" or not (kind or is_name_like(label) or chatting):
        return False
    if group[0].form in ("alone", "term"):
        if not all(_is_followed(passages, mark) for mark in group):
            return False
        if not kind and _is_common(label, common):
            return False
    else:
        spoken = sum(
            bool(BREAKS_OFF.search(passages[mark.index].text))
            or len(passages[mark.index].text.split()) > MANY_WORDS
            for mark in group
        )
        if spoken * 2 < len(group):
            return False
    if kind:
        return True
    if len(group) < 2:
        return False
    return chatting or len(group) > 2 or group[0].form != "colon" or not _is_common(label, common)


def _is_common(label: str, common: frozenset[str]) -> bool:
    return all(word in common for word in tokens(label))


def _is_followed(passages: Sequence[Passage], mark: Mark) -> bool:
    """Whether words of its own follow a label on a line of its own."""
    after = passages[mark.index + 1 : mark.index + 3]
    return any(passage.kind not in ("heading", "term", "break", "picture") for passage in after)


def _between_turns(
    passages: Sequence[Passage], groups: dict[str, list[Mark]], strong: set[str], written: Usage
) -> set[str]:
    """The label that stands once, between two turns of the only one that recurs."""
    if len(strong) != 1:
        return set()
    (only,) = strong
    if groups[only][0].form == "alone" and not kind_of(only):
        return set()
    first, last = groups[only][0].index, groups[only][-1].index
    return {
        key
        for key, (mark, *more) in groups.items()
        if key != only
        and not more
        and first < mark.index < last
        and mark.form == groups[only][0].form
        and _may_be_someone(passages, mark)
        and not _is_common(mark.label, written.common)
    }


def _is_one_half(passages: Sequence[Passage], group: list[Mark]) -> bool:
    """Whether the only label is of all questions, or of the answers to questions set apart."""
    if kind_of(group[0].label) == "asks":
        return True
    asked = sum(ends_asking(passages[mark.index].text) for mark in group)
    if asked * 2 > len(group) and all(mark.whole for mark in group):
        return True
    before = [passages[mark.index - 1] for mark in group if mark.index]
    answered = sum(ends_asking(each.text) and is_set_apart(each) for each in before)
    return answered >= 0.8 * len(group)


def _make_a_conversation(
    passages: Sequence[Passage],
    groups: dict[str, list[Mark]],
    strong: set[str],
    forms: tuple[str, ...],
) -> bool:
    """Whether the labels that recur carry a conversation between them."""
    total = sum(len(groups[key]) for key in strong)
    kinds = {kind_of(key) for key in strong}
    if len(strong) == 1:
        (only,) = strong
        return total > 1 and forms != ("alone",) and _is_one_half(passages, groups[only])
    if len(strong) < 2 or (total < 3 and not {"asks", "answers"} <= kinds):
        return False
    if len(strong) > 2 and total < 1.5 * len(strong) and not {"asks", "answers"} & kinds:
        return False
    worded = [passage for passage in passages if passage.kind in ("text", "item", "quote")]
    share = total / max(len(worded), 1)
    if forms == ("alone",):
        return share >= LEAST_SHARE_WHEN_ALONE
    return forms[0] not in LOOSE or share >= LEAST_SHARE_WHEN_LOOSE


def _all_of_a_short_text(
    passages: Sequence[Passage], groups: dict[str, list[Mark]], common: frozenset[str]
) -> set[str]:
    """The labels of a text too short for any to recur, where all of it is labelled."""
    named = {
        key
        for key, group in groups.items()
        if len(group) <= 2
        and group[0].form in ("colon", "bold")
        and kind_of(group[0].label) != "nobody"
        and (kind_of(group[0].label) or is_name_like(group[0].label))
        and not _is_common(group[0].label, common)
        and any(is_spoken(passages, mark) for mark in group)
    }
    labelled = sum(len(groups[key]) for key in named)
    worded = sum(passage.kind in ("text", "item", "quote") for passage in passages)
    asked = any(ends_asking(passage.text) for passage in passages)
    return named if len(named) > 1 and asked and labelled >= 0.6 * worded else set()


def _may_be_someone(passages: Sequence[Passage], mark: Mark) -> bool:
    if kind_of(mark.label) == "nobody" or not (kind_of(mark.label) or is_name_like(mark.label)):
        return False
    if mark.form in ("alone", "term"):
        return _is_followed(passages, mark)
    return bool(BREAKS_OFF.search(passages[mark.index].text)) or is_spoken(passages, mark)


def _is_someone(mark: Mark, known: set[str], written: Usage, chosen: list[Mark]) -> bool:
    """Whether a label that does not recur is a person's, by the company it keeps."""
    if mark.form not in {other.form for other in chosen}:
        return False
    if kind_of(mark.label):
        return not is_letter(mark.label)
    words = tokens(mark.label)
    if folded(mark.label.split()[0]) in TITLES and len(mark.label.split()) > 1:
        return True
    if any(is_near(words, tokens(other)) for other in known):
        return True
    if any(set(words) & set(tokens(other)) for other in known) or any(
        re.sub(r"[^A-Z]", "", bare(mark.label)) in initials_of(other) for other in known
    ):
        return True
    if mark.form in ("alone", *LOOSE):
        return False
    if len(words) >= 2:
        return not any(word in written.common for word in words)
    if _is_common(mark.label, written.common):
        return False
    return mark.form == "bold" or set(words) <= written.proper
