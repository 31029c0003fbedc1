"""Rules on speakers."""

from collections.abc import Iterable, Iterator

from tympan.diagnostic import Finding, Severity, Span, did_you_mean
from tympan.model import (
    Blocks,
    Emphasis,
    Foreign,
    Inline,
    Link,
    Said,
    Section,
    Speaker,
    Strong,
    Turn,
    content_of,
    notes_in,
    walk,
)
from tympan.proof.subject import Proof
from tympan.rule import rule


@rule(Severity.ERROR)
def unknown_speaker(proof: Proof) -> Iterator[Finding]:
    """Whoever speaks must be declared, so that every reader knows who is who.

    An undeclared label is often a known name misspelt, and its turn would be set without a
    speaker. Bold words with a colon at the start of a paragraph always name a speaker.
    """
    for speakers, sections in _conversations(proof):
        ids = {who.id for who in speakers}
        names = {name for who in speakers for name in (who.name, who.short) if name}
        met: dict[tuple[str, str], list[Span]] = {}
        for label, speaker, at in _voices(sections):
            if speaker not in ids:
                met.setdefault((label, speaker), []).append(at)
        for (label, speaker), places in met.items():
            times = f" {len(places)} times, first here" if len(places) > 1 else " here"
            known = did_you_mean(label, names) if label else did_you_mean(speaker, ids)
            yield Finding(
                places[0],
                f"“{label or speaker}” speaks{times}, and is not among the speakers; {known}",
                "correct the name, or declare it in [speakers]; "
                "if nobody speaks, take the bold or the colon off",
            )


@rule(Severity.WARNING)
def silent_speaker(proof: Proof) -> Iterator[Finding]:
    """A speaker who was declared and never speaks is in the credits for nothing.

    Perhaps the name is spelt otherwise in the text, or a turn was lost on the way.
    """
    declared: dict[tuple[str, Span], Speaker] = {}
    heard: set[tuple[str, Span]] = set()
    named = False
    for speakers, sections in _conversations(proof):
        spoke = {speaker for _, speaker, _ in _voices(sections)}
        named = named or bool(spoke)
        # Speakers of the edition belong to all its interviews, and one is enough to be heard in.
        for who in speakers:
            declared[who.id, who.at] = who
            if who.id in spoke:
                heard.add((who.id, who.at))
    if named:
        for key, who in declared.items():
            if key not in heard:
                yield Finding(
                    who.at,
                    f"“{who.name}” is declared and never speaks",
                    "correct the name in the text, or take this speaker away",
                )


def _conversations(
    proof: Proof,
) -> Iterator[tuple[tuple[Speaker, ...], tuple[Section, ...]]]:
    """Who may speak in which sections; in front and back matter it is everybody."""
    edition = proof.edition
    everybody = tuple(who for interview in edition.interviews for who in interview.speakers)
    for interview in edition.interviews:
        yield interview.speakers, interview.sections
    yield everybody, edition.front + edition.back


def _voices(sections: Iterable[Section]) -> Iterator[tuple[str, str, Span]]:
    """The label, the speaker and the place of everything that somebody is said to say."""
    for section in sections:
        yield from _spoken(section.body)


def _spoken(blocks: Blocks) -> Iterator[tuple[str, str, Span]]:
    for block in walk(blocks):
        if isinstance(block, Turn):
            yield block.label, block.speaker, block.at
        content = content_of(block)
        yield from _quoted(content)
        for note in notes_in(content):
            yield from _spoken(note.body)


def _quoted(content: Iterable[Inline]) -> Iterator[tuple[str, str, Span]]:
    for node in content:
        if isinstance(node, Said):
            yield "", node.speaker, node.at
        if isinstance(node, (Emphasis, Strong, Link, Foreign, Said)):
            yield from _quoted(node.content)
