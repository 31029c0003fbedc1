"""Names that are spelt in two ways: told, never touched."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from tympan.intake.source import Doubt, Passage

NAME = re.compile(r"\b[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)+\b|\b[^\W\d_a-z][^\W\d_]{2,}\b")


def spellings(passages: Iterable[Passage]) -> Iterator[Doubt]:
    """A doubt for each name that stands here with a hyphen and there without one."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    first: dict[str, int] = {}
    for passage in passages:
        for name in NAME.findall(passage.text):
            forms[name.replace("-", "").casefold()][name] += 1
            first.setdefault(name, passage.line)
    for counted in forms.values():
        spelt = {name: times for name, times in counted.items() if not name.isupper()}
        if len({name.casefold() for name in spelt}) < 2:
            continue
        (usual, often), *others = sorted(spelt.items(), key=lambda one: (-one[1], one[0]))
        for name, _ in others:
            if name.casefold() == usual.casefold():
                continue
            times = "once" if often == 1 else f"{often} times"
            message = f"“{name}” is spelt “{usual}” elsewhere ({times})"
            yield Doubt(first[name], message, "choose one spelling; no word was changed")
