"""Edition + Layout → Galley: each section set once into an XHTML fragment, for every medium."""

import re
from collections.abc import Iterator
from itertools import chain

from markupsafe import Markup, escape

from tympan import apparatus
from tympan.beats import beats
from tympan.clock import clock
from tympan.edit.glyphs import marks
from tympan.galley import Fragment, Galley, Head, Unit
from tympan.layout import Layout
from tympan.model import (
    ASKING_ROLES,
    Block,
    Blocks,
    Break,
    Code,
    Direction,
    Edition,
    Emphasis,
    Figure,
    Foreign,
    Heading,
    Inline,
    Inlines,
    Interview,
    LineBreak,
    Link,
    List,
    Named,
    NoteMark,
    Pair,
    Paragraph,
    PullQuote,
    Quote,
    Said,
    Section,
    Speaker,
    Strong,
    Text,
    Translation,
    Turn,
    Verbatim,
    content_of,
    everything,
    notes_in,
    plain,
    walk,
)
from tympan.naming import names_of, with_names
from tympan.script import script
from tympan.shape import shape_of
from tympan.strange import refuse_strange_pictures
from tympan.title import title_size


def compose(edition: Edition, layout: Layout) -> Galley:
    """Set every section of the edition in the layout."""
    layout = layout.for_language(edition.language)
    listed = names_of(edition, edition.is_collection and bool(layout.options.get("name-index")))
    marked, entries = with_names(edition, listed)
    setter = Setter(marked, layout)
    interviews = [
        Unit(
            interview.id,
            interview.title,
            (
                setter.opening(interview),
                *speakers,
                *(setter.section(section, interview) for section in interview.sections),
            ),
        )
        for interview, speakers in zip(
            marked.interviews, apparatus.speaker_lists(edition, layout), strict=True
        )
    ]
    front = tuple(map(setter.section, marked.front))
    last = [section for section in marked.back if section.kind == "colophon"]
    back = (
        *(setter.section(section) for section in marked.back if section not in last),
        *apparatus.how_to_cite(edition, layout, names(edition)),
        *apparatus.index(edition, layout, entries),
        *map(setter.section, last),
    )
    if edition.is_collection:
        front = (setter.title_page(), *front)
        units = [Unit("front", edition.title, front), *interviews]
        if back:
            units.append(Unit("back", "", back))
    else:
        [only] = interviews
        units = [
            Unit(only.id, only.title, (*only.fragments[:1], *front, *only.fragments[1:], *back))
        ]
    galley = Galley(
        edition=edition,
        layout=layout,
        units=tuple(units),
        pictures=pictures(edition),
        cover=layout.render(
            "cover.xhtml",
            edition=edition,
            names=names(edition),
            size=title_size(edition.title),
            beats=beats(edition.interviews),
        ),
        index=entries,
    )
    refuse_strange_pictures(galley)
    return galley


def pictures(edition: Edition) -> tuple[str, ...]:
    """The pictures that the edition shows, each once, in reading order."""
    return tuple(
        dict.fromkeys(block.image for block in everything(edition) if isinstance(block, Figure))
    )


def names(edition: Edition) -> str:
    """The contributors whose names stand on the cover."""
    return ", ".join(
        person.name for person in edition.contributors if person.role in ("author", "interviewer")
    )


