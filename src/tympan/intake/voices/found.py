"""Quotations as they are found: each with the narration beside it and the tag that stands there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tympan.intake.voices import east, speech, tag
from tympan.intake.voices.clause import Who
from tympan.intake.voices.marks import Quoted, inner
from tympan.intake.voices.tongue import Tongue, tongue

EAST = ("ko", "ja", "zh")
TAGS_INSIDE = ("fr", "it")
# “…” — Maud Stone
SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*([^\W\d_][^.,;:!?\n]{2,40})\s*$")
# Between two fragments of one sentence.
JOINED = re.compile(r"\s*,?\s*(?:and|or|but|et|ou|und|oder|y|o|e|en|och|,)?\s*", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """One quotation on its way to its speaker, whose `key` is a person's in the company."""

    at: int
    line: int
    text: str
    span: Quoted
    before: str
    after: str
    words: str
    who: Who | None = None
    why: str = ""
    key: str = ""
    partial: bool = False
    chain: bool = False
    lead: str = ""

    @property
    def is_title(self) -> bool:
        """Whether the words are written as a title is."""
        return speech.is_title(self.words.rstrip(".,"))


def found_in(
    at: int, text: str, spans: Sequence[Quoted], line: int, language: str
) -> Iterator[Found]:
    """Each quotation of a passage with the narration around it and its tag."""
    for place, span in enumerate(spans):
        start = spans[place - 1].end if place else 0
        end = spans[place + 1].start if place + 1 < len(spans) else len(text)
        before, after = text[start : span.start], text[span.end : end]
        each = Found(at, line, text, span, before, after, inner(text, span))
        if language.split("-")[0] in EAST:
            each.who = east.around(before, after, language.split("-")[0])
            each.why = "tag after" if each.who else ""
        else:
            _tag(each, tongue(language), inside=language.split("-")[0] in TAGS_INSIDE)
        yield each


def _tag(each: Found, words: Tongue, inside: bool) -> None:
    led = each.before.rstrip(" \u00a0")
    who = tag.before(each.before, words) if led else None
    if who and (led[-1] in ",:" or not each.is_title):
        each.who, each.why = who, "tag before"
        each.partial = led[-1] not in ",:" and speech.is_fragment(each.text, each.span)
        return
    if each.is_title and not speech.opens_a_sentence(each.text, each.span):
        return
    signed = SIGNED.fullmatch(each.after)
    if signed and not led:
        each.who, each.why = Who("name", signed[1].strip()), "signed"
    elif each.span.closed and (
        speech.ends_for_a_tag(each.text, each.span) or tag.opens_with_a_verb(each.after, words)
    ):
        ended = each.words[-1:] == "." or not each.after.strip()
        each.who = tag.after(each.after, words, ended)
        each.why = "tag after" if each.who else ""
    if not each.who and inside:
        each.who = tag.within(each.words, words)
        each.why = "tag inside" if each.who else ""


def goes_on(each: Found, before: Found | None) -> bool:
    """Whether nothing but a conjunction parts two fragments of one sentence."""
    return bool(
        before and before.at == each.at and before.partial and JOINED.fullmatch(each.before)
    )
