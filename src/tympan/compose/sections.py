"""The parts of a galley: title page, opening and section, each a fragment by itself."""

from collections.abc import Iterator

from tympan.compose.beats import beats
from tympan.compose.inlines import inlines
from tympan.compose.lead import first_paragraph
from tympan.compose.setter import Setter
from tympan.compose.title import names, title_size
from tympan.galley import Fragment, Head
from tympan.layout import Layout
from tympan.model import (
    Edition,
    Heading,
    Interview,
    NoteMark,
    Section,
    Translation,
    Turn,
    content_of,
    notes_in,
    plain,
    walk,
)


def title_page(edition: Edition, layout: Layout) -> Fragment:
    """The title page of a collection."""
    xhtml = layout.render(
        "title-page.xhtml",
        id="title-page",
        edition=edition,
        names=names(edition),
        size=title_size(edition.title),
        beats=beats(edition.interviews),
    )
    return Fragment("title-page", "opening", edition.title, edition.language, xhtml)


def opening(interview: Interview, edition: Edition, layout: Layout) -> Fragment:
    """Kicker, title, standfirst and byline of an interview; the edition has no text."""
    fragment = "opening" if not edition.is_collection else f"{interview.id}-opening"
    xhtml = layout.render(
        "opening.xhtml",
        id=fragment,
        interview=interview,
        edition=edition,
        names=names(edition),
        size=title_size(interview.title),
        beats=beats((interview,)),
    )
    return Fragment(fragment, "opening", interview.title, edition.language, xhtml)


def section(section: Section, setter: Setter, leads: bool) -> Fragment:
    """A section, whose first paragraph opens an interview if it `leads`."""
    edition = setter.edition
    is_alone = not any(isinstance(block, Translation) for block in section.body)
    lead = first_paragraph(section.body) if leads and is_alone else ""
    body = setter.blocks(section.body, lead)
    notes = [setter.note(mark, language) for mark, language in notes_of(section)]
    xhtml = setter.layout.render(
        "section.xhtml",
        id=section.id,
        kind=section.kind,
        title=inlines(section.title, setter.fill),
        body=body,
        notes=notes,
        is_conversation=any(isinstance(block, Turn) for block in walk(section.body)),
        edition=edition,
        language=edition.language,
    )
    heads = tuple(
        Head(block.id, block.level, plain(block.content))
        for block in walk(section.body)
        if isinstance(block, Heading)
    )
    title = plain(section.title)
    return Fragment(section.id, section.kind, title, edition.language, xhtml, heads)


def notes_of(section: Section) -> Iterator[tuple[NoteMark, str]]:
    """The notes of a section in the order they are called, and the language of translated ones."""
    yield from ((mark, "") for mark in notes_in(section.title))
    for block in section.body:
        language = block.language if isinstance(block, Translation) else ""
        for held in walk((block,)):
            yield from ((mark, language) for mark in notes_in(content_of(held)))
