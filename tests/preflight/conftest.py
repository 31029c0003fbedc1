"""A print file made by hand, good for a given shop, to be broken in one way by each rule's test."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from tympan.cache import NOTHING, Cache
from tympan.diagnostic import Box, Diagnostic, Span
from tympan.fonts import catalogue
from tympan.preflight import preflight
from tympan.preflight.facts import Finished
from tympan.preflight.opened import opened
from tympan.preflight.subject import Preflight, barcode_box
from tympan.preflight.whence import Whence
from tympan.printers import find
from tympan.printers.profile import Trim
from tympan.printers.ticket import Ticket, ticket

PROJECT = Path(__file__).parents[2]
PROFILE = PROJECT / "src" / "tympan" / "press" / "icc" / "FOGRA39L_coated.icc"
AT = Span(Path("edition.toml"))
FILE = Path("book.pdf")
NOWHERE = Whence(tuple, MappingProxyType({}))
# What the files of a flavour call themselves, and the PDF that they are written in.
FLAVOURS = {
    "x-1a": ("PDF/X-1a:2003", "1.4"),
    "x-3": ("PDF/X-3:2003", "1.4"),
    "x-4": ("PDF/X-4", "1.6"),
    "plain": ("", "1.7"),
}
WORDS = "Words in the middle of a page"


@dataclass
class Work:
    """A print file on the bench. Lengths are in points, from the top left of the trim.

    `bound` is how many pages the book has, when the file is its cover.
    """

    pdf: Pdf
    ticket: Ticket
    kind: str = "print"
    bound: int = 0
    spine: float = 0.0
    older: bool = False
    whence: Whence = NOWHERE
    options: dict[str, Any] = field(default_factory=dict)

    @property
    def trim(self) -> Trim:
        return self.ticket.trim

    def paint(self, number: int, code: str) -> None:
        """Add to what a page paints; y counts downwards."""
        page = self.pdf.pages[number - 1]
        _, _, _, top = (float(edge) for edge in page.obj.TrimBox)
        turned = f"q 1 0 0 -1 0 {top} cm\n{code}\nQ\n".encode()
        page.contents_add(self.pdf.make_stream(turned))

    def write(self, number: int, words: str, x: float, y: float, size: float, ink: str) -> None:
        """Set words on a page, their first letter standing at a place."""
        page = self.pdf.pages[number - 1]
        page.obj.Resources.Font = Dictionary(F=self.font)
        shown = glyphs(words).hex()
        self.paint(number, f"BT {ink} /F {size} Tf 1 0 0 -1 {x} {y} Tm <{shown}> Tj ET")

    def place(self, number: int, image: pikepdf.Stream, box: tuple[float, ...]) -> None:
        """Put a picture into a box of a page."""
        page = self.pdf.pages[number - 1]
        name = page.add_resource(image, Name.XObject)
        left, top, right, bottom = box
        self.paint(number, f"q {right - left} 0 0 {top - bottom} {left} {bottom} cm {name} Do Q")

    def picture(self, pixels: tuple[int, int], inks: tuple[int, ...]) -> pikepdf.Stream:
        """A picture of one colour, given in its inks (or lights) of 0 to 255."""
        spaces = {1: Name.DeviceGray, 3: Name.DeviceRGB, 4: Name.DeviceCMYK}
        return pikepdf.Stream(
            self.pdf,
            bytes(inks) * (pixels[0] * pixels[1]),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=pixels[0],
            Height=pixels[1],
            BitsPerComponent=8,
            ColorSpace=spaces[len(inks)],
        )

    @property
    def font(self) -> pikepdf.Object:
        """The one font of the file."""
        return self.pdf.Root.OurFont

    def looked(
        self, window: Box | None, limit: int, data: bytes = b"", cache: Cache = NOTHING
    ) -> Finished:
        """What the file holds, with the inks of a window."""
        return opened(data or self.saved(), FILE, limit, window, cache)

    def saved(self) -> bytes:
        """The file's bytes."""
        if "/OurFont" in self.pdf.Root:
            del self.pdf.Root["/OurFont"]
        out = io.BytesIO()
        version = FLAVOURS[self.ticket.printer.flavour][1]
        options: dict[str, Any] = {"force_version": version, "deterministic_id": True}
        self.pdf.save(out, **options | self.options)
        return out.getvalue()

    def said(self) -> list[Diagnostic]:
        """What preflight finds."""
        printer = self.ticket.printer
        window = barcode_box(self.ticket, self.spine) if self.kind == "cover" else None
        found = self.looked(window, printer.ink_limit)
        bound = self.bound if self.kind == "cover" else len(found.pages)
        job = Preflight(
            FILE, self.kind, found, self.ticket, self.whence, bound, self.spine, self.older
        )
        return preflight(job)


