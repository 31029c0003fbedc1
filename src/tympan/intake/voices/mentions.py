"""People whom the source names outside its turns: in its title, its facts and its narration."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tympan.intake.source import Source
from tympan.intake.voices.names import CJK, FUNCTION_WORDS, KO_TITLES, PARTICLES, TITLES, WORD
from tympan.intake.voices.tongue import tongue
from tympan.intake.voices.words import folded, kind_of

PERSON_FACTS = (
    "author",
    "authors",
    "interviewer",
    "interviewee",
    "guest",
    "guests",
    "host",
    "hosts",
    "speaker",
    "speakers",
    "creator",
    "by",
    "postauthors",
)
GUEST_IN_TITLE = (
    r"(?:interview|q\s?&\s?a|conversation|chat|talk|talking|speaking|questions|minutes|discussion)"
    r"\s+(?:with|for|to)\s+(?P<guest>.+)",
    r"(?:interview|gespräch)\s+mit\s+(?P<guest>.+)",
    r"(?:entretien|interview|rencontre|conversation)\s+avec\s+(?P<guest>.+)",
    r"(?:entrevista|conversación|charla)\s+(?:a|con)\s+(?P<guest>.+)",
    r"(?:intervista|conversazione)\s+(?:a|con)\s+(?P<guest>.+)",
    r"(?:entrevista|conversa)\s+com\s+(?P<guest>.+)",
    r"(?:interview|gesprek)\s+met\s+(?P<guest>.+)",
    r"(?:meet|introducing|getting to know)\s+(?P<guest>.+)",
    r"(?P<guest>.+?)\s*[:–—|-]+\s*(?:the |an |a |our )?"
    r"(?:interview|q\s?&\s?a|entretien|entrevista)\b.*",
)
ENDS = re.compile(
    r"\s*(?:[,:;–—|(\[?!]|\s-\s|\.\s|\.$| about | on | at | of | from | over | über | sur "
    r"| sobre | the | — )"
)


def people(texts: Iterable[str], language: str) -> list[str]:
    """The names of two words or more that stand in some texts, the most frequent first."""
    counted: Counter[str] = Counter()
    leading = tongue(language).leading
    for text in texts:
        counted.update(_shortened(name, language) for name in _names(text, leading))
        if language.startswith("ko"):
            counted.update(KOREAN.findall(text))
    return [name for name, _ in counted.most_common()]


def _shortened(name: str, language: str) -> str:
    """A German name without the noun before it, which is written large as well."""
    words = name.split()
    if language.startswith("de") and len(words) > 2 and not words[-2].islower():
        return " ".join(words[-2:])
    return name


def facts_of(source: Source) -> list[str]:
    """What the facts say of people, title included."""
    named = [value for key, value in source.facts.items() if key.casefold() in PERSON_FACTS]
    return [source.facts.get("title", ""), *named]


def guest(source: Source) -> str:
    """The one person whom the title names as interviewed, or empty."""
    heads = [passage.text for passage in source.passages[:3] if passage.kind == "heading"]
    for title in (source.facts.get("title", ""), *heads[:1]):
        for pattern in GUEST_IN_TITLE:
            found = re.search(pattern, " ".join(title.split()), re.IGNORECASE)
            name = _cleared(found["guest"]) if found else ""
            if name:
                return name
    return ""


def _cleared(rest: str) -> str:
    """The name that a title's remainder begins with, if it is one person's."""
    piece = ENDS.split(rest, maxsplit=1)[0].strip(" .\"“”'‘’")
    if rest[len(piece) :].lstrip().startswith((",",)) and not piece:
        piece = ENDS.split(rest.lstrip(" ,"), maxsplit=1)[0]
    names = _names(rest, frozenset()) if not CJK.search(rest) else []
    first = next(iter(names), "")
    if re.search(r"\b(?:and|und|et|y|e|&)\b", piece):
        return ""
    return first if first and rest.find(first) <= 40 and first in rest[: len(piece) + 60] else ""


# A full name before a title; a shorter one is a surname.
KOREAN = re.compile(rf"(?<![가-힣])[가-힣]{{3}}(?=\s(?:{KO_TITLES}))")


def _names(text: str, leading: frozenset[str]) -> Iterator[str]:
    """Each run of two to four capitalised words, without the words and titles that lead it."""
    run: list[str] = []
    for word in [*text.split(), "."]:
        if not run and word.islower():
            continue
        core = re.sub(r"^[(\[“\"‘'«]+|['’]s$", "", word.rstrip('.,;:!?)]”"’»'))
        core = re.sub(r"['’]s$", "", core)
        starts_anew = bool(re.match(r"[(\[“\"‘«]", word))
        if starts_anew:
            yield from _as_name(run, leading)
            run = []
        if core and WORD.fullmatch(core) and (core[0].isupper() or (run and core in PARTICLES)):
            is_initial = len(core) == 1 or core.rstrip(".").casefold() in TITLES
            run.append(core)
            if core == word or (is_initial and word == core + "."):
                continue
        yield from _as_name(run, leading)
        run = []


def _as_name(run: list[str], leading: frozenset[str]) -> Iterator[str]:
    while run and (
        folded(run[0]) in TITLES | FUNCTION_WORDS
        or run[0].casefold() in leading
        or run[0].islower()
        or kind_of(run[0]) == "nobody"
    ):
        run = run[1:]
    while run and (run[-1].islower() or folded(run[-1]) in FUNCTION_WORDS):
        run = run[:-1]
    if 2 <= len(run) <= 4 and not any(folded(word) in FUNCTION_WORDS for word in run):
        yield " ".join(run)
