"""Whether a font has a glyph for each character that is set in it."""

import struct
from typing import Any

# How an OpenType file begins, where it lists its tables, and which says how many glyphs there are.
OPENTYPE = (b"\0\1\0\0", b"OTTO", b"true")
LIST_AT, ENTRY = 12, 16
COUNTED, COUNT = b"maxp", slice(4, 6)
ANY = 0x10000


def glyphs_in(font: Any) -> int | None:
    """How many glyphs a font has; None when its codes are not the numbers of its glyphs.

    That can be asked of the fonts that our presses write, and of most others in print files.
    """
    if str(font.get("/Subtype")) != "/Type0" or str(font.get("/Encoding")) != "/Identity-H":
        return None
    own = font.DescendantFonts[0]
    if str(own.get("/CIDToGIDMap", "/Identity")) != "/Identity":
        return None
    described = own.get("/FontDescriptor", {})
    program = described.get("/FontFile2", described.get("/FontFile3"))
    counted = table(program.read_bytes(), COUNTED) if program is not None else b""
    return int.from_bytes(counted[COUNT]) if counted else ANY


def is_counted(font: Any) -> bool:
    """Whether a font's codes are the numbers of its glyphs, so that each can be looked at."""
    return bool(font.is_indirect) and glyphs_in(font) is not None


def codes_in(shown: bytes) -> tuple[int, ...]:
    """The codes of a string that is set in such a font."""
    return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])


def table(program: bytes, name: bytes) -> bytes:
    """A table of an OpenType file; empty when it has none of that name, or is another file."""
    tables = int.from_bytes(program[4:6]) if program[:4] in OPENTYPE else 0
    for number in range(tables):
        own, _, start, long = struct.unpack_from(">4s3I", program, LIST_AT + number * ENTRY)
        if own == name:
            return program[start : start + long]
    return b""
