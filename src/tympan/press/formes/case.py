"""The type case: one font for each face, with the glyphs that all parts of a book are set in.

WeasyPrint names glyphs by their places in the whole face, so parts that were painted by different
processes can share a font. It builds its font dictionaries from objects that Pango made; here they
are made anew from what such an object knows, with HarfBuzz cutting the face. The version is
pinned, and tests/press/formes/test_case.py fails when these objects change.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pydyf
import uharfbuzz
import weasyprint.pdf
from weasyprint.pdf.fonts import Font

from tympan.fonts import catalogue
from tympan.press.formes.sorts import Sorts

# As WeasyPrint leaves them out.
_TABLES = ("BASE", "DSIG", "EBDT", "EBLC", "EBSC", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "SVG ")
_SAID = uharfbuzz.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | uharfbuzz.SubsetFlags.DESUBROUTINIZE
_IN_PLACE, _ALONE = uharfbuzz.SubsetFlags.RETAIN_GIDS, uharfbuzz.SubsetFlags.NO_HINTING


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
