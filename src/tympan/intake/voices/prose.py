"""Quotations in prose: found, told from titles, and given to the one who is named beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tympan.intake.heard import Heard, Quotation, Voice
from tympan.intake.source import Doubt
from tympan.intake.voices.attribute import attributed
from tympan.intake.voices.found import Found, found_in
from tympan.intake.voices.marks import Quoted, is_single, quotations
from tympan.intake.voices.names import slug, tokens
from tympan.intake.voices.people import Company
from tympan.intake.voices.tongue import tongue
from tympan.intake.voices.weigh import usage

PROSE = ("text", "quote", "item")
# Above this share of “I”, “me”, “my” in the narration somebody tells their own story.
TELLS_OWN_STORY = 0.02
LEAST_OWN = 5
MOST_DOUBTS = 12
WORTH_A_DOUBT = 5


@dataclass(frozen=True, slots=True)
class Prose:
    """The passages with their quotations, the people quoted, and what is doubtful."""

    passages: tuple[Heard, ...]
    voices: tuple[Voice, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def quoted(
    heard: Sequence[Heard], voices: Sequence[Voice], mentioned: Sequence[str], language: str
) -> Prose:
    """The quotations of the narration with their speakers, as far as they are certain."""
    texts = {
        at: each.passage.text
        for at, each in enumerate(heard)
        if not each.speaker and each.passage.kind in PROSE and each.passage.text.strip()
    }
    single = is_single(texts.values())
    spans = {at: quotations(text, language, single) for at, text in texts.items()}
    if not any(spans.values()):
        return Prose(tuple(heard))
    narration = "\n".join(_outside(text, spans[at]) for at, text in texts.items())
    if not voices and _is_own_story(narration, language):
        return Prose(tuple(heard), (), _story_doubt(heard, spans))
    found = [
        each
        for at, text in texts.items()
        for each in found_in(at, text, spans[at], heard[at].passage.line, language)
    ]
    written = usage([each.passage for each in heard])
    company = Company(narration, mentioned, voices, tongue(language), written.common)
    return _as_prose(heard, attributed(found, texts, company), company)


def _outside(text: str, spans: Sequence[Quoted]) -> str:
    pieces, last = [], 0
    for span in spans:
        pieces.append(text[last : span.start])
        last = span.end
    return " ".join((*pieces, text[last:]))


def _is_own_story(narration: str, language: str) -> bool:
    words = narration.casefold().replace("’", "'").split()
    told = sum(word.strip(".,;:!?()—") in tongue(language).own for word in words)
    return told >= LEAST_OWN and told > TELLS_OWN_STORY * len(words)


def _story_doubt(heard: Sequence[Heard], spans: Mapping[int, list[Quoted]]) -> tuple[Doubt, ...]:
    lines = [heard[at].passage.line for at, each in spans.items() if each]
    message = (
        "somebody tells their own story here; the quotations in it, in"
        f" {len(lines)} passages from here on, were given to no speaker"
    )
    return (Doubt(lines[0], message, "mark those that matter with [“…”]{by=…}"),)


def _as_prose(heard: Sequence[Heard], speaking: list[Found], company: Company) -> Prose:
    voices, ids = _voices(company)
    held: dict[int, list[Quotation]] = {}
    for each in speaking:
        quotation = Quotation(
            each.span.start, each.span.end, ids.get(each.key, ""), each.partial, each.why
        )
        held.setdefault(each.at, []).append(quotation)
    passages = [
        replace(each, quotations=tuple(held[at])) if at in held else each
        for at, each in enumerate(heard)
    ]
    return Prose(tuple(passages), tuple(voices), _doubts(speaking))


def _voices(company: Company) -> tuple[list[Voice], Mapping[str, str]]:
    """The people quoted who have no turns, and the id of everybody's key."""
    ids = {voice.id: voice.id for voice in company.voices}
    voices: list[Voice] = []
    for key, calls in company.spoken.items():
        if key in ids:
            continue
        wanted = slug(key) or f"voice-{len(voices) + 1}"
        while wanted in ids.values():
            wanted += "-2"
        ids[key] = wanted
        shorter = [call for call in calls if len(tokens(call)) < len(tokens(key))]
        short = " ".join(shorter[0].split()[-1:]) if shorter else key
        voices.append(Voice(wanted, key, short, "guest"))
    return voices, ids


def _doubts(speaking: Sequence[Found]) -> tuple[Doubt, ...]:
    unknown = [
        each
        for each in speaking
        if not each.key
        and not (each.who and each.who.kind == "narrator")
        and len(each.words.split()) >= WORTH_A_DOUBT
    ]
    doubts = [
        Doubt(
            each.line,
            f"nobody is certainly the speaker of “{_opening(each.words)}”",
            "if you know who speaks, mark it: [“…”]{by=…}",
        )
        for each in unknown[:MOST_DOUBTS]
    ]
    if len(unknown) > MOST_DOUBTS:
        rest = len(unknown) - MOST_DOUBTS
        message = f"{rest} more quotations from here on have no certain speaker"
        doubts.append(Doubt(unknown[MOST_DOUBTS].line, message, "mark those that matter"))
    return tuple(doubts)


def _opening(words: str) -> str:
    few = words.split()[:6]
    return " ".join(few) + (" …" if len(words.split()) > len(few) else "")
