"""Hebrew's own signs for straight marks: gershayim in an abbreviation, geresh behind a letter."""

import re
from collections.abc import Iterator

from tympan.edit.line import Change, Line
from tympan.script import primary

GERESH, GERSHAYIM = "׳", "״"
LETTER = "[\u05d0-\u05ea]"
# Before the last letter of a word stands no quotation mark: מ"מ, but ב"הארץ" may be a name.
IN_AN_ABBREVIATION = re.compile(f'(?<={LETTER})"(?={LETTER}(?!{LETTER}|"))')
BEHIND_A_LETTER = re.compile(f"(?<={LETTER})'")
OPENING_SINGLE = re.compile(r"(?:^|[\s(\[\u05be–—-])'")


def hebrew_signs(line: Line) -> Iterator[Change]:
    """Each straight mark that can be only a sign of an abbreviation or a foreign sound."""
    for match in IN_AN_ABBREVIATION.finditer(line.text):
        if primary(line.language(match.start())) == "he":
            yield Change(match.start(), match.end(), GERSHAYIM)
    single_may_close = OPENING_SINGLE.search(line.text)
    for match in BEHIND_A_LETTER.finditer(line.text):
        goes_on = line.text[match.end() : match.end() + 1].isalpha()
        if primary(line.language(match.start())) == "he" and (goes_on or not single_may_close):
            yield Change(match.start(), match.end(), GERESH)
