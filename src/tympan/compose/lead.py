"""What an interview starts with: its first paragraph, and the words of it that are set apart."""

import re

from tympan.model import Blocks, Inlines, Paragraph, Text, Turn


def first_paragraph(blocks: Blocks) -> str:
    """The id of the paragraph of prose that a reader starts with; a turn starts with its label."""
    texts = (block for block in blocks if isinstance(block, (Paragraph, Turn)))
    first = next(texts, None)
    return first.id if isinstance(first, Paragraph) else ""


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
