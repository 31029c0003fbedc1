"""Block tokens → Blocks."""

import re

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.model import Block, Blocks, Break, Heading, List, Paragraph, Quote, Verbatim
from tympan.read.containers import container
from tympan.read.desk import Desk
from tympan.read.inline import inlines
from tympan.read.nesting import closing
from tympan.read.pictures import figures
from tympan.read.place import stretch

DEEPEST = 20  # levels of blocks in blocks; the parser itself stops at 40, and says nothing

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
FENCE_END = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*")
COLONS = re.compile(r"^[ \t]*:{3,}[ \t]*$", re.MULTILINE)


def blocks(tokens: list[Token], desk: Desk) -> Blocks:
    """What some block tokens hold, in reading order; notes are left to their marks."""
    found: list[Block] = []
    number = 0
    while number < len(tokens):
        token = tokens[number]
        end = closing(tokens, number) if token.nesting > 0 else number
        found.extend(_block(token, tokens[number + 1 : end], desk))
        number = end + 1
    return tuple(found)


def starts(token: Token, desk: Desk) -> Span:
    """Where a block begins."""
    return desk.sheet.starts(token.map[0] if token.map else 0)


def _block(token: Token, inner: list[Token], desk: Desk) -> Blocks:
    """The blocks of one token: mostly one, none when it is refused or empty."""
    at = starts(token, desk)
    if token.level > DEEPEST:
        mend = "take most of the “>”, the list signs or the colons away"
        desk.refuse("nested-too-deeply", at, "blocks are nested too deeply here", mend)
        return ()
    match token.type:
        case "paragraph_open":
            return _paragraph(inner[0], desk)
        case "heading_open":
            return _heading(token, inner[0], desk)
        case "blockquote_open":
            name = desk.ids.name("q")
            body = blocks(inner, desk)
            return (Quote(name, at, body),) if body else ()
        case "bullet_list_open" | "ordered_list_open":
            return (_list(token, inner, desk),)
        case "fence" | "code_block":
            _refuse_unclosed_code(token, at, desk)
            return (Verbatim(desk.ids.name("v"), at, token.content.removesuffix("\n")),)
        case "hr":
            return (Break(desk.ids.name("b"), at),)
        case "container_block_open":
            return container(token, at, blocks(inner, desk), desk)
        case "html_block" if COMMENT.sub("", token.content).strip():
            mend = "write it in Markdown; a comment <!-- … --> stands on lines of its own"
            desk.refuse("unsupported-markup", at, "HTML is not printed", mend)
        case "table_open":
            mend = "write it as a list or as sentences; put \\ before a | that is a sign"
            desk.refuse("unsupported-markup", at, "tables are not printed", mend)
    return ()


def _paragraph(token: Token, desk: Desk) -> Blocks:
    """A paragraph, or the figures of one that holds nothing but pictures."""
    place = stretch(desk.sheet, token)
    children = token.children or []
    pictures = any(child.type == "image" for child in children)
    if pictures and not any(_is_said(child) for child in children):
        return figures(children, token.content, place, desk)
    for match in COLONS.finditer(token.content):
        mend = "take the line away, or begin with a line “::: pull-quote”"
        message = "these colons close nothing"
        desk.refuse("unopened-container", place.at(match.start()), message, mend)
    name = desk.ids.name("p")
    content = inlines(token, desk)
    return (Paragraph(name, place.at(0), content),) if content else ()


def _is_said(token: Token) -> bool:
    """Whether it is more than a picture, or the space between two."""
    return token.type not in ("image", "softbreak") and bool(token.content.strip() or token.tag)


def _heading(token: Token, inner: Token, desk: Desk) -> Blocks:
    """A heading with the level that is written; only beside the text, not inside a block."""
    at = stretch(desk.sheet, inner).at(0)
    content = inlines(inner, desk)
    if not content:
        mend = "write its words, or take the # away"
        desk.refuse("empty-heading", at, "this heading has no words", mend)
    elif token.level:
        mend = "put the heading outside, or write **bold** words instead"
        message = "a heading stands inside a list, a quotation, a note or a container"
        desk.refuse("unsupported-markup", at, message, mend)
    else:
        return (Heading(desk.ids.name("h"), at, int(token.tag[1:]), content),)
    return ()


def _list(token: Token, inner: list[Token], desk: Desk) -> List:
    """A list; `start` is the first number of one that counts."""
    name = desk.ids.name("l")
    items: list[Blocks] = []
    number = 0
    while number < len(inner):
        end = closing(inner, number)
        items.append(blocks(inner[number + 1 : end], desk))
        number = end + 1
    start = None if token.type.startswith("bullet") else int(token.attrs.get("start", 1))
    return List(name, starts(token, desk), start, tuple(items))


def _refuse_unclosed_code(token: Token, at: Span, desk: Desk) -> None:
    """A fault for a fence that runs to the end of the file."""
    if token.type != "fence" or not token.map:
        return
    first, last = token.map[0], token.map[1] - 1
    text = desk.sheet.lines[last] if last < len(desk.sheet.lines) else ""
    if last == first or not FENCE_END.fullmatch(text):
        mend = f"write a line {token.markup} where it ends"
        desk.refuse("unclosed-code", at, "this block of code is never closed", mend)
