"""Times in a recording, as programs and people write them."""

import re

# 0:03 · 00:03 · 1:02:03 · 00:00:03.250 · 00:00:03,250
CLOCK = r"(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?:[.,]\d{1,6})?"
_WHOLE = re.compile(r"[(\[<]?\s*((?:\d{1,3}:){0,2}\d{1,5}(?:[.,]\d{1,6})?)\s*s?[)\]>]?")


def seconds(text: str) -> float | None:
    """The seconds that a time stands for, bare or in brackets; None when it is no time."""
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        return None
    total = 0.0
    for part in found[1].replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def shown(start: float) -> str:
    """A time as people read it: `1:02:03`."""
    minutes, rest = divmod(int(start), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
