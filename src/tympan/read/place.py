"""From an offset in a block's content back to line and column of the file."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from markdown_it.token import Token

from tympan.diagnostic import Span
from tympan.read.sheet import Sheet

INDENT = " \t"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some lines of a sheet without their indents and signs, as the inline parser sees them."""

    sheet: Sheet
    first: int
    starts: tuple[int, ...]
    columns: tuple[int, ...]

    def at(self, offset: int) -> Span:
        """The place of the character at an offset of the content."""
        line = bisect_right(self.starts, offset) - 1
        return self.sheet.at(self.first + line, self.columns[line] + offset - self.starts[line])


def stretch(sheet: Sheet, token: Token) -> Stretch:
    """Where the content of an inline token stands."""
    first = token.map[0] if token.map else 0
    # markdown-it strips white space of every kind, even lines that hold nothing but such.
    while first < len(sheet.lines) and not sheet.lines[first].strip():
        first += 1
    contents = token.content.split("\n")
    starts = tuple(accumulate((len(line) + 1 for line in contents[:-1]), initial=0))
    columns = tuple(
        _column(sheet.lines[first + number] if first + number < len(sheet.lines) else "", line)
        for number, line in enumerate(contents)
    )
    return Stretch(sheet, first, starts, columns)


def _column(line: str, content: str) -> int:
    """Where a line's content begins: it runs to the end, but for a heading's closing signs."""
    bare = content.strip(INDENT)
    kept = line.rstrip(INDENT)
    begins = len(kept) - len(bare) if kept.endswith(bare) else line.rfind(bare)
    return max(begins, 0) - (len(content) - len(content.lstrip(INDENT)))
