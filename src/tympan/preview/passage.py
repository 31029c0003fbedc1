"""A place in the manuscript or layout, with the lines around it and the way to an editor."""

import os
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from tympan.diagnostic import Span

AROUND = 2  # lines before and after
LONGEST = 200  # letters of a line that is not the one

# Editors that open a file at a line by a link, by their commands.
LINKS = MappingProxyType(
    {
        "code": "vscode://file{path}:{line}:{column}",
        "codium": "vscodium://file{path}:{line}:{column}",
        "cursor": "cursor://file{path}:{line}:{column}",
        "zed": "zed://file{path}:{line}:{column}",
    }
)


def passage(at: Span, folders: Iterable[Path]) -> dict[str, object]:
    """What a page shows of a place; no line of a file outside of these folders."""
    told: dict[str, object] = {"where": str(at), "line": at.line, "column": at.column}
    told |= {"lines": [], "editor": ""}
    file = at.file.resolve()
    if not any(file.is_relative_to(folder.resolve()) for folder in folders):
        return told
    return told | {"lines": _lines(file, at.line), "editor": _editor(file, at, os.environ)}


def _lines(file: Path, line: int) -> list[tuple[int, str]]:
    """The lines around one, with their numbers; none of a file that is gone or no text."""
    if not line:
        return []
    first = max(1, line - AROUND)
    try:
        with file.open(encoding="utf-8-sig") as text:
            found = list(islice(text, first - 1, line + AROUND))
    except (OSError, UnicodeDecodeError):
        return []
    return [
        (number, words.rstrip("\r\n") if number == line else _short(words))
        for number, words in enumerate(found, first)
    ]


def _short(line: str) -> str:
    line = line.rstrip("\r\n")
    return line if len(line) <= LONGEST else line[:LONGEST] + " …"


def _editor(file: Path, at: Span, environment: Mapping[str, str]) -> str:
    """A link that opens the place in the user's editor, if that is one that knows such links."""
    asked = (environment.get("VISUAL") or environment.get("EDITOR") or "").split()
    name = Path(asked[0]).name if asked else ""
    if environment.get("TERM_PROGRAM") == "vscode":
        name = name if name in LINKS else "code"
    link = LINKS.get(name, "")
    return link.format(path=quote(str(file)), line=at.line or 1, column=at.column or 1)
