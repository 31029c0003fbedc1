"""A layout's `layout.toml` as a table whose shape is sure; whatever is wrong is told at once."""

import math
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tympan.diagnostic import Diagnostic, Fault, Span, did_you_mean, error
from tympan.layout.options import declared

TEXT = (str, "a text", 'write it in quotation marks: {key} = "…"')
TABLE = (dict, "a table", "write it under a line [{key}]")
KEYS = {"about": TEXT, "extends": TEXT, "paper": TABLE, "faces": TABLE, "options": TABLE}
PAPER = ("width", "height", "bleed")
MARGINS = ("top", "bottom", "inside", "outside", "measure", "gap")
TYPE = ("leading", "text", "small", "label")
MOST_COLUMNS = 4
OPTION = ("type", "default", "meaning", "choices", "paper")
# What a style sheet can call by `var(--name)`.
NAME = re.compile(r"[a-z][a-z0-9-]*")


def settings_in(folder: Path) -> Mapping[str, Any]:
    """What a layout says of itself, without what it takes from others; raises `Fault`."""
    file = folder / "layout.toml"
    try:
        text = file.read_text("utf-8")
        table = tomllib.loads(text)
    except OSError as problem:
        message = f"it cannot be read: {problem.strerror or problem}"
        raise Fault(_broken(Span(file), message, "make it a file that you may read")) from problem
    except (ValueError, RecursionError) as wrong:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(wrong))
        at = Span(file, int(place[1]), int(place[2])) if place else Span(file)
        message = "this is not TOML: " + re.sub(r" \(at .*\)$", "", str(wrong))
        raise Fault(_broken(at, message, "mend it there")) from wrong
    if wrongs := list(_wrong(table, file, text)):
        raise Fault(*wrongs)
    return table


def _wrong(table: dict[str, Any], file: Path, text: str) -> Iterator[Diagnostic]:
    yield from _unknown(table, KEYS, file, text)
    for key, (kind, what, mend) in KEYS.items():
        if not isinstance(table.get(key, kind()), kind):
            at = _place(key, file, text)
            yield _broken(at, f"“{key}” is not {what}", mend.format(key=key))
            return
    yield from _wrong_paper(table.get("paper", {}), file, text)
    for use, face in table.get("faces", {}).items():
        if not isinstance(face, str):
            mend = f'write it like {use} = "EB Garamond"'
            yield _broken(_place(use, file, text), f"“{use}” does not name a face", mend)
    for name in (*table.get("faces", {}), *table.get("options", {})):
        if not NAME.fullmatch(name):
            mend = "use small letters, digits and -, and begin with a letter"
            yield _broken(_place(name, file, text), f"“{name}” cannot be a name here", mend)
    for name, option in table.get("options", {}).items():
        at = _place(name, file, text)
        if not isinstance(option, dict):
            mend = f"write it under a line [options.{name}]"
            yield _broken(at, f"the option “{name}” is not a table", mend)
            continue
        yield from _unknown(option, OPTION, file, text)
        papers = _papers(option)
        if not all(isinstance(paper, dict) for paper in papers):
            line = f"[options.{name}.paper{'.CHOICE' if option.get('type') == 'choice' else ''}]"
            mend = f"write it under a line {line}"
            yield _broken(at, f"what “{name}” changes about the paper is not a table", mend)
            continue
        for paper in papers:
            yield from _wrong_paper(paper, file, text)
        try:
            declared(name, option, at)
        except Fault as fault:
            yield from fault.diagnostics


def _papers(option: Mapping[str, Any]) -> list[Any]:
    """What an option changes about the paper, or each choice of it; all are to be tables."""
    paper = option.get("paper", {})
    is_by_choice = option.get("type") == "choice" and isinstance(paper, dict)
    return list(paper.values()) if is_by_choice else [paper]


def _wrong_paper(paper: Mapping[str, Any], file: Path, text: str) -> Iterator[Diagnostic]:
    yield from _unknown(paper, (*PAPER, *MARGINS, *TYPE, "columns"), file, text)
    if paper.get("columns", 1) not in range(1, MOST_COLUMNS + 1):
        message = f"“columns” is not a number from 1 to {MOST_COLUMNS}"
        yield _broken(_place("columns", file, text), message, "write it like columns = 2")
    for key in (*PAPER, *MARGINS, *TYPE):
        if not _is_measure(paper.get(key, 1), least=0 if key == "bleed" else 1):
            unit, example = ("points", "14") if key in TYPE else ("millimetres", "148")
            message = f"“{key}” is not a length of the paper in {unit}"
            yield _broken(_place(key, file, text), message, f"write it like {key} = {example}")


def _unknown(
    table: Mapping[str, Any], known: Iterable[str], file: Path, text: str
) -> Iterator[Diagnostic]:
    names = tuple(known)
    for key in table:
        if key not in names:
            mend = did_you_mean(key, names)
            yield _broken(_place(key, file, text), f"nobody reads the key “{key}” here", mend)


def _is_measure(value: object, least: int) -> bool:
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and value >= least  # type: ignore[operator,arg-type]


def _place(key: str, file: Path, text: str) -> Span:
    """The first line that sets a key or begins its table, or else the file."""
    name = rf'"?{re.escape(key)}"?'
    found = re.search(rf"^\s*({name}\s*[=.]|\[[^\]]*(?<![\w-]){name}\s*\])", text, re.MULTILINE)
    return Span(file, text.count("\n", 0, found.end()) + 1) if found else Span(file)


def _broken(at: Span, message: str, mend: str) -> Diagnostic:
    return error("layout-broken", at, message, mend)
