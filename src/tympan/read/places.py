"""Where the keys of a TOML file stand: its parser does not say."""

import re
from collections import Counter
from collections.abc import Iterable

Path = tuple[str | int, ...]
Place = tuple[int, int]

NAME = re.compile(r"""\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([A-Za-z0-9_-]+))\s*""")
ENDS = ('"""', "'''")


def places(lines: Iterable[str]) -> dict[Path, Place]:
    """Line and column, from 0, of each table and key of a file that is known to be TOML."""
    found: dict[Path, Place] = {}
    tables: Counter[Path] = Counter()
    table: Path = ()
    end = ""
    for number, line in enumerate(lines):
        if end:
            # Inside a string of several lines nothing is a key.
            end = "" if end in line else end
            continue
        column = len(line) - len(line.lstrip())
        if line.startswith("[", column):
            table = _table(line[column:], tables)
            found.setdefault(table, (number, column))
        elif key := _names(line, "="):
            for depth in range(len(key)):
                found.setdefault(table + key[: depth + 1], (number, column))
            end = next((mark for mark in ENDS if line.count(mark) % 2), "")
    return found


def _table(header: str, tables: Counter[Path]) -> Path:
    """The path of a table; those of an array of tables are counted."""
    if header.startswith("[["):
        path = _names(header[2:], "]")
        tables[path] += 1
        return (*path, tables[path] - 1)
    path = _names(header[1:], "]")
    for depth in range(len(path), 0, -1):
        if count := tables[path[:depth]]:
            return (*path[:depth], count - 1, *path[depth:])
    return path


def _names(line: str, stop: str) -> Path:
    """The dotted names up to a sign; none when the line is no key and no header."""
    names: list[str] = []
    position = 0
    while match := NAME.match(line, position):
        names.append(next(name for name in match.groups() if name is not None))
        position = match.end()
        if line[position : position + 1] != ".":
            break
        position += 1
    return tuple(names) if names and line[position : position + 1] == stop else ()
