"""What each code of a font shows: its letters, its width and its outline.

The fonts of a file hold the glyphs that its pages need, and are others as soon as one page needs
another. What a page rests on are the glyphs that stand on it.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

from pikepdf import Array, Stream

from tympan.preflight.glyphs import table
from tympan.preflight.structure import EMBEDDED

# Where a font tells the letters of single codes; of how many depends on all its glyphs.
LETTERS = re.compile(rb"\d+\s+beginbfchar(.*?)endbfchar", re.DOTALL)
LETTER = re.compile(rb"<(\w{4})>\s*(<\w*>)")
# Glyphs that are found by other numbers than their own, as is said near the beginning.
RENUMBERED, NEAR = b"\x0c\x1e", 512


def shown_by(font: Any) -> Callable[[int], bytes]:
    """A digest of what a code of a font shows; what cannot be told apart counts for each code."""
    own = font.DescendantFonts[0]
    described = own.get("/FontDescriptor", {})
    programs = [described[key] for key in EMBEDDED if key in described]
    program = b"".join(held.read_bytes() for held in programs)
    spelt = font.get("/ToUnicode")
    spelt = spelt.read_bytes() if isinstance(spelt, Stream) else repr(spelt).encode()
    pairs = (pair for block in LETTERS.findall(spelt) for pair in LETTER.findall(block))
    letters = {int(code, 16): letter for code, letter in pairs}
    widths = dict(_widths(list(own.get("/W", Array()))))
    drawn = _drawn(program) if len(programs) == 1 else None
    kinds = repr([str(held.get("/Subtype")) for held in programs]).encode()
    common = sha256(kinds + LETTERS.sub(b"", spelt) + (b"" if drawn else program)).digest()

    @cache
    def told(code: int) -> bytes:
        outline = drawn(code) if drawn else None
        said = repr((letters.get(code), widths.get(code), outline))
        return sha256(common + said.encode()).digest()

    return told


def _widths(listed: Sequence[Any]) -> Iterator[tuple[int, str]]:
    """The widths of codes, which are listed one by one or once for several."""
    at = 0
    while at + 1 < len(listed):
        first, then = int(listed[at]), listed[at + 1]
        if isinstance(then, Array):
            yield from ((first + beyond, str(width)) for beyond, width in enumerate(then))
            at += 2
        else:
            yield from ((code, str(listed[at + 2])) for code in range(first, int(then) + 1))
            at += 3


def _drawn(program: bytes) -> Callable[[int], object] | None:
    """How a glyph is drawn by its number, None for one that there is not; or no way to tell."""
    if not table(program, b"glyf") and not table(program, b"CFF "):
        return None
    if RENUMBERED in table(program, b"CFF ")[:NEAR]:
        return None
    import uharfbuzz

    face = uharfbuzz.Face(program)
    font = uharfbuzz.Font(face)
    hand = uharfbuzz.DrawFuncs()
    hand.set_move_to_func(lambda *to: to[-1].append(to[:-1]))
    hand.set_line_to_func(lambda *to: to[-1].append(to[:-1]))
    hand.set_quadratic_to_func(lambda *to: to[-1].append(to[:-1]))
    hand.set_cubic_to_func(lambda *to: to[-1].append(to[:-1]))
    hand.set_close_path_func(lambda drawn: drawn.append(()))

    def drawn(number: int) -> object:
        if number >= face.glyph_count:
            return None
        strokes: list[object] = [face.upem]
        font.draw_glyph(number, hand, strokes)
        return strokes

    return drawn
