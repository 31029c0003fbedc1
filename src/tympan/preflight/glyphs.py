"""Whether a font has a glyph for each character that is set in it."""

import struct
from typing import Any

# Where an OpenType file lists its tables, and which of them says how many glyphs there are.
LIST_AT, ENTRY = 12, 16
COUNTED, COUNT_AT = b"maxp", 4
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
    return ANY if program is None else _counted(program.read_bytes())


def codes_in(shown: bytes) -> tuple[int, ...]:
    """The codes of a string that is set in such a font."""
    return struct.unpack(f">{len(shown) // 2}H", shown[: len(shown) // 2 * 2])


def _counted(program: bytes) -> int:
    tables = int.from_bytes(program[4:6]) if program[:4] in (b"\0\1\0\0", b"OTTO", b"true") else 0
    for number in range(tables):
        name, _, start, _ = struct.unpack_from(">4s3I", program, LIST_AT + number * ENTRY)
        if name == COUNTED:
            return int.from_bytes(program[start + COUNT_AT : start + COUNT_AT + 2])
    return ANY
