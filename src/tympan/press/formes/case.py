"""The type case: one font for each face, with the glyphs that all parts of a book are set in.

WeasyPrint names glyphs by their places in the whole face, so parts that were painted by different
processes can share a font. It builds its font dictionaries from objects that Pango made; here they
are made anew from what such an object knows, with HarfBuzz cutting the face. The version is
pinned, and tests/press/test_case.py fails when these objects change.
"""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pydyf
import uharfbuzz
import weasyprint.pdf
from weasyprint.pdf.fonts import Font

from tympan.fonts import catalogue

# What belongs to the process in which a font was used, or is known by the face's file.
_HANDLES = ("hb_font", "hb_face", "file_content")
# As WeasyPrint leaves them out.
_TABLES = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
_SAID = uharfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | uharfbuzz.SubsetFlags.DESUBROUTINIZE
_IN_PLACE, _ALONE = uharfbuzz.SubsetFlags.RETAIN_GIDS, uharfbuzz.SubsetFlags.NO_HINTING


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


def filled(sorts: Sequence[Sorts]) -> bytes:
    """A PDF without pages, whose catalogue has the fonts by their names: `/Fonts`."""
    files = {face.sha256: face.file for face in catalogue()}
    fonts = {part.name: _Font(part, files[part.face].read_bytes()) for part in sorts}
    pdf = pydyf.PDF()
    options = {"hinting": False, "pdf_version": "1.7"}
    made = weasyprint.pdf.build_fonts_dictionary(pdf, fonts, True, True, options)
    pdf.add_object(made)
    pdf.catalog["Fonts"] = made.reference
    out = io.BytesIO()
    pdf.write(out, b"1.7", None, True)
    return out.getvalue()


class _Font(Font):  # type: ignore[misc]
    """A font of WeasyPrint's without Pango: the face's file, and the glyphs that are used."""

    def __init__(self, sorts: Sorts, file: bytes) -> None:
        self.__dict__.update(sorts.known)
        self.file_content = file
        self.widths, self.to_unicode = dict(sorts.widths), dict(sorts.letters)

    def subset(self, to_unicode: Mapping[int, str], hinting: bool) -> None:
        """Cut the face down to these glyphs, each at its old place, none behind the last."""
        face = uharfbuzz.Face(self.file_content, self.index)
        kept = _cut(face, to_unicode, _SAID | _IN_PLACE)
        last = range(max(to_unicode) + 1)
        self.file_content = _cut(kept, last, _SAID if hinting else _SAID | _ALONE).blob.data


def _cut(face: Any, glyphs: Iterable[int], flags: Any) -> Any:
    asked = uharfbuzz.SubsetInput()
    asked.glyph_set.set(uharfbuzz.Set(glyphs))
    asked.drop_table_tag_set.set(uharfbuzz.Set(int.from_bytes(tag.encode()) for tag in _TABLES))
    asked.flags = flags
    return uharfbuzz.subset(face, asked)