class Setter:
    """Turns model nodes into markup, one template a node; knows nothing of media."""

    def __init__(self, edition: Edition, layout: Layout) -> None:
        self.edition = edition
        self.render = layout.render
        known = marks(edition.language)
        self.marks = known.outer if known else ("“", "”")
        self.met: set[str] = set()
        self.turns = 0
        self.translates = False
        self.speakers: dict[str, Speaker] = {}

    # ------------------------------------------------------------ whole

    def title_page(self) -> Fragment:
        """The title page of a collection."""
        xhtml = self.render(
            "title-page.xhtml",
            id="title-page",
            edition=self.edition,
            names=names(self.edition),
            size=title_size(self.edition.title),
            beats=beats(self.edition.interviews),
        )
        return Fragment("title-page", "opening", self.edition.title, self.edition.language, xhtml)

    def opening(self, interview: Interview) -> Fragment:
        """Kicker, title, standfirst and byline of an interview."""
        fragment = "opening" if not self.edition.is_collection else f"{interview.id}-opening"
        xhtml = self.render(
            "opening.xhtml",
            id=fragment,
            interview=interview,
            edition=self.edition,
            names=names(self.edition),
            size=title_size(interview.title),
            beats=beats((interview,)),
        )
        return Fragment(fragment, "opening", interview.title, self.edition.language, xhtml)

    def section(self, section: Section, interview: Interview | None = None) -> Fragment:
        """A section of an interview, or one that stands outside of any."""
        leads = bool(interview and interview.sections[0] is section)
        if leads:
            self.met = set()
        if leads or not interview:
            self.turns = 0
        self.speakers = {person.id: person for person in interview.speakers} if interview else {}
        is_alone = not any(isinstance(block, Translation) for block in section.body)
        lead = first_paragraph(section.body) if leads and is_alone else ""
        body = self.blocks(section.body, lead)
        notes = [self.note(mark, language) for mark, language in notes_of(section)]
        xhtml = self.render(
            "section.xhtml",
            id=section.id,
            kind=section.kind,
            title=self.inlines(section.title),
            body=body,
            notes=notes,
            is_conversation=any(isinstance(block, Turn) for block in walk(section.body)),
            edition=self.edition,
            language=self.edition.language,
        )
        heads = tuple(
            Head(block.id, block.level, plain(block.content))
            for block in walk(section.body)
            if isinstance(block, Heading)
        )
        title = plain(section.title)
        return Fragment(section.id, section.kind, title, self.edition.language, xhtml, heads)

    # ------------------------------------------------------------ blocks

    def blocks(self, blocks: Blocks, lead: str = "") -> Markup:
        """Blocks in order; the paragraph whose id is `lead` opens the interview."""
        made: list[Markup] = []
        for block in blocks:
            if isinstance(block, Translation):
                made.append(self.facing(made.pop(), block))
            else:
                made.append(self.block(block, lead))
        return Markup("\n").join(made)

    def facing(self, original: Markup, translation: Translation) -> Markup:
        """A block with its translation beside it, or behind it where there is no room."""
        return self.fill(
            "facing",
            id=translation.id,
            original=original,
            translation=self.block(translation),
            language=translation.language,
            is_latin=script(translation.language) is None,
        )

    def block(self, block: Block, lead: str = "", label: Markup | None = None) -> Markup:
        """One block by the template of its name."""
        match block:
            case Paragraph():
                opening, rest = lead_in(block.content) if block.id == lead else ("", block.content)
                content = self.inlines(rest)
                return self.fill(
                    "paragraph",
                    id=block.id,
                    content=content,
                    label=label,
                    lead_in=opening,
                    start=block.start,
                    time=clock(block.start),
                )
            case Heading():
                content = self.inlines(block.content)
                return self.fill("heading", id=block.id, level=block.level + 1, content=content)
            case Turn():
                return self.turn(block, lead)
            case Quote():
                return self.fill("quote", id=block.id, body=self.blocks(block.body))
            case Translation():
                # Those who speak in it are named as the translator names them.
                self.translates = True
                body = self.blocks(block.body)
                self.translates = False
                return body
            case List():
                items = [self.blocks(item) for item in block.items]
                return self.fill("list", id=block.id, start=block.start, items=items)
            case Verbatim():
                return self.fill("verbatim", id=block.id, content=block.content)
            case PullQuote():
                return self.fill(
                    "pull-quote",
                    id=block.id,
                    words=self.inlines(block.words),
                    speaker=self.speakers.get(block.speaker),
                    marks=self.marks,
                )
            case Figure():
                return self.figure(block)
            case Pair():
                return self.pair(block)
            case Break():
                return self.fill("break", id=block.id)

    def figure(self, figure: Figure, share: float = 0) -> Markup:
        """A figure; its share of the width is more than none when it stands beside another."""
        caption = self.inlines(figure.caption)
        return self.fill("figure", id=figure.id, figure=figure, caption=caption, share=share)

    def pair(self, pair: Pair) -> Markup:
        """Two figures beside each other, as wide as makes them equally high."""
        figures = [figure for figure in pair.body if isinstance(figure, Figure)]
        shapes = [shape_of(self.edition.folder / figure.image) for figure in figures]
        shares = [round(shape / sum(shapes), 4) for shape in shapes]
        body = Markup("\n").join(map(self.figure, figures, shares))
        return self.fill("pair", id=pair.id, body=body)

    def turn(self, turn: Turn, lead: str) -> Markup:
        """A turn; its label stands in its first paragraph, in full at the first meeting."""
        speaker = self.speakers.get(turn.speaker)
        name = turn.label
        if speaker and not self.translates:
            name = speaker.short if speaker.id in self.met else speaker.name
            self.met.add(speaker.id)
        asks = bool(speaker and speaker.role in ASKING_ROLES)
        self.turns += not self.translates
        label = self.fill(
            "label",
            name=name,
            turn=turn.id,
            number=self.turns,
            time=clock(turn.start),
            edition=self.edition,
        )
        runs_in = bool(turn.body) and isinstance(turn.body[0], Paragraph)
        first = [self.block(turn.body[0], lead, label)] if runs_in else [label]
        rest = turn.body[1:] if runs_in else turn.body
        body = Markup("\n").join(chain(first, (self.block(block, lead) for block in rest)))
        return self.fill("turn", id=turn.id, asks=asks, body=body, runs_in=runs_in)

    def note(self, mark: NoteMark, language: str) -> Markup:
        """A note, as it stands behind the text; `language` is another one than that, or nothing."""
        body = self.blocks(mark.body)
        return self.fill("note", id=mark.id, number=mark.number, body=body, language=language)

    # ------------------------------------------------------------ inlines

    def inlines(self, content: Inlines) -> Markup:
        """Inlines in order."""
        return Markup("").join(map(self.inline, content))

    def inline(self, node: Inline) -> Markup:
        """One inline by the template of its name; plain text by itself."""
        match node:
            case Text():
                return escape(node.content)
            case Emphasis():
                return self.fill("emphasis", content=self.inlines(node.content))
            case Strong():
                return self.fill("strong", content=self.inlines(node.content))
            case Code():
                return self.fill("code", content=node.content)
            case Link():
                content = self.inlines(node.content)
                return self.fill("link", target=node.target, content=content)
            case Foreign():
                content = self.inlines(node.content)
                return self.fill("foreign", language=node.language, content=content)
            case Named():
                return self.fill("named", id=node.id, content=self.inlines(node.content))
            case Said():
                content = self.inlines(node.content)
                return self.fill("said", speaker=node.speaker, content=content)
            case Direction():
                return self.fill("direction", content=node.content)
            case NoteMark():
                return self.fill("note-mark", id=node.id, number=node.number)
            case LineBreak():
                return self.fill("line-break")

    def fill(self, node: str, **values: object) -> Markup:
        """The template of one node, filled in."""
        return Markup(self.render(f"{node}.xhtml", **values))


