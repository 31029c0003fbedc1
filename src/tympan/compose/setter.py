"""Blocks as markup, one template a node, for those who speak in the interview that is set."""

from collections.abc import Callable
from itertools import chain

from markupsafe import Markup

from tympan.clock import clock
from tympan.compose.inlines import inlines
from tympan.compose.lead import lead_in
from tympan.compose.shape import shape_of
from tympan.edit.glyphs import marks
from tympan.layout import Layout
from tympan.model import (
    ASKING_ROLES,
    Block,
    Blocks,
    Break,
    Edition,
    Figure,
    Heading,
    Interview,
    List,
    NoteMark,
    Pair,
    Paragraph,
    PullQuote,
    Quote,
    Speaker,
    Translation,
    Turn,
    Verbatim,
)
from tympan.script import script


class Setter:
    """Turns blocks into markup, one template a node; knows nothing of media.

    The edition is what templates are given of it, without its text. `render` fills in the template
    of a node: `layout.part`, or `layout.render` to look at each by itself.
    """

    def __init__(self, edition: Edition, layout: Layout, render: Callable[..., str]) -> None:
        self.edition = edition
        self.layout = layout
        self.render = render
        known = marks(edition.language)
        self.marks = known.outer if known else ("“", "”")
        self.met: set[str] = set()
        self.turns = 0
        self.translates = False
        self.speakers: dict[str, Speaker] = {}

    def turn_to(self, interview: Interview | None, leads: bool) -> None:
        """Set what follows for those who speak in this interview, from its start if it `leads`."""
        if leads:
            self.met = set()
        if leads or not interview:
            self.turns = 0
        self.speakers = {person.id: person for person in interview.speakers} if interview else {}

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
                content = inlines(rest, self.fill)
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
                content = inlines(block.content, self.fill)
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
                    words=inlines(block.words, self.fill),
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
        caption = inlines(figure.caption, self.fill)
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

    def fill(self, node: str, **values: object) -> Markup:
        """The template of one node, filled in."""
        return Markup(self.render(f"{node}.xhtml", **values))
