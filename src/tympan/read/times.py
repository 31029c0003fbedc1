"""[00:03:31] at the start of a paragraph: when it was said."""

import re
from dataclasses import replace

from tympan.model import Paragraph, Text

TIME = re.compile(r"\[(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d(?:[.,]\d{1,3})?)\]\s*", re.ASCII)


def timed(paragraph: Paragraph) -> Paragraph:
    """The paragraph with the time it begins with as data; as it is when there is none."""
    first = paragraph.content[0] if paragraph.content else None
    if not isinstance(first, Text) or not (match := TIME.match(first.content)):
        return paragraph
    at = replace(first.at, column=first.at.column + match.end())
    rest = first.content[match.end() :]
    content = ((Text(rest, at),) if rest else ()) + paragraph.content[1:]
    if not content:
        return paragraph
    hours, minutes, seconds = match.groups()
    start = int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds.replace(",", "."))
    return replace(paragraph, content=content, start=start)
