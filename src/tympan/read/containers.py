"""::: pull-quote … :::"""

import re

from markdown_it.token import Token

from tympan.diagnostic import Span, did_you_mean
from tympan.model import Blocks, Paragraph, PullQuote, notes_in, plain
from tympan.read.desk import Desk

KNOWN = ("pull-quote",)
END = re.compile(r"[ \t>]*:{3,}[ \t]*")


def container(token: Token, at: Span, body: Blocks, desk: Desk) -> Blocks:
    """A pull quote; of an unknown or unclosed container its blocks, so that no word is lost."""
    name = token.info.strip()
    if not _is_closed(token, desk):
        mend = "write a line ::: where it ends"
        desk.refuse("unclosed-container", at, f"“::: {name}” is never closed", mend)
        return body
    if name not in KNOWN:
        mend = did_you_mean(name, KNOWN)
        desk.refuse("unknown-container", at, f"nobody knows “::: {name}”", mend)
        return body
    if desk.in_note:
        mend = "put it into the text"
        desk.refuse("unsupported-markup", at, "a pull quote stands in a note", mend)
        return ()
    return _pull_quote(body, at, desk)


def _is_closed(token: Token, desk: Desk) -> bool:
    """Whether the line where the container ends is one of colons."""
    end = token.map[1] if token.map else 0
    return end < len(desk.sheet.lines) and bool(END.fullmatch(desk.sheet.lines[end]))


def _pull_quote(body: Blocks, at: Span, desk: Desk) -> Blocks:
    """What the author asks to be found in the text and set large."""
    asked = []
    for block in body:
        if isinstance(block, Paragraph) and not any(notes_in(block.content)):
            asked.append(" ".join(plain(block.content).split()))
        else:
            message = "a pull quote holds words only, no notes, lists or pictures"
            mend = "leave only the words that are to be lifted from the text"
            desk.refuse("unsupported-markup", block.at, message, mend)
    if not body:
        message, mend = "this pull quote has no words", "write the words to lift from the text"
        desk.refuse("empty-pull-quote", at, message, mend)
    return (PullQuote(desk.ids.name("pq"), at, " ".join(asked)),) if asked else ()
