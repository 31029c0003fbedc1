"""What the facts of a page rest on, told as a digest: where that is the same, so are they."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import PIL
import pypdfium2
from pikepdf import Array, Dictionary, Stream

import tympan
from tympan.preflight.facts import Boxes
from tympan.preflight.glyphs import is_counted
from tympan.preflight.outlines import shown_by
from tympan.preflight.structure import EMBEDDED

# What of a font is another as soon as it has one glyph more, and its parts, which are told apart.
OF_GLYPHS = frozenset(
    ("/ToUnicode", "/W", "/CIDSet", *EMBEDDED, "/DescendantFonts", "/FontDescriptor")
)
REFERENCE, UNTOLD = b" R", b""


@cache
def rules() -> bytes:
    """A digest of this room as it is written, and of the libraries that it looks with."""
    libraries = (
        tympan.__version__,
        pikepdf.__version__,
        pikepdf.__libqpdf_version__,
        str(pypdfium2.PDFIUM_INFO),
        PIL.__version__,
    )
    files = sorted(Path(__file__).parent.glob("*.py"))
    return _joined(*(file.read_bytes() for file in files), *map(str.encode, libraries))


@dataclass(slots=True, eq=False)
class Basis:
    """What was told of a file so far: of its objects by number, and of direct ones by their code.

    `asked` is what its pages are looked at for. `fonts` are those of which each code is looked at
    by itself, by what is told of them all the same, and `shown` is what their codes show. In a file
    that `is_endless` something is in itself, and nothing can be told for certain.
    """

    asked: str = ""
    objects: dict[tuple[int, int], bytes] = field(default_factory=dict)
    direct: dict[bytes, bytes] = field(default_factory=dict)
    fonts: dict[str, list[Any]] = field(default_factory=dict)
    shown: dict[str, list[Callable[[int], bytes]]] = field(default_factory=dict)
    is_endless: bool = False

    def page(self, page: pikepdf.Page, where: Boxes) -> str:
        """All that a page rests on but the glyphs that it shows."""
        group, code = (page.obj.get(key) for key in ("/Group", "/Contents"))
        parts = (self.told(part) for part in (group, code, page.resources))
        # A set has another order in every process.
        boxes = f"{sorted(where.named)} {replace(where, named=frozenset())}"
        return _joined(rules(), f"{self.asked} {boxes}".encode(), *parts).hex()

    def glyphs(self, page: str, codes: Mapping[str, Sequence[int]]) -> str:
        """All that a page rests on, which shows these codes of fonts by what is told of them."""
        for font in codes.keys() - self.shown.keys():
            self.shown[font] = [shown_by(held) for held in self.fonts.get(font, ())]
        shown = (
            b"".join(map(told, codes[font])) for font in sorted(codes) for told in self.shown[font]
        )
        return _joined(page.encode(), *shown).hex()

    def told(self, held: Any) -> bytes:
        """A digest of an object with everything in it, but for what a font has of each glyph."""
        if not isinstance(held, pikepdf.Object):
            return _joined(repr(held).encode())
        if not held.is_indirect:
            return self._inside(held)
        number = held.objgen
        if number not in self.objects:
            self.objects[number] = UNTOLD
            self.objects[number] = self._inside(held)
        self.is_endless = self.is_endless or self.objects[number] == UNTOLD
        return self.objects[number]

    def _inside(self, held: Any) -> bytes:
        if isinstance(held, Stream):
            return _joined(self._inside(held.stream_dict), held.read_raw_bytes())
        code = held.unparse(resolved=True)
        if REFERENCE not in code:
            return _joined(code)
        if code not in self.direct:
            if isinstance(held, Array):
                self.direct[code] = _joined(*map(self.told, held))
            elif is_counted(held):
                return self._font(held)
            else:
                self.direct[code] = _joined(*self._items(held))
        return self.direct[code]

    def _font(self, held: Any) -> bytes:
        """A digest of a font, which is looked at code by code."""
        own = held.DescendantFonts[0]
        parts = (held, own, own.get("/FontDescriptor", Dictionary()))
        told = _joined(*(_joined(*self._items(part, OF_GLYPHS)) for part in parts))
        self.fonts.setdefault(told.hex(), []).append(held)
        return told

    def _items(self, held: Any, left_out: Container[str] = ()) -> Iterator[bytes]:
        for key, value in sorted(held.items()):
            yield key.encode()
            if key not in left_out:
                yield self.told(value)


def _joined(*parts: bytes) -> bytes:
    """A digest of several parts, of which none can pass for another."""
    told = sha256()
    for part in parts:
        told.update(len(part).to_bytes(8) + part)
    return told.digest()
