"""One Markdown file → one Section."""

from typing import Any

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.model import Inlines, Section
from tympan.read.blocks import blocks
from tympan.read.desk import Desk
from tympan.read.inline import inlines
from tympan.read.markup import tokens
from tympan.read.notes import gather_notes, refuse_uncalled
from tympan.read.place import stretch
from tympan.read.turns import turns


def section(kind: str, desk: Desk) -> Section:
    """The file on the desk as a section; its id is what the desk's ids are inside of."""
    at, title, rest = opened(desk)
    body = turns(blocks(rest, desk), desk)
    refuse_uncalled(desk)
    return Section(desk.ids.inside, at, kind, title, body)


def opened(desk: Desk) -> tuple[Span, Inlines, list[Token]]:
    """Where the file on the desk begins, its title, and the tokens behind that; its notes ready."""
    found, references = tokens("\n".join(desk.sheet.lines))
    gather_notes(found, desk)
    _refuse_unused(found, references, desk)
    return _title(found, desk)


def _title(found: list[Token], desk: Desk) -> tuple[Span, Inlines, list[Token]]:
    """The heading of the first level that a file begins with, and the tokens without it."""
    first = next((n for n, token in enumerate(found) if token.type != "html_block"), len(found))
    if found[first : first + 1] and found[first].tag == "h1":
        inner = found[first + 1]
        at = stretch(desk.sheet, inner).at(0)
        return at, inlines(inner, desk), found[:first] + found[first + 3 :]
    return Span(desk.sheet.file, 1, 1), (), found


def _refuse_unused(found: list[Token], references: dict[str, Any], desk: Desk) -> None:
    """A fault for each line that Markdown took for the address of a link, and dropped."""
    inside = [child for token in found for child in token.children or ()]
    inside += [child for token in inside for child in token.children or ()]
    used = {token.meta.get("label") for token in inside}
    for label, reference in references.items():
        if label not in used:
            at = desk.sheet.starts(reference["map"][0])
            message = "this line defines a link that nothing uses, so it is not printed"
            mend = "put \\ before the [ to print it, or take the line away"
            desk.refuse("unused-reference", at, message, mend)
