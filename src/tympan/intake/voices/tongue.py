"""The speech verbs and pronouns of a language."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one language tags speech; every set is in lower case."""

    elides: bool
    verbs: frozenset[str]
    attitudes: frozenset[str]
    phrases: tuple[str, ...]
    he: frozenset[str]
    she: frozenset[str]
    they: frozenset[str]
    i: frozenset[str]
    own: frozenset[str]
    the: frozenset[str]
    after: tuple[str, ...]
    between: frozenset[str]
    passive: frozenset[str]
    particles: frozenset[str]
    somebody: frozenset[str]
    objects: frozenset[str]
    ends: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """Every pronoun that may be who speaks."""
        return self.he | self.she | self.they | self.i

    @property
    def leading(self) -> frozenset[str]:
        """What may stand large before a name, at the head of a sentence, and is none."""
        sources = frozenset(word for phrase in self.after for word in phrase.split())
        return self.verbs | self.pronouns | self.the | self.somebody | self.ends | sources


@cache
def tongue(language: str) -> Tongue:
    """The tongue of a BCP 47 tag; a language without a table has no verbs, and no tag is found."""
    data = tomllib.loads(Path(__file__).with_name("tags.toml").read_text("utf-8"))
    table: dict[str, Any] = data.get(language.split("-")[0], {})

    def words(key: str) -> frozenset[str]:
        return frozenset(table.get(key, "").split())

    def phrases(key: str) -> tuple[str, ...]:
        return tuple(each.strip() for each in table.get(key, "").split(",") if each.strip())

    return Tongue(
        elides=bool(table.get("elides")),
        verbs=words("verbs"),
        attitudes=words("attitudes"),
        phrases=phrases("phrases"),
        he=words("he"),
        she=words("she"),
        they=words("they"),
        i=words("i"),
        own=words("own"),
        the=words("the"),
        after=phrases("after"),
        between=words("between"),
        passive=words("passive"),
        particles=words("particles"),
        somebody=words("somebody"),
        objects=words("objects"),
        ends=words("ends"),
    )
