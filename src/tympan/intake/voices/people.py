"""The people of a prose text as it goes on: names, descriptions and pronouns to one person each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tympan.intake.heard import Voice
from tympan.intake.voices.clause import Who, sentences, tokens_of
from tympan.intake.voices.east import full_name
from tympan.intake.voices.names import CJK, HE_TITLES, SHE_TITLES, is_name_like, tokens
from tympan.intake.voices.tongue import Tongue
from tympan.intake.voices.words import folded

CAPITAL = r"(?:(?:Mrs?|Ms|Dr|St|Prof|Rev|Gen|Sra?|[A-Z])\.|[A-ZÀ-Þ][\w’'-]*)"
CAPITAL_RUN = rf"{CAPITAL}(?:[ \u00a0]+{CAPITAL}){{0,3}}"

# How far before its noun a name may stand that the noun describes.
NEAR = 150


@dataclass(slots=True)
class Company:
    """Who is known so far; a person's key is their fullest name, or a labelled voice's id."""

    narration: str
    mentioned: Sequence[str]
    voices: Sequence[Voice]
    tongue: Tongue
    common: frozenset[str]
    last: str = ""
    genders: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, list[str]] = field(default_factory=dict)
    _by_part: dict[tuple[str, ...], list[str]] = field(default_factory=dict)
    _introduced: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in self.mentioned:
            parts = tokens(name)
            sizes = range(1, len(parts) + 1)
            for part in {*(parts[:size] for size in sizes), *(parts[-size:] for size in sizes)}:
                self._by_part.setdefault(part, []).append(name)

    def named(self, words: str) -> str:
        """The key of a name; empty where it could be two people or is no name."""
        if CJK.search(words):
            words = full_name(words, self.mentioned)
        parts = tokens(words)
        if not parts or not (is_name_like(words) or CJK.search(words)):
            return ""
        for voice in self.voices:
            for spelling in (voice.name, voice.short, *voice.aliases):
                if parts == tokens(spelling) or (len(parts) == 1 and parts[0] in tokens(spelling)):
                    return voice.id
        title = folded(words.split()[0])
        gender = "she" if title in SHE_TITLES else "he" if title in HE_TITLES else ""
        fuller = [
            name
            for name in self._by_part.get(parts, ())
            if not gender or self.genders.get(name, gender) == gender
        ]
        known = [name for name in fuller if name in self.spoken]
        distinct = known if len({tokens(name) for name in known}) == 1 else fuller
        if len({tokens(name) for name in distinct}) > 1:
            return ""
        if distinct:
            return distinct[0]
        if any(part in self.common for part in parts):
            return ""
        return words if len(parts) > 1 or words in self.narration else ""

    def described(self, words: str) -> str:
        """The key of the one person whom the text introduces by a description's noun."""
        parts = words.split()
        if len(parts) < 2 or parts[0].casefold() in self.tongue.somebody:
            return ""
        if parts[-1] not in self._introduced:
            self._introduced[parts[-1]] = set(_introduced_as(parts[-1], self.narration))
        found = ""
        for name in self._introduced[parts[-1]]:
            key = self.named(name)
            if key and found and key != found:
                return ""
            found = key or found
        return found

    def resolved(self, who: Who, lead: str) -> str:
        """The key of whom a tag means; `lead` is the narration just before the quotation."""
        if who.kind == "name":
            return self.named(who.words)
        if who.kind == "described":
            return self.described(who.words)
        if who.kind == "narrator":
            return ""
        if who.kind == "elided":
            nearest = self.subject(lead) or self.last
            return "" if self.others_in(lead, nearest) else nearest
        return self._meant(who.words, lead)

    def _meant(self, pronoun: str, lead: str) -> str:
        gender = self._gender(pronoun)
        if not gender:
            return ""
        nearest = self.subject(lead)
        if nearest and self.genders.get(nearest, gender) == gender:
            return nearest
        if self.last and self.genders.get(self.last) == gender:
            return self.last
        # The pronoun's first use for somebody: certain only while nobody else is in sight.
        if self.last and self.last not in self.genders and not self.others_in(lead, self.last):
            return self.last
        if not self.spoken:
            named = {self.named(_owner(run)) for run in re.findall(CAPITAL_RUN, lead)}
            people = {key for key in named if len(tokens(key)) > 1 and key in self.mentioned}
            return people.pop() if len(people) == 1 else ""
        fitting = [key for key in self.spoken if self.genders.get(key, gender) == gender]
        same = [key for key in fitting if key in self.genders] or fitting
        alone = len(same) == 1 and not self.others_in(lead, same[0])
        return same[0] if alone and self.last else ""

    def _gender(self, pronoun: str) -> str:
        if CJK.search(pronoun):
            return "she" if pronoun in ("그녀", "彼女", "她") else "he"
        return "he" if pronoun in self.tongue.he else "she" if pronoun in self.tongue.she else ""

    def subject(self, text: str) -> str:
        """The person who opens the last sentence of some narration that a person opens."""
        for sentence in reversed(sentences(text)):
            words = tokens_of(sentence)[:8]
            if not words:
                continue
            if words[0].casefold() in self.tongue.the and len(words) > 1:
                stop = next((i for i, w in enumerate(words[1:], 1) if not w[0].isalnum()), 3)
                for end in range(2, min(stop, 5) + 1):
                    key = self.described(" ".join(words[:end]))
                    if key:
                        return key
            introduced = rf"\W*(?:[\w’'-]+ ){{1,3}}?(?<![Bb]y )({CAPITAL_RUN})"
            apposed = rf"\W*(?:[\w’'-]+ ){{1,5}}?[\w’'-]+, ({CAPITAL_RUN}),"
            run = re.match(rf"\W*({CAPITAL_RUN})", sentence)
            owned = words[0].endswith(("'s", "’s"))
            if owned or words[0].casefold() in self.tongue.the | self.tongue.somebody:
                run = re.match(apposed, sentence) or self._unless_ended(introduced, sentence)
            if run and not run[1].endswith(("'s", "’s")):
                key = self.named(run[1])
                if key and (key in self.spoken or len(tokens(key)) > 1):
                    return key
        return ""

    def _unless_ended(self, introduced: str, sentence: str) -> re.Match[str] | None:
        """A name that a description leads to, with no preposition or conjunction between."""
        found = re.match(introduced, sentence)
        between = sentence[: found.start(1)].casefold().split() if found else []
        return None if set(between) & self.tongue.ends else found

    def others_in(self, text: str, key: str) -> bool:
        """Whether some narration names anybody but this person."""
        for run in re.findall(CAPITAL_RUN, text):
            found = self.named(_owner(run))
            if found and found != key and (found in self.spoken or len(tokens(found)) > 1):
                return True
        return False

    def speaks(self, key: str, who: Who | None) -> None:
        """Note that a person has spoken, and by what pronoun or name the text calls them."""
        self.last = key
        calls = self.spoken.setdefault(key, [])
        if who is None:
            return
        if who.kind == "pronoun" and self._gender(who.words):
            self.genders.setdefault(key, self._gender(who.words))
        elif who.kind == "name":
            calls.append(who.words)
            title = folded(who.words.split()[0])
            if title in SHE_TITLES | HE_TITLES:
                self.genders.setdefault(key, "she" if title in SHE_TITLES else "he")


def _owner(name: str) -> str:
    """A name without the sign of what is its own (`Lee’s`)."""
    return name.removesuffix("'s").removesuffix("’s")


def _introduced_as(noun: str, narration: str) -> Iterator[str]:
    """The names that a text gives a noun to (`director Lee`, `Lee, the director`)."""
    word = re.escape(noun)
    behind = re.compile(rf"(?i:{word}),?\s+({CAPITAL_RUN})")
    before = re.compile(
        rf"({CAPITAL_RUN})(?:,\s[^,.;\n]{{0,60}}?|\s(?:is|was|est|ist|es|è|é)\s[^.;\n]{{0,60}}?)"
        rf"(?i:\b{word}\b)"
    )
    for found in re.finditer(rf"\b{word}\b", narration, re.IGNORECASE):
        name = behind.match(narration, found.start())
        if name:
            yield _owner(name[1])
        near = narration[max(0, found.start() - NEAR) : found.end()]
        yield from (_owner(match[1]) for match in before.finditer(near))
