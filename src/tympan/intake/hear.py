"""Hearing: who speaks in each passage of a source, and whose the quotations are."""

from tympan.intake.heard import Heard, Hearing
from tympan.intake.source import Source
from tympan.intake.voices import lines, mentions, turns
from tympan.intake.voices.cast import cast
from tympan.intake.voices.prose import quoted
from tympan.intake.voices.scripted import NO_SHAPE, scripted


def hear(source: Source, language: str) -> Hearing:
    """The source with its speakers, turns, roles and quotations; nobody is invented."""
    passages, stamps = turns.without_stamps(lines.at_line_ends(source.passages))
    shape, script, doubts = scripted(passages, language)
    narration = [each.passage.text for each in script.spoken if not each.under]
    beside = (mentions.facts_of(source), narration)
    mentioned = [name for texts in beside for name in mentions.people(texts, language)]
    people = cast(script.spoken, mentioned, mentions.guest(source))
    heard = tuple(
        Heard(each.passage, people.ids.get(each.under, ""), each.label, each.opens)
        for each in script.spoken
    )
    prose = quoted(heard, people.voices, mentioned, language)
    if shape == NO_SHAPE and any(each.quotations for each in prose.passages):
        shape = "prose with quotations"
    return Hearing(
        title=source.facts.get("title", ""),
        language=language,
        shape=shape,
        voices=(*people.voices, *prose.voices),
        passages=prose.passages,
        fenced=(*stamps, *script.fenced),
        doubts=(*doubts, *people.doubts, *prose.doubts),
    )
