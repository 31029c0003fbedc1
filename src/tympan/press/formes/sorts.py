"""Sorts: the letters of a face that some pages are set in, and the pages painted with them."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

# What belongs to the process in which a font was used, or is known by the face's file.
_HANDLES = ("hb_font", "hb_face", "file_content")


@dataclass(frozen=True, slots=True)
class Sorts:
    """The letters of one face that a part of a book was set in, and all that a PDF tells of them.

    `face` is the SHA-256 of its file; `known` holds what WeasyPrint knows of the font; `widths`
    and `letters` are by glyph.
    """

    name: str
    face: str
    known: Mapping[str, Any]
    widths: Mapping[int, Any]
    letters: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Painted:
    """Pages painted loose: a file without fonts, and what it needs of them."""

    data: bytes
    sorts: tuple[Sorts, ...]


def sorts_of(fonts: Iterable[Any]) -> tuple[Sorts, ...]:
    """What was used of these fonts of WeasyPrint's, each face once."""
    return together(
        Sorts(
            font.hash,
            hashlib.sha256(font.file_content).hexdigest(),
            {
                name: value
                for name, value in vars(font).items()
                if name not in (*_HANDLES, "widths", "to_unicode")
            },
            dict(font.widths),
            dict(font.to_unicode),
        )
        for font in fonts
    )


def together(sorts: Iterable[Sorts]) -> tuple[Sorts, ...]:
    """The sorts of each face in one, by their names; what stands for a glyph first, stays."""
    found: dict[str, Sorts] = {}
    for part in sorts:
        held = found.get(part.name, part)
        found[part.name] = Sorts(
            held.name,
            held.face,
            held.known,
            dict(sorted({**part.widths, **held.widths}.items())),
            dict(sorted({**part.letters, **held.letters}.items())),
        )
    return tuple(found[name] for name in sorted(found))


def has_strange(sorts: Iterable[Sorts]) -> bool:
    """Whether a letter was asked for that its face lacks: each process numbers these for itself."""
    return any(part.known["missing"] for part in sorts)