class Kept(dict[str, bytes]):
    """A cache in memory, which counts the pages that it was told of."""

    told = 0

    def put(self, key: str, data: bytes) -> None:
        assert self.setdefault(key, data) == data
        self.told += key.startswith("page-facts-")


Bench = Callable[..., Work]


@pytest.fixture
def kept() -> Kept:
    """A cache that knows nothing yet."""
    return Kept()


@pytest.fixture
def bench() -> Iterator[Bench]:
    """Lay a good file on the bench: `bench(shop, trim, product, pages)`, or a cover."""
    with_ = []

    def laid(
        shop: str = "offset-coated",
        trim: str = "A5",
        product: str = "",
        pages: int = 4,
        cover: bool = False,
    ) -> Work:
        made = ticket(find(shop, PROJECT, AT), (419.53, 595.28), trim, product, 0, AT)
        pdf = Pdf.new()
        with_.append(pdf)
        work = Work(pdf, made)
        if cover:
            work.kind, work.bound, work.spine = "cover", pages, 20.0
        _fill(work, 1 if cover else pages)
        return work

    yield laid
    for pdf in with_:
        pdf.close()


def _fill(work: Work, pages: int) -> None:
    pdf, printer = work.pdf, work.ticket.printer
    pdf.Root.OurFont = pdf.make_indirect(_font(pdf))
    width, height = work.trim.width, work.trim.height
    last_blank = work.ticket.product(pages).last_blank
    for number in range(1, pages + 1):
        edges = work.ticket.bleed
        left, right = edges.inside, edges.outside
        if number % 2 == 0:
            left, right = right, left
        top, bottom = edges.top, edges.bottom
        if work.kind == "cover":
            left = right = top = bottom = printer.cover.bleed
            width = 2 * work.trim.width + work.spine
        sheet = Array([-left, -bottom, width + right, height + top])
        page = pdf.add_blank_page(page_size=(width, height))
        page.obj.MediaBox, page.obj.BleedBox = sheet, Array(list(sheet))
        page.obj.TrimBox = Array([0, 0, width, height])
        page.obj.Resources = Dictionary()
        if work.kind == "cover" or number < pages or not last_blank:
            across = width * (0.6 if work.kind == "cover" else 0.25)
            work.write(number, WORDS, across, height / 2, 12, "0 0 0 1 k")
    if top:
        bleeding = f"0 0 0 .3 k {width / 2} {-top} {width / 5} 99 re f"
        work.paint(1, bleeding)
    _name(pdf, printer.flavour, printer.condition.name)


def _name(pdf: Pdf, flavour: str, condition: str) -> None:
    standard = FLAVOURS[flavour][0]
    pdf.docinfo.Title = String("A book")
    pdf.docinfo.CreationDate = pdf.docinfo.ModDate = String("D:20250401000000Z")
    pdf.docinfo.Trapped = Name("/False")
    if standard.endswith("2003"):
        pdf.docinfo.GTS_PDFXVersion = String(standard)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = "A book"
        if standard == "PDF/X-4":
            metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = standard
    if standard:
        profile = pdf.make_stream(PROFILE.read_bytes(), N=4)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFX,
            OutputConditionIdentifier=String(condition),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=profile,
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _face() -> Path:
    return next(face.file for face in catalogue() if face.family == "Source Sans 3")


@cache
def _glyph_numbers() -> dict[int, int]:
    with TTFont(_face()) as font:
        return {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}


def glyphs(words: str) -> bytes:
    """Words as the numbers of their glyphs, as print files hold them."""
    return b"".join(_glyph_numbers()[ord(letter)].to_bytes(2) for letter in words)


def _font(pdf: Pdf) -> Dictionary:
    program = pdf.make_stream(_face().read_bytes())
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/ABCDEF+Sans"),
        Flags=4,
        FontBBox=Array([0, -300, 1000, 1000]),
        ItalicAngle=0,
        Ascent=1000,
        Descent=-300,
        CapHeight=700,
        StemV=80,
        FontFile2=program,
    )
    own = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name("/ABCDEF+Sans"),
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        CIDToGIDMap=Name.Identity,
        DW=450,
        FontDescriptor=descriptor,
    )
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name("/ABCDEF+Sans"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([own]),
        ToUnicode=pdf.make_stream(_to_unicode()),
    )


def _to_unicode() -> bytes:
    codes = [(number, code) for code, number in _glyph_numbers().items() if 32 <= code < 127]
    lines = "\n".join(f"<{number:04x}> <{code:04x}>" for number, code in sorted(codes))
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /U def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{lines}\nendbfchar endcmap end"
    ).encode()
