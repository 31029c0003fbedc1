"""The values of a printer's profile, asked for by kind; whatever is wrong becomes a diagnostic."""

import datetime
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic, Span, did_you_mean, error


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a profile; `path` names it in messages, `unit` is points to one of its units."""

    file: Path
    path: str
    values: Mapping[str, Any]
    unit: float
    wrongs: list[Diagnostic]


def is_step(row: object) -> bool:
    """Whether a row is a page count and a length."""
    return (
        isinstance(row, list)
        and len(row) == 2
        and isinstance(row[0], int)
        and all(_is_number(part) for part in row)
    )


def lengths(table: Table, key: str, count: int) -> list[float]:
    """So many lengths in brackets, in points."""
    value = table.values.get(key)
    if isinstance(value, list) and len(value) == count and all(map(_is_number, value)):
        return [part * table.unit for part in value]
    wrong(table, key, f"{count} lengths in brackets")
    return [1.0] * count


def length(table: Table, key: str, otherwise: float | None = None) -> float:
    """A length in points; without `otherwise` it must be there."""
    value = table.values.get(key, otherwise)
    if _is_number(value):
        return float(value) * table.unit
    wrong(table, key, "a length, a number that is not below 0")
    return 1.0


def whole(table: Table, key: str, otherwise: int | None = None, least: int = 0) -> int:
    """A whole number from `least` up."""
    value = table.values.get(key, otherwise)
    if isinstance(value, int) and not isinstance(value, bool) and value >= least:
        return value
    wrong(table, key, f"a whole number from {least} up")
    return 1


def text(table: Table, key: str, otherwise: str | None = None) -> str:
    """A text; without `otherwise` it must be there."""
    value = table.values.get(key, otherwise)
    if isinstance(value, str):
        return value
    wrong(table, key, "a text in quotation marks")
    return ""


def flag(table: Table, key: str, otherwise: bool) -> bool:
    """True or false."""
    value = table.values.get(key, otherwise)
    if isinstance(value, bool):
        return value
    wrong(table, key, "true or false")
    return otherwise


def day(table: Table, key: str) -> datetime.date:
    """A day of the calendar."""
    value = table.values.get(key)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    wrong(table, key, "a day, written like 2026-08-19")
    return datetime.date.min


def word(table: Table, key: str, known: Sequence[str]) -> str:
    """One of the known words."""
    value = table.values.get(key)
    if isinstance(value, str) and value in known:
        return value
    wrong(table, key, f"one of {', '.join(known)}")
    return known[0]


def words(table: Table, key: str, known: Sequence[str]) -> tuple[str, ...]:
    """Some of the known words; none when the key is missing."""
    value = table.values.get(key, [])
    if isinstance(value, list) and all(one in known for one in value):
        return tuple(value)
    wrong(table, key, f"a list of some of {', '.join(known)}")
    return ()


def inner(table: Table, key: str) -> Table:
    """The table inside a table; empty when it is missing."""
    value = table.values.get(key, {})
    if not isinstance(value, dict):
        wrong(table, key, "a table")
        value = {}
    return Table(table.file, f"{table.path}{key}.", value, table.unit, table.wrongs)


def _is_number(value: object) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and value >= 0  # type: ignore[operator,arg-type]


def refuse_unknown(table: Table, known: Iterable[str]) -> None:
    """A diagnostic for each key that is not known here."""
    names = tuple(known)
    for key in table.values:
        if key not in names:
            message = f"nobody reads the key “{table.path}{key}” here"
            mend = did_you_mean(key, names)
            table.wrongs.append(error("printer-broken", Span(table.file), message, mend))


def wrong(table: Table, key: str, what: str) -> None:
    """A diagnostic that says what a value is not."""
    state = "is not" if key in table.values else "is missing: it is"
    message = f"“{table.path}{key}” {state} {what}"
    mend = "write it as the shop's own pages give it; printers/kdp.toml shows every key"
    table.wrongs.append(error("printer-broken", Span(table.file), message, mend))
