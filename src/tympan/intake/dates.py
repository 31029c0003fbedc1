"""The day that a source names, as it is written in front matter and headers."""

import datetime
import re

ISO = re.compile(r"\b(\d{4})-(\d{1,2})(?:-(\d{1,2}))?\b")
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)
NAMED = re.compile(
    r"\b(?:(?P<before>\d{1,2})(?:st|nd|rd|th)?\.?\s+(?:of\s+)?)?(?P<month>[A-Za-z]{3,9})\.?\s+"
    r"(?:(?P<behind>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<year>\d{4})\b"
)
YEAR = re.compile(r"\s*(\d{4})\s*")


def day(text: str) -> str:
    """YYYY-MM-DD, YYYY-MM or YYYY, as far as the text is certain; otherwise empty."""
    if match := ISO.search(text):
        return _iso(int(match[1]), int(match[2]), int(match[3] or 0))
    for match in NAMED.finditer(text):
        month = _month(match["month"].lower())
        if month:
            number = int(match["before"] or match["behind"] or 0)
            return _iso(int(match["year"]), month, number)
    match = YEAR.fullmatch(text)
    return match[1] if match and match[1] > "1000" else ""


def _month(name: str) -> int:
    return next((n for n, month in enumerate(MONTHS, 1) if month.startswith(name)), 0)


def _iso(year: int, month: int, number: int) -> str:
    try:
        found = datetime.date(year, month, number or 1).isoformat()
    except ValueError:
        return ""
    return found if number else found[:7]
