"""A printer's profile read from its file: every number is asked for by kind, and all faults told.

The file is TOML; `printers/kdp.toml` shows every key. Lengths are numbers in the file's `unit`.
"""

import datetime
import math
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tympan import printer as profile
from tympan.diagnostic import Diagnostic, Fault, Span, did_you_mean, error

KEYS = (
    *("extends", "about", "source", "checked", "unit", "trims", "custom", "bleed", "no-bleed"),
    *("clear", "safe", "safe-bleeding", "gutters", "products", "marks", "flavour", "condition"),
    *("ink-limit", "images", "least", "cover", "allows", "most-megabytes", "most-blank"),
)
PRODUCT = (
    *("about", "colours", "least", "most", "multiple", "last-blank", "spine", "trims", "wrap"),
)
SPINE = ("rule", "per-page", "plus", "steps", "text-from", "text-clear")
ALLOWED = ("annotations", "outlines", "transparency", "layers", "icc-images")
EDGES = ("top", "bottom", "outside", "inside")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a profile; `path` names it in messages, `unit` is points to one of its units."""

    file: Path
    path: str
    values: Mapping[str, Any]
    unit: float
    wrongs: list[Diagnostic]


def extended(file: Path) -> str:
    """The name of the profile that this one extends, or an empty text; raises `Fault`."""
    name = _toml(file).get("extends", "")
    return name if isinstance(name, str) else ""


def printer(files: Sequence[Path]) -> profile.Printer:
    """The profile in the first file, with what it lacks from the others; raises `Fault`."""
    values: dict[str, Any] = {}
    for file in reversed(files):
        values = _merged(values, _toml(file))
    unit = profile.POINTS.get(values.get("unit", ""), 1.0)
    wrongs: list[Diagnostic] = []
    table = Table(files[0], "", values, unit, wrongs)
    _refuse_unknown(table, KEYS)
    made = _printer(table)
    if wrongs:
        raise Fault(*dict.fromkeys(wrongs))
    return made


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as wrong:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(wrong))
        at = Span(file, int(place[1]), int(place[2])) if place else Span(file)
        message = "this cannot be read: " + re.sub(r" \(at .*\)$", "", str(wrong))
        raise Fault(error("printer-broken", at, message, "mend it there")) from wrong


def _merged(under: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one; inner tables are merged in the same way."""
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(under.get(key), dict)
        merged[key] = _merged(under[key], value) if both else value
    return merged


def _printer(table: Table) -> profile.Printer:
    trims = _trims(_inner(table, "trims"))
    safe = _length(table, "safe")
    return profile.Printer(
        name=table.file.stem,
        file=table.file,
        about=_text(table, "about"),
        source=_text(table, "source"),
        checked=_day(table, "checked"),
        unit=_word(table, "unit", tuple(profile.POINTS)),
        trims=trims,
        custom=_custom(table),
        bleed=_edges(table, "bleed"),
        no_bleed=_words(table, "no-bleed", tuple(trim.name for trim in trims)),
        clear=_edges(table, "clear", 0),
        safe=safe,
        safe_bleeding=_length(table, "safe-bleeding", safe / table.unit),
        gutters=_steps(table, "gutters"),
        products=_products(table, tuple(trim.name for trim in trims)),
        marks=_flag(table, "marks", False),
        flavour=_word(table, "flavour", profile.FLAVOURS),
        condition=_condition(table),
        ink_limit=_whole(table, "ink-limit"),
        images=_images(_inner(table, "images")),
        least=_least(_inner(table, "least")),
        cover=_cover(_inner(table, "cover")),
        allows=_words(table, "allows", ALLOWED),
        most_bytes=_whole(table, "most-megabytes", 0) * 1_000_000,
        most_blank=_whole(table, "most-blank", 0),
    )


def _trims(table: Table) -> tuple[profile.Trim, ...]:
    return tuple(_size(table, name) for name in table.values)


def _size(table: Table, name: str) -> profile.Trim:
    width, height = _lengths(table, name, 2)
    return profile.Trim(name, width, height)


def _custom(table: Table) -> profile.Range | None:
    if "custom" not in table.values:
        return None
    inner = _inner(table, "custom")
    _refuse_unknown(inner, ("least", "most"))
    return profile.Range(_size(inner, "least"), _size(inner, "most"))


def _products(table: Table, trims: tuple[str, ...]) -> tuple[profile.Product, ...]:
    inner = _inner(table, "products")
    if not inner.values:
        _wrong(table, "products", "a table with at least one product")
    made = []
    for name in inner.values:
        one = _inner(inner, name)
        _refuse_unknown(one, PRODUCT)
        made.append(
            profile.Product(
                name=name,
                about=_text(one, "about"),
                colours=_word(one, "colours", profile.COLOURS),
                least=_whole(one, "least"),
                most=_whole(one, "most"),
                multiple=_whole(one, "multiple", 1, least=1),
                last_blank=_flag(one, "last-blank", False),
                spine=_spine(_inner(one, "spine")),
                trims=_words(one, "trims", trims),
                wrap=_length(one, "wrap", 0),
            )
        )
    return tuple(made)


def _spine(table: Table) -> profile.Spine:
    _refuse_unknown(table, SPINE)
    return profile.Spine(
        rule=_word(table, "rule", ("per-page", "steps", "ask", "none")),
        per_page=_length(table, "per-page", 0),
        plus=_length(table, "plus", 0),
        steps=_steps(table, "steps"),
        text_from=_whole(table, "text-from", 0),
        text_clear=_length(table, "text-clear", 0),
    )


