"""Pictures of the source: those that lie beside it come along, the others are only named."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from tympan.intake.source import Passage
from tympan.intake.writing.escape import clean

PRINTED = (".jpg", ".jpeg", ".png")
LARGEST = 50_000_000  # bytes

# What would end or change a title, and an alternative text, which is Markdown.
IN_TITLE = re.compile(r'[\\"]|&(?=#?\w+;)')
IN_ALT = re.compile(r"[\\`*_\[\]<&~{!]")
ESCAPE = r"\\\g<0>"

Fetch = Callable[[str], bytes | None]


@dataclass(slots=True)
class Album:
    """The pictures that come along, by the names that they get."""

    fetch: Fetch
    kept: dict[str, bytes] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    missing: list[Passage] = field(default_factory=list)

    def place(self, picture: Passage) -> str:
        """The name under which a picture comes along; empty, and noted, when it cannot."""
        target = picture.target
        if target in self.names:
            return self.names[target]
        data = self.fetch(target)
        if data is None:
            self.missing.append(picture)
            return ""
        path = PurePosixPath(unquote(target))
        stem = "".join(c if c.isascii() and (c.isalnum() or c in "-_") else "-" for c in path.stem)
        name = f"{stem.strip('-') or 'picture'}{path.suffix.lower()}"
        number = 1
        while name in self.kept:
            number += 1
            name = f"{stem.strip('-') or 'picture'}-{number}{path.suffix.lower()}"
        self.kept[name] = data
        self.names[target] = name
        return name


def figure(passage: Passage, name: str) -> str:
    """A picture on a line of its own; its words are its caption and, unless it has one, its alt."""
    caption = " ".join(clean(passage.text).split())
    alt = " ".join(clean(passage.label).split()) or caption
    title = f' "{IN_TITLE.sub(ESCAPE, caption)}"' if caption else ""
    return f"![{IN_ALT.sub(ESCAPE, alt)}]({name}{title})"


def beside(folder: Path | None) -> Fetch:
    """A function that gets a picture's bytes from inside a folder, and from nowhere else."""

    def fetch(target: str) -> bytes | None:
        if folder is None or PurePosixPath(target).suffix.lower() not in PRINTED:
            return None
        try:
            root = folder.resolve()
            file = (root / unquote(target)).resolve(strict=True)
            if not file.is_relative_to(root) or not file.is_file():
                return None
            return file.read_bytes() if file.stat().st_size <= LARGEST else None
        except (OSError, ValueError, RuntimeError):
            return None

    return fetch
