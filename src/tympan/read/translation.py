"""A section and its translation, from two files side by side: `02-talk.md` and `02-talk.ko.md`.

Each block of the one stands with the same block of the other. What has no words of its own, or is
said once for both, stands in the original alone: pull quotes, pictures and pauses.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, zip_longest

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.model import (
    Block,
    Blocks,
    Break,
    Figure,
    Foreign,
    Inlines,
    Pair,
    PullQuote,
    Section,
    Text,
    Translation,
    Turn,
)
from tympan.read.blocks import blocks
from tympan.read.desk import Desk, Ids
from tympan.read.nesting import closing
from tympan.read.notes import refuse_uncalled
from tympan.read.section import opened
from tympan.read.sheet import Sheet
from tympan.read.turns import turns

ALONE = (PullQuote, Figure, Pair, Break)
MEND = "write the same paragraphs in both files: the translation of each, or nothing of either"


def translated(kind: str, desk: Desk, sheet: Sheet, language: str) -> Section:
    """The section on the desk with the one on the sheet, each block behind that it translates."""
    prefix = f"{desk.prefix}{language.lower()}-"
    ids = Ids(f"{desk.ids.inside}-{language.lower()}")
    other = replace(
        desk, sheet=sheet, language=language, prefix=prefix, ids=ids, notes={}, called=set()
    )
    other = replace(other, turns=count(1))
    at, title, rest = opened(desk)
    at_other, title_other, rest_other = opened(other)
    ours, theirs = _read_by_turns(rest, desk, rest_other, other)
    refuse_uncalled(desk)
    refuse_uncalled(other)
    if bool(title) is not bool(title_other):
        told = "has a title, and its translation" if title else "has no title, and its translation"
        message = f"this section {told} ({at_other}) {'has none' if title else 'has one'}"
        desk.refuse("unequal-translation", at, message, "give both a title, or neither")
    body = tuple(_facing(turns(ours, desk), turns(theirs, other), other, desk))
    both = _both(title, title_other, at, language)
    return Section(desk.ids.inside, at, kind, both, body)


def _both(title: Inlines, other: Inlines, at: Span, language: str) -> Inlines:
    """The title in both languages."""
    return (*title, Text(" · ", at), Foreign(language, other)) if title and other else title


def _read_by_turns(
    ours: list[Token], desk: Desk, theirs: list[Token], other: Desk
) -> tuple[Blocks, Blocks]:
    """The blocks of both, read one here and one there, so that notes are counted as they come."""
    made: tuple[list[Block], list[Block]] = ([], [])
    for here, there in zip_longest(_worded(ours, desk), _worded(theirs, other), fillvalue=()):
        made[0].extend(here)
        made[1].extend(there)
    return tuple(made[0]), tuple(made[1])


def _worded(tokens: list[Token], desk: Desk) -> Iterator[Blocks]:
    """The blocks of some tokens, each with those that stand alone before it."""
    gathered: list[Block] = []
    number = 0
    while number < len(tokens):
        end = closing(tokens, number) if tokens[number].nesting > 0 else number
        gathered += blocks(tokens[number : end + 1], desk)
        number = end + 1
        if gathered and not isinstance(gathered[-1], ALONE):
            yield tuple(gathered)
            gathered = []
    yield tuple(gathered)


def _facing(ours: Blocks, theirs: Blocks, other: Desk, desk: Desk) -> Iterator[Block]:
    """Our blocks, each with its translation behind it; the first that does not fit is told."""
    left = [block for block in theirs if not isinstance(block, ALONE)]
    for block in theirs:
        if isinstance(block, ALONE):
            message = "a pull quote, a picture or a pause stands in a translation"
            mend = "put it into the original only: it stands there for both"
            other.refuse("unsupported-markup", block.at, message, mend)
    is_told = False
    for block in ours:
        if isinstance(block, ALONE):
            yield block
            continue
        # What stands alone in a turn goes behind it: it is as wide as both columns.
        behind: Blocks = ()
        if isinstance(block, Turn):
            behind = tuple(held for held in block.body if isinstance(held, ALONE))
            block = replace(block, body=tuple(_worded_in(block)))
        yield block
        translation = left.pop(0) if left else None
        if not is_told and (message := _unlike(block, translation)):
            desk.refuse("unequal-translation", block.at, message, MEND)
            is_told = True
        if translation:
            name = f"{translation.id}-in"
            yield Translation(name, translation.at, other.language, (translation,))
        yield from behind
    for block in left:
        if not is_told:
            message = f"nothing of {desk.sheet.file.name} is translated here"
            desk.refuse("unequal-translation", block.at, message, MEND)
            is_told = True
        yield block


def _unlike(block: Block, translation: Block | None) -> str:
    """What is to be said of a block and one that is not its translation; else nothing."""
    what = KINDS.get(type(block).__name__, "block")
    if translation is None:
        return f"this {what} has no translation"
    if type(block) is not type(translation):
        found = KINDS.get(type(translation).__name__, "block")
        return f"this {what} is not what its translation is: {translation.at} has a {found}"
    if isinstance(block, Turn) and isinstance(translation, Turn):
        here, there = len(_worded_in(block)), len(_worded_in(translation))
        if here != there:
            return (
                f"this turn has {_counted(here)}, and its translation at {translation.at} {there}"
            )
    return ""


def _worded_in(turn: Turn) -> list[Block]:
    return [block for block in turn.body if not isinstance(block, ALONE)]


def _counted(number: int) -> str:
    return f"{number} paragraph" + ("" if number == 1 else "s")


KINDS = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "Turn": "turn",
    "Quote": "quotation",
    "List": "list",
    "Verbatim": "verbatim passage",
}