def first_paragraph(blocks: Blocks) -> str:
    """The id of the paragraph of prose that a reader starts with; a turn starts with its label."""
    texts = (block for block in blocks if isinstance(block, (Paragraph, Turn)))
    first = next(texts, None)
    return first.id if isinstance(first, Paragraph) else ""


def notes_of(section: Section) -> Iterator[tuple[NoteMark, str]]:
    """The notes of a section in the order they are called, and the language of translated ones."""
    yield from ((mark, "") for mark in notes_in(section.title))
    for block in section.body:
        language = block.language if isinstance(block, Translation) else ""
        for held in walk((block,)):
            yield from ((mark, language) for mark in notes_in(content_of(held)))


def lead_in(content: Inlines) -> tuple[str, Inlines]:
    """The first words of an opening paragraph, which are set apart, and what follows them.

    Four words, or fewer when a comma or a stop comes sooner. Nothing is set apart where a
    quotation, a name in italics or a note begins the paragraph.
    """
    if not content or not isinstance(content[0], Text):
        return "", content
    found = re.match(r"\w[^\s,.;:!?“”«»]*(?: [^\s,.;:!?“”«»]+){0,3}", content[0].content)
    if not found:
        return "", content
    rest = Text(content[0].content[found.end() :], content[0].at)
    return found[0], (rest, *content[1:])