def _condition(table: Table) -> profile.Condition:
    inner = _inner(table, "condition")
    _refuse_unknown(inner, ("name", "about", "profile"))
    given = _text(inner, "profile", "")
    bundled = Path(__file__).parent / "press" / "icc" / "FOGRA39L_coated.icc"
    file = table.file.parent / given if given else bundled
    if not file.is_file():
        _wrong(inner, "profile", "the path of an ICC profile, seen from this file")
    return profile.Condition(_text(inner, "name"), _text(inner, "about"), file)


def _images(table: Table) -> profile.Images:
    _refuse_unknown(table, ("least", "best", "most", "line-art"))
    return profile.Images(
        *(_whole(table, key, least=1) for key in ("least", "best", "most", "line-art"))
    )


def _least(table: Table) -> profile.Least:
    """Sizes of type and lines are given in points, as every shop does."""
    keys = ("type", "type-mixed", "line", "line-mixed", "tint")
    _refuse_unknown(table, keys)
    points = replace(table, unit=1.0)
    return profile.Least(*(_length(points, key, 0) for key in keys))


def _cover(table: Table) -> profile.Cover:
    _refuse_unknown(table, ("bleed", "safe", "barcode", "barcode-clear", "prints-barcode"))
    width, height = _lengths(table, "barcode", 2)
    return profile.Cover(
        bleed=_length(table, "bleed"),
        safe=_length(table, "safe"),
        barcode_width=width,
        barcode_height=height,
        barcode_clear=_length(table, "barcode-clear"),
        has_barcode=_flag(table, "prints-barcode", False),
    )


# ---------------------------------------------------------------- values by kind


def _edges(table: Table, key: str, otherwise: float | None = None) -> profile.Edges:
    inner = _inner(table, key)
    _refuse_unknown(inner, EDGES)
    return profile.Edges(*(_length(inner, edge, otherwise) for edge in EDGES))


def _steps(table: Table, key: str) -> tuple[profile.Gutter, ...]:
    """Rows of a page count and a length, in rising order."""
    rows = table.values.get(key, [])
    if not isinstance(rows, list) or not all(_is_step(row) for row in rows):
        _wrong(table, key, "a list of pairs [pages, length]")
        return ()
    steps = tuple(profile.Gutter(pages, length * table.unit) for pages, length in rows)
    if list(steps) != sorted(steps, key=lambda step: step.pages):
        _wrong(table, key, "in rising order of pages")
    return steps


def _is_step(row: object) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 2
        and isinstance(row[0], int)
        and all(_is_number(part) for part in row)
    )


def _lengths(table: Table, key: str, count: int) -> list[float]:
    value = table.values.get(key)
    if isinstance(value, list) and len(value) == count and all(map(_is_number, value)):
        return [part * table.unit for part in value]
    _wrong(table, key, f"{count} lengths in brackets")
    return [1.0] * count


def _length(table: Table, key: str, otherwise: float | None = None) -> float:
    value = table.values.get(key, otherwise)
    if _is_number(value):
        return float(value) * table.unit
    _wrong(table, key, "a length, a number that is not below 0")
    return 1.0


def _whole(table: Table, key: str, otherwise: int | None = None, least: int = 0) -> int:
    value = table.values.get(key, otherwise)
    if isinstance(value, int) and not isinstance(value, bool) and value >= least:
        return value
    _wrong(table, key, f"a whole number from {least} up")
    return 1


def _text(table: Table, key: str, otherwise: str | None = None) -> str:
    value = table.values.get(key, otherwise)
    if isinstance(value, str):
        return value
    _wrong(table, key, "a text in quotation marks")
    return ""


def _flag(table: Table, key: str, otherwise: bool) -> bool:
    value = table.values.get(key, otherwise)
    if isinstance(value, bool):
        return value
    _wrong(table, key, "true or false")
    return otherwise


def _day(table: Table, key: str) -> datetime.date:
    value = table.values.get(key)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    _wrong(table, key, "a day, written like 2026-08-19")
    return datetime.date.min


def _word(table: Table, key: str, known: Sequence[str]) -> str:
    value = table.values.get(key)
    if isinstance(value, str) and value in known:
        return value
    _wrong(table, key, f"one of {', '.join(known)}")
    return known[0]


def _words(table: Table, key: str, known: Sequence[str]) -> tuple[str, ...]:
    value = table.values.get(key, [])
    if isinstance(value, list) and all(one in known for one in value):
        return tuple(value)
    _wrong(table, key, f"a list of some of {', '.join(known)}")
    return ()


def _inner(table: Table, key: str) -> Table:
    value = table.values.get(key, {})
    if not isinstance(value, dict):
        _wrong(table, key, "a table")
        value = {}
    return Table(table.file, f"{table.path}{key}.", value, table.unit, table.wrongs)


def _is_number(value: object) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and value >= 0  # type: ignore[operator,arg-type]


def _refuse_unknown(table: Table, known: Iterable[str]) -> None:
    names = tuple(known)
    for key in table.values:
        if key not in names:
            message = f"nobody reads the key “{table.path}{key}” here"
            mend = did_you_mean(key, names)
            table.wrongs.append(error("printer-broken", Span(table.file), message, mend))


def _wrong(table: Table, key: str, what: str) -> None:
    state = "is not" if key in table.values else "is missing: it is"
    message = f"“{table.path}{key}” {state} {what}"
    mend = "write it as the shop's own pages give it; printers/kdp.toml shows every key"
    table.wrongs.append(error("printer-broken", Span(table.file), message, mend))
