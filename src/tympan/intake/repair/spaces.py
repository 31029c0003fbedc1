"""Spaces before a comma or a full stop."""

import re
from collections.abc import Iterator

from tympan.edit.line import Change, Line

# “word , word” and “word . Next”, but not the dots of “ . . . ” and nothing like “ .NET”.
BEFORE_A_STOP = re.compile(r"(?<=[^\W_])[ \t]+(?=[.,](?:\s|$))(?!\. \.)")


def spaces_before_stops(line: Line) -> Iterator[Change]:
    """A space before a comma or a full stop goes."""
    for match in BEFORE_A_STOP.finditer(line.text):
        yield Change(match.start(), match.end(), "")
