"""A paragraph that begins **Name:** opens a turn; what follows without a label belongs to it."""

import re
from dataclasses import replace

from tympan.model import (
    Block,
    Blocks,
    Break,
    Heading,
    Inlines,
    Paragraph,
    Strong,
    Text,
    Turn,
    plain,
)
from tympan.read.desk import Desk
from tympan.read.times import timed
from tympan.read.voices import folded

COLON = re.compile("[\\s\u00a0\u202f]*[:\uff1a]")


def turns(found: Blocks, desk: Desk) -> Blocks:
    """The blocks of a section with those that somebody speaks gathered in turns."""
    gathered: list[Block] = []
    opened: Turn | None = None
    body: list[Block] = []

    def close() -> None:
        if opened and not body:
            message = f"nobody speaks under the label “{opened.label}”"
            mend = "write what is said after the label, or take the label away"
            desk.refuse("empty-turn", opened.at, message, mend)
        elif opened:
            gathered.append(replace(opened, body=tuple(body)))
        body.clear()

    for block in found:
        if isinstance(block, Paragraph) and (labelled := _labelled(block.content)):
            close()
            label, rest = labelled
            speaker = desk.voices.get(folded(label), "")
            name = f"{desk.prefix}t-{next(desk.turns):03}"
            opened = Turn(name, block.at, speaker, label, ())
            if rest:
                body.append(timed(replace(block, content=rest)))
        elif isinstance(block, (Heading, Break)):
            close()
            opened = None
            gathered.append(block)
        else:
            said = timed(block) if isinstance(block, Paragraph) else block
            (body if opened else gathered).append(said)
    close()
    return tuple(gathered)


def _labelled(content: Inlines) -> tuple[str, Inlines] | None:
    """The label without its colon and the words after it; None when there is no label."""
    if not content or not isinstance(content[0], Strong):
        return None
    said, rest = plain(content[:1]), content[1:]
    if said.rstrip().endswith((":", "\uff1a")):
        label = said.rstrip()[:-1]
    elif rest and isinstance(rest[0], Text) and (match := COLON.match(rest[0].content)):
        label = said
        rest = (_after(rest[0], match.end()), *rest[1:])
    else:
        return None
    label = " ".join(label.split())
    return (label, _without_leading_space(rest)) if label else None


def _without_leading_space(content: Inlines) -> Inlines:
    while content and isinstance(content[0], Text):
        text = content[0].content
        if bare := text.lstrip():
            return (_after(content[0], len(text) - len(bare)), *content[1:])
        content = content[1:]
    return content


def _after(text: Text, start: int) -> Text:
    """A text without its first characters, at its new place."""
    at = replace(text.at, column=text.at.column + start)
    return Text(text.content[start:], at)
