"""A printer's profile read from its file: every number is asked for by kind, and all faults told.

The file is TOML; `printers/kdp.toml` shows every key. Lengths are numbers in the file's `unit`.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic, Fault, Span, did_you_mean, error
from tympan.printers import profile
from tympan.printers.values import (
    Table,
    day,
    flag,
    inner,
    is_step,
    length,
    lengths,
    refuse_unknown,
    text,
    whole,
    word,
    words,
    wrong,
)

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


def chain(name: str, profiles: Mapping[str, Path], at: Span) -> tuple[Path, ...]:
    """A profile's file and those of the ones that it extends, nearest first; raises `Fault`."""
    files: list[Path] = []
    while name:
        if name not in profiles or profiles[name] in files:
            said = "extends itself" if name in profiles else f"extends “{name}”, which is unknown"
            mend = did_you_mean(name, (known for known in profiles if profiles[known] not in files))
            raise Fault(error("printer-broken", at, f"this profile {said}", mend))
        files.append(profiles[name])
        at = Span(files[-1])
        name = _extended(files[-1])
    return tuple(files)


def _extended(file: Path) -> str:
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
    refuse_unknown(table, KEYS)
    made = _printer(table)
    if wrongs:
        raise Fault(*dict.fromkeys(wrongs))
    return made


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError, RecursionError) as problem:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(problem))
        at = Span(file, int(place[1]), int(place[2])) if place else Span(file)
        message = "this cannot be read: " + re.sub(r" \(at .*\)$", "", str(problem))
        raise Fault(error("printer-broken", at, message, "mend it there")) from problem


def _merged(under: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Two tables as one; inner tables are merged in the same way."""
    merged = dict(under)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(under.get(key), dict)
        merged[key] = _merged(under[key], value) if both else value
    return merged


def _printer(table: Table) -> profile.Printer:
    trims = _trims(inner(table, "trims"))
    safe = length(table, "safe")
    return profile.Printer(
        name=table.file.stem,
        file=table.file,
        about=text(table, "about"),
        source=text(table, "source"),
        checked=day(table, "checked"),
        unit=word(table, "unit", tuple(profile.POINTS)),
        trims=trims,
        custom=_custom(table),
        bleed=_edges(table, "bleed"),
        no_bleed=words(table, "no-bleed", tuple(trim.name for trim in trims)),
        clear=_edges(table, "clear", 0),
        safe=safe,
        safe_bleeding=length(table, "safe-bleeding", safe / table.unit),
        gutters=_steps(table, "gutters"),
        products=_products(table, tuple(trim.name for trim in trims)),
        marks=flag(table, "marks", False),
        flavour=word(table, "flavour", profile.FLAVOURS),
        condition=_condition(table),
        ink_limit=whole(table, "ink-limit"),
        images=_images(inner(table, "images")),
        least=_least(inner(table, "least")),
        cover=_cover(inner(table, "cover")),
        allows=words(table, "allows", ALLOWED),
        most_bytes=whole(table, "most-megabytes", 0) * 1_000_000,
        most_blank=whole(table, "most-blank", 0),
    )


def _trims(table: Table) -> tuple[profile.Trim, ...]:
    return tuple(_size(table, name) for name in table.values)


def _size(table: Table, name: str) -> profile.Trim:
    width, height = lengths(table, name, 2)
    return profile.Trim(name, width, height)


def _custom(table: Table) -> profile.Range | None:
    if "custom" not in table.values:
        return None
    held = inner(table, "custom")
    refuse_unknown(held, ("least", "most"))
    return profile.Range(_size(held, "least"), _size(held, "most"))


def _products(table: Table, trims: tuple[str, ...]) -> tuple[profile.Product, ...]:
    held = inner(table, "products")
    if not held.values:
        wrong(table, "products", "a table with at least one product")
    made = []
    for name in held.values:
        one = inner(held, name)
        refuse_unknown(one, PRODUCT)
        made.append(
            profile.Product(
                name=name,
                about=text(one, "about"),
                colours=word(one, "colours", profile.COLOURS),
                least=whole(one, "least"),
                most=whole(one, "most"),
                multiple=whole(one, "multiple", 1, least=1),
                last_blank=flag(one, "last-blank", False),
                spine=_spine(inner(one, "spine")),
                trims=words(one, "trims", trims),
                wrap=length(one, "wrap", 0),
            )
        )
    return tuple(made)


def _spine(table: Table) -> profile.Spine:
    refuse_unknown(table, SPINE)
    return profile.Spine(
        rule=word(table, "rule", ("per-page", "steps", "ask", "none")),
        per_page=length(table, "per-page", 0),
        plus=length(table, "plus", 0),
        steps=_steps(table, "steps"),
        text_from=whole(table, "text-from", 0),
        text_clear=length(table, "text-clear", 0),
    )


def _condition(table: Table) -> profile.Condition:
    held = inner(table, "condition")
    refuse_unknown(held, ("name", "about", "profile"))
    given = text(held, "profile", "")
    bundled = Path(__file__).parents[1] / "press" / "icc" / "FOGRA39L_coated.icc"
    file = table.file.parent / given if given else bundled
    if not file.is_file():
        wrong(held, "profile", "the path of an ICC profile, seen from this file")
    return profile.Condition(text(held, "name"), text(held, "about"), file)


def _images(table: Table) -> profile.Images:
    refuse_unknown(table, ("least", "best", "most", "line-art"))
    return profile.Images(
        *(whole(table, key, least=1) for key in ("least", "best", "most", "line-art"))
    )


def _least(table: Table) -> profile.Least:
    """Sizes of type and lines are given in points, as every shop does."""
    keys = ("type", "type-mixed", "line", "line-mixed", "tint")
    refuse_unknown(table, keys)
    points = replace(table, unit=1.0)
    return profile.Least(*(length(points, key, 0) for key in keys))


def _cover(table: Table) -> profile.Cover:
    refuse_unknown(table, ("bleed", "safe", "barcode", "barcode-clear", "prints-barcode"))
    width, height = lengths(table, "barcode", 2)
    return profile.Cover(
        bleed=length(table, "bleed"),
        safe=length(table, "safe"),
        barcode_width=width,
        barcode_height=height,
        barcode_clear=length(table, "barcode-clear"),
        has_barcode=flag(table, "prints-barcode", False),
    )


def _edges(table: Table, key: str, otherwise: float | None = None) -> profile.Edges:
    held = inner(table, key)
    refuse_unknown(held, EDGES)
    return profile.Edges(*(length(held, edge, otherwise) for edge in EDGES))


def _steps(table: Table, key: str) -> tuple[profile.Gutter, ...]:
    """Rows of a page count and a length, in rising order."""
    rows = table.values.get(key, [])
    if not isinstance(rows, list) or not all(is_step(row) for row in rows):
        wrong(table, key, "a list of pairs [pages, length]")
        return ()
    steps = tuple(profile.Gutter(pages, width * table.unit) for pages, width in rows)
    if list(steps) != sorted(steps, key=lambda step: step.pages):
        wrong(table, key, "in rising order of pages")
    return steps
