"""A TOML file as a table whose values are asked for by kind; whatever is wrong becomes a fault."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tympan.diagnostic import Diagnostic, Span, did_you_mean
from tympan.read.faults import fault
from tympan.read.places import Path, Place, places
from tympan.read.sheet import FORBIDDEN, Sheet


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a settings file; `path` is its place among the others."""

    sheet: Sheet
    places: dict[Path, Place]
    path: Path
    values: dict[str, Any]
    faults: list[Diagnostic]

    def at(self, *key: str | int) -> Span:
        """Where a key stands, or else the table, or else the file."""
        path = self.path + key
        while path:
            if path in self.places:
                return self.sheet.at(*self.places[path])
            path = path[:-1]
        return Span(self.sheet.file)


def settings(sheet: Sheet, faults: list[Diagnostic]) -> Table | None:
    """The whole file as one table; None, and a fault, when it is not TOML."""
    try:
        values = tomllib.loads("\n".join(sheet.lines))
    # A number of thousands of digits is a ValueError; brackets without end are a RecursionError.
    except (ValueError, RecursionError) as wrong:
        said = str(wrong)
        place = re.search(r"\(at line (\d+), column (\d+)\)", said)
        last = len(sheet.lines) - 1
        at = sheet.at(last, len(sheet.lines[last])) if "end of document" in said else sheet.at(0)
        at = Span(sheet.file, int(place[1]), int(place[2])) if place else at
        reason = re.sub(r" \(at .*\)$", "", said)
        message = f"this is not TOML: {reason[:1].lower()}{reason[1:]}"
        mend = 'write each setting as key = "value", on a line of its own'
        faults.append(fault("not-toml", at, message, mend))
        return None
    return Table(sheet, places(sheet.lines), (), values, faults)


def refuse_unknown(table: Table, known: Iterable[str]) -> None:
    """A fault for each key that is not known here."""
    names = tuple(known)
    for key in table.values:
        if key not in names:
            message = f"nobody reads the key “{key}” here"
            mend = did_you_mean(key, names)
            table.faults.append(fault("unknown-key", table.at(key), message, mend))


def text(table: Table, key: str) -> str:
    """A text on one line; empty when the key is missing."""
    value = table.values.get(key, "")
    if isinstance(value, str):
        return _clean(table, key, value)
    _refuse(table, key, "a text", f'write it in quotation marks: {key} = "…"')
    return ""


def required(table: Table, key: str, otherwise: str) -> str:
    """A text that must be there and not empty."""
    if key not in table.values:
        message = f"the key “{key}” is missing"
        mend = f'add a line {key} = "…"'
        table.faults.append(fault("missing-key", table.at(), message, mend))
    elif isinstance(table.values[key], str) and not table.values[key].strip():
        message = f"the key “{key}” has no words"
        table.faults.append(fault("missing-key", table.at(key), message, "write them"))
    return text(table, key) or otherwise


def texts(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts; empty when the key is missing."""
    value = table.values.get(key, [])
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(_clean(table, key, one) for one in value)
    _refuse(table, key, "a list of texts", f'write it in brackets: {key} = ["…", "…"]')
    return ()


def choice(table: Table, key: str, known: Iterable[str], otherwise: str) -> str:
    """One of the known words."""
    word = text(table, key) or otherwise
    names = tuple(known)
    if word in names:
        return word
    _refuse(table, key, "one of the words known here", did_you_mean(word, names))
    return otherwise


def matching(table: Table, key: str, shape: re.Pattern[str], what: str, mend: str) -> str:
    """A text of a certain shape; empty when it is missing or has another."""
    value = text(table, key)
    if not value or shape.fullmatch(value):
        return value
    _refuse(table, key, what, mend)
    return ""


def inner(table: Table, key: str) -> Table:
    """A table inside the table; empty when it is missing."""
    value = table.values.get(key, {})
    if not isinstance(value, dict):
        _refuse(table, key, "a table", f"write it under a line [{key}]")
        value = {}
    return Table(table.sheet, table.places, (*table.path, key), value, table.faults)


def rows(table: Table, key: str) -> Iterator[Table]:
    """The tables of an array of tables."""
    value = table.values.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        _refuse(table, key, "a list of tables", f"write each under a line [[{key}]]")
        return
    for number, one in enumerate(value):
        yield Table(table.sheet, table.places, (*table.path, key, number), one, table.faults)


def _refuse(table: Table, key: str, what: str, mend: str) -> None:
    message = f"the value of “{key}” is not {what}"
    table.faults.append(fault("wrong-value", table.at(key), message, mend))


def _clean(table: Table, key: str, value: str) -> str:
    """The text on one line; a forbidden character is a fault."""
    value = re.sub(r"[ \t]*[\r\n][ \t\r\n]*", " ", value.strip())
    if FORBIDDEN.search(value):
        _refuse(table, key, "free of control characters", "type it again")
        return FORBIDDEN.sub("", value)
    return value
