"""Straight single marks → apostrophes and the inner quotation marks of the language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tympan.edit.glyphs import Pair, marks
from tympan.edit.line import Change, Line
from tympan.edit.quotes import level_at
from tympan.edit.side import Side, side
from tympan.script import primary

APOSTROPHE = "’"
SINGLE = re.compile("['‘’‚]")
# Latin, Greek and Cyrillic: in other scripts a mark between letters may be a quotation mark.
LETTER = "[^\\W\\d_\u0530-\u1dff\u2000-\uffff\U00010000-\U0010ffff]"
BETWEEN_LETTERS = re.compile(f"(?<={LETTER})'(?={LETTER})")
ENGLISH_CERTAIN = re.compile(r"(?<=[0-9])'(?=s\b)|(?<=\w )'(?=n' \w)|(?<=\w 'n)'(?= \w)")
# Words and decades that lost their beginning; or a quotation that begins with them.
ELISIONS = {
    "en": re.compile(
        r"'(?=(?:tis|twas|em|cause|til|till|bout|round|fore|member|though|cept|fraid|nough|nuff"
        r"|stead|spect|neath|gainst|mongst|un|uns|[0-9]0s)\b)",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"'(?=(?:t[aá]|t[aá]s|t[aá]n|tamos|toy|taba|tabas|taban|t[aá]bamos|tonces|p[eé]rate|ñor|ñora"
        r"|onde)\b)",
        re.IGNORECASE,
    ),
}
# Words that lost their end: what closes a quotation looks the same, and is no partner to count on.
DROPPED = {
    "en": re.compile(
        r"\b(?:an|sho|mo|fo|flo|do|ol|po|yo|befo|th|wi|o|thoo|[a-z]{2,}in)'(?!\w)", re.IGNORECASE
    ),
    "es": re.compile(r"\b(?:pa|na|to|toa|mu|pue|ca)'(?!\w)", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A single mark that does not stand between letters."""

    position: int
    side: Side
    straight: bool


def apostrophes(line: Line) -> Iterator[Change]:
    """Each straight single mark that can be only an apostrophe."""
    for match in BETWEEN_LETTERS.finditer(line.text):
        yield Change(match.start(), match.end(), APOSTROPHE)
    for match in ENGLISH_CERTAIN.finditer(line.text):
        if primary(line.language(match.start())) == "en":
            yield Change(match.start(), match.end(), APOSTROPHE)


def single_quotes(line: Line) -> Iterator[Change]:
    """The straight single marks around words; run it when the certain apostrophes are gone."""
    if "'" not in line.text:
        return
    elided = {match.start() for match in _shortened(line, ELISIONS)}
    dropped = {match.end() - 1 for match in _shortened(line, DROPPED)}
    yield from (Change(position, position + 1, APOSTROPHE) for position in dropped)
    found = [mark for mark in _marks(line) if mark.position not in elided | dropped]
    if not any(mark.side is Side.CLOSING for mark in found):
        for position in elided:
            if side(line.text, position, "en", False) is Side.OPENING:
                yield Change(position, position + 1, APOSTROPHE)
    closings = sum(mark.side is Side.CLOSING for mark in found)
    openings = sum(mark.side is Side.OPENING for mark in found)
    stack: list[Mark] = []
    for mark in found:
        if mark.side is Side.OPENING:
            stack.append(mark)
            continue
        known = marks(line.language(mark.position))
        if mark.side is Side.UNCLEAR or not known or not known.single:
            continue
        opening, closing = _pair(line, stack[-1] if stack else None, mark, known.single)
        if closing != APOSTROPHE and closings > openings > 0:
            # Where they look different, an apostrophe at a word's end may be taken for a closing.
            continue
        if stack:
            opened = stack.pop()
            if opened.straight:
                yield Change(opened.position, opened.position + 1, opening)
            if mark.straight:
                yield Change(mark.position, mark.position + 1, closing)
        elif mark.straight and line.text[mark.position - 1].isalpha():
            yield Change(mark.position, mark.position + 1, APOSTROPHE)


def _marks(line: Line) -> Iterator[Mark]:
    """The single marks that open or close, with their sides."""
    inside = 0
    for match in SINGLE.finditer(line.text):
        position, mark = match.start(), match[0]
        if mark in "‘‚":
            where = Side.OPENING
        else:
            where = side(line.text, position, line.language(position), inside > 0)
            if mark == APOSTROPHE and (where is not Side.CLOSING or not inside):
                continue
        inside += (where is Side.OPENING) - (where is Side.CLOSING and inside > 0)
        yield Mark(position, where, mark == "'")


def _pair(line: Line, opened: Mark | None, mark: Mark, single: Pair) -> Pair:
    """The single marks of a language, or those that it has inside a quotation.

    Only where it is known which words lose their beginning: no such word is put in quotes then.
    """
    language = line.language(mark.position)
    known = marks(language)
    if not known or not opened or not opened.straight or primary(language) not in ELISIONS:
        return single
    return dict(enumerate(known.levels[1:], 1)).get(level_at(line, opened.position), single)


def _shortened(line: Line, words: Mapping[str, re.Pattern[str]]) -> Iterator[re.Match[str]]:
    """The words of a line that are shortened in its own language."""
    for language, pattern in words.items():
        for match in pattern.finditer(line.text):
            if primary(line.language(match.start())) == language:
                yield match
