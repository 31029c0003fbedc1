"""A reprint: what was printed before, when nothing that it was made of has changed since."""

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tympan.cache import Cache
from tympan.cache.keys import key
from tympan.cache.packing import packed, unpacked
from tympan.cache.versions import versions
from tympan.diagnostic import Diagnostic
from tympan.layout.folders import shipped

# Folders beside `manuscript/` that decide how an edition is printed.
BESIDE = ("layouts", "printers")


@dataclass(frozen=True, slots=True)
class Reprint:
    """An edition's name, its files by theirs, what was found in it, and what was noted."""

    edition: str
    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


def key_of(folder: Path, project: Path, *asked: str) -> str:
    """The key of everything that decides what an edition is printed like, `asked` included.

    Messages name the files of a project, so its place belongs to it.
    """
    # Layouts that came with tympan may lie beside the package, where its version says nothing.
    places = (folder, *(project / name for name in BESIDE), shipped())
    seen = (part for place in places for part in _content(place))
    return key("edition", versions(), str(folder), str(project), *asked, *seen)


def taken(cache: Cache, name: str) -> Reprint | None:
    """What was printed under this key, if it is there."""
    found = cache.get(name)
    reprint: Reprint | None = None if found is None else unpacked(found)
    return reprint


def kept(cache: Cache, name: str, reprint: Reprint) -> None:
    """Keep what was printed."""
    cache.put(name, packed(reprint))


def _content(place: Path) -> Iterator[str]:
    """The files in a folder, by their names and what is in them."""
    for at, folders, files in os.walk(place):
        folders.sort()
        for name in sorted(files):
            file = Path(at, name)
            digest = hashlib.blake2b(file.read_bytes(), digest_size=32).hexdigest()
            yield f"{file.relative_to(place)} {digest}"
