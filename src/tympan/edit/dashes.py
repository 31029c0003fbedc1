"""Hyphens that were typed for dashes."""

import re
from collections.abc import Iterator

from tympan.edit.glyphs import marks
from tympan.edit.line import Change, Line
from tympan.script import primary

SEVERAL = re.compile(r"(?<!-)(?P<hyphens>-{2,3})(?!-)")
SPACED = re.compile(r"""(?<=[^\W\d_.,!?…”’»)"'] )-(?= ["'“‘«„(¿¡]?[^\W\d_])""")
# Years, and pages that say so. “2010-12” may be a month, and other numbers a result or a code.
YEARS = re.compile(
    r"(?<![\w/.,:-])(?P<first>1[0-9]{3}|20[0-9]{2})(?P<hyphen>-)(?P<last>[0-9]{4}|[0-9]{2})"
    r"(?![\w/:-]|[.,][0-9])"
)
PAGES = re.compile(r"\bpp\. ?[0-9]{1,4}(?P<hyphen>-)[0-9]{1,4}(?![\w-])")


# Languages whose dash stands at the words that it sets apart, and before what somebody says.
RAYA = ("es", "ca", "eu", "gl")
TO_SPEAK = re.compile(r"\s*(?:—|--)")
ENDS_ASIDE = re.compile(r"\S(?:—|--)(?!\w)")


def dashes(line: Line) -> Iterator[Change]:
    """Two or three hyphens, and one between spaced words, become the dash of the language."""
    for match in SEVERAL.finditer(line.text):
        language = line.language(match.start())
        known = marks(language)
        is_dash = _is_raya if primary(language) in RAYA else _is_dash
        if known and is_dash(line.text, match.start(), match.end()):
            between_numbers = _between_numbers(line.text, match.start(), match.end())
            dash = "—" if match.end() - match.start() == 3 else known.dash
            yield Change(match.start(), match.end(), "–" if between_numbers else dash)
    for match in SPACED.finditer(line.text):
        if marks(line.language(match.start())):
            yield Change(match.start(), match.end(), "–")


def ranges(line: Line) -> Iterator[Change]:
    """The hyphen between two years or pages becomes a dash."""
    for match in YEARS.finditer(line.text):
        first, last = match["first"], match["last"]
        if len(last) == 2 and int(last) <= 12:
            continue
        if int(first[: 4 - len(last)] + last) > int(first):
            yield Change(*match.span("hyphen"), "–")
    for match in PAGES.finditer(line.text):
        yield Change(*match.span("hyphen"), "–")


def _is_dash(text: str, start: int, end: int) -> bool:
    """Whether words stand before the hyphens: “--flag”, “<!--” and “-->” are none."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 1]
    if not before.strip() or before[-1] in "<!" or after == ">":
        return False
    return not before[-1].isspace() or not after or after.isspace() or after in "\"'”’»"


def _is_raya(text: str, start: int, end: int) -> bool:
    """Whether hyphens set words apart: with others behind them, or where somebody speaks."""
    if _is_dash(text, start, end):
        return True
    after = text[end : end + 1]
    if not (after.isalpha() or after in "¿¡«“\"'…") or text[start - 1 : start] not in ("", " "):
        return False
    if not start:
        return not after.islower()
    return bool(TO_SPEAK.match(text) or ENDS_ASIDE.search(text, end))


def _between_numbers(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isdigit() and text[end : end + 1].isdigit()
