"""A line, some inlines, or the whole edition with the glyphs that are certain."""

import re
from dataclasses import replace

from tympan.edit.apostrophes import apostrophes, single_quotes
from tympan.edit.dashes import dashes, ranges
from tympan.edit.hebrew import hebrew_signs
from tympan.edit.line import Run, changed, line, refilled, runs
from tympan.edit.quotes import quotes
from tympan.edit.spaces import ellipses, french_spaces, spaces
from tympan.model import (
    Block,
    Blocks,
    Edition,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Interview,
    Link,
    List,
    NoteMark,
    Pair,
    Paragraph,
    Quote,
    Said,
    Section,
    Speaker,
    Strong,
    Text,
    Translation,
    Turn,
)

# In this order: what comes later looks at what came before.
STEPS = (
    *(spaces, french_spaces, ellipses, dashes, ranges),
    *(hebrew_signs, apostrophes, quotes, single_quotes),
)

# Most lines of a finished manuscript hold none of these, and need no further look.
DOUBTS = re.compile(r"""["'\t]|  |--| - |\.\.\.|[0-9]-[0-9]|« | [;:!?»]""")


def marked_edition(edition: Edition) -> Edition:
    """Every text of the edition with its glyphs."""
    language = edition.language
    return replace(
        edition,
        title=marked_text(edition.title, language),
        subtitle=marked_text(edition.subtitle, language),
        publisher=marked_text(edition.publisher, language),
        place=marked_text(edition.place, language),
        rights=marked_text(edition.rights, language),
        description=marked_text(edition.description, language),
        source=marked_text(edition.source, language),
        subjects=tuple(marked_text(one, language) for one in edition.subjects),
        contributors=tuple(
            replace(one, name=marked_text(one.name, language)) for one in edition.contributors
        ),
        provenance=_provenance(edition.provenance, language),
        index=tuple(
            replace(one, heading=marked_text(one.heading, language)) for one in edition.index
        ),
        front=tuple(_section(one, language) for one in edition.front),
        interviews=tuple(_interview(one, language) for one in edition.interviews),
        back=tuple(_section(one, language) for one in edition.back),
    )


def marked_text(text: str, language: str) -> str:
    """A plain text with its glyphs."""
    (only,) = _marked((Run(text, language),))
    return only


def marked(content: Inlines, language: str) -> Inlines:
    """Some inlines with their glyphs, and the notes that they call with theirs."""
    if len(content) == 1 and isinstance(content[0], Text) and not DOUBTS.search(content[0].content):
        return content
    given = tuple(runs(content, language))
    texts = _marked(given)
    if texts != tuple(run.text for run in given):
        content = tuple(refilled(content, iter(texts)))
    return _with_notes(content, language)


def _marked(given: tuple[Run, ...]) -> tuple[str, ...]:
    """The texts of some runs with their glyphs: once more until nothing certain is left.

    Every step takes straight marks, hyphens, dots or spaces away, so it comes to an end.
    """
    now = line(given)
    before = None
    while now != before and DOUBTS.search(now.text):
        before = now
        for step in STEPS:
            now = changed(now, step(now))
    return tuple(run.text for run in now.runs)


def _with_notes(content: Inlines, language: str) -> Inlines:
    """The inlines with the bodies of their notes marked; the same ones where there is no note."""
    if not any(
        isinstance(node, (NoteMark, Emphasis, Strong, Link, Said, Foreign)) for node in content
    ):
        return content
    return tuple(_with_note(node, language) for node in content)


def _with_note(node: Inline, language: str) -> Inline:
    match node:
        case NoteMark():
            return replace(node, body=_blocks(node.body, language))
        case Emphasis() | Strong() | Link() | Said():
            return replace(node, content=_with_notes(node.content, language))
        case Foreign():
            return replace(node, content=_with_notes(node.content, node.language))
        case _:
            return node


def _interview(interview: Interview, language: str) -> Interview:
    return replace(
        interview,
        title=marked_text(interview.title, language),
        kicker=marked_text(interview.kicker, language),
        standfirst=marked_text(interview.standfirst, language),
        speakers=tuple(_speaker(one, language) for one in interview.speakers),
        sections=tuple(_section(one, language) for one in interview.sections),
        provenance=_provenance(interview.provenance, language),
    )


def _provenance(told: tuple[tuple[str, str], ...], language: str) -> tuple[tuple[str, str], ...]:
    return tuple((key, marked_text(value, language)) for key, value in told)


def _speaker(speaker: Speaker, language: str) -> Speaker:
    return replace(
        speaker,
        name=marked_text(speaker.name, language),
        short=marked_text(speaker.short, language),
        about=marked_text(speaker.about, language),
    )


def _section(section: Section, language: str) -> Section:
    title = marked(section.title, language)
    return replace(section, title=title, body=_blocks(section.body, language))


def _blocks(found: Blocks, language: str) -> Blocks:
    return tuple([_block(block, language) for block in found])


def _block(block: Block, language: str) -> Block:
    """The block with its glyphs; the same one where a paragraph needs none."""
    match block:
        case Paragraph() | Heading():
            content = marked(block.content, language)
            return block if content is block.content else replace(block, content=content)
        case Turn() | Quote() | Pair():
            return replace(block, body=_blocks(block.body, language))
        case Translation():
            return replace(block, body=_blocks(block.body, block.language))
        case List():
            return replace(block, items=tuple(_blocks(item, language) for item in block.items))
        case Figure():
            return replace(
                block,
                alt=marked_text(block.alt, language),
                caption=marked(block.caption, language),
                credit=marked_text(block.credit, language),
            )
        case _:
            return block
