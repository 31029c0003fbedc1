"""What a PDF says of itself: boxes, printing condition, fonts, and what lies beside the pages."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Name

from tympan.diagnostic import Box
from tympan.preflight.facts import Boxes, Font, Intent

NAMED = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
EMBEDDED = ("/FontFile", "/FontFile2", "/FontFile3")
# Where an ICC profile says its version and the space of its colours.
VERSION_AT, SPACE_AT = 8, slice(16, 20)
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
WHOLE_DATE = re.compile(r"D:\d{14}")
PDFX = "{http://www.npes.org/pdfx/ns/id/}"


def boxes(page: pikepdf.Page) -> Boxes:
    """A page's boxes, counted from the top left of its trim."""
    own = {name[1:]: _box(page.obj[name]) for name in NAMED if name in page.obj}
    media = own.get("MediaBox") or _box(page.mediabox)
    trim = own.get("TrimBox") or own.get("ArtBox") or own.get("CropBox") or media
    corner = (trim[0], trim[3])

    def seen(box: Box) -> Box:
        left, bottom, right, top = box
        return (left - corner[0], corner[1] - top, right - corner[0], corner[1] - bottom)

    return Boxes(
        corner=corner,
        width=trim[2] - trim[0],
        height=trim[3] - trim[1],
        bleed=seen(own.get("BleedBox", trim)),
        media=seen(media),
        crop=seen(own["CropBox"]) if "CropBox" in own else None,
        named=frozenset(own),
        turned=int(page.obj.get("/Rotate", 0)) % 360 != 0,
        scaled=float(page.obj.get("/UserUnit", 1)) != 1,
    )


def _box(array: Any) -> Box:
    x, y, to_x, to_y = (float(part) for part in array)
    return (min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))


def code(page: pikepdf.Page) -> bytes:
    """What a page paints, in one piece."""
    held = page.obj.get("/Contents", pikepdf.Array())
    parts = held if isinstance(held, pikepdf.Array) else [held]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


def annotations(page: pikepdf.Page, where: Boxes) -> Iterator[tuple[str, Box]]:
    """The annotations of a page: their kinds and their places."""
    x, y = where.corner
    for note in page.obj.get("/Annots", []):
        left, bottom, right, top = _box(note.get("/Rect", [0, 0, 0, 0]))
        yield str(note.get("/Subtype", "/?"))[1:], (left - x, y - top, right - x, y - bottom)


def reads_from_the_right(pdf: pikepdf.Pdf) -> bool:
    """Whether the file says that its pages, and its words, run from the right."""
    preferences: Any = pdf.Root.get("/ViewerPreferences", {})
    return bool(preferences.get("/Direction") == Name.R2L)


def intents(pdf: pikepdf.Pdf) -> Iterator[Intent]:
    """The output intents of the file."""
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        data = profile.read_bytes() if profile is not None else b""
        yield Intent(
            kind=str(intent.get("/S", "/?"))[1:],
            condition=str(intent.get("/OutputConditionIdentifier", "")),
            registry=str(intent.get("/RegistryName", "")),
            components=int(profile.get("/N", 0)) if profile is not None else 0,
            space=data[SPACE_AT].decode("latin-1").strip(),
            version=data[VERSION_AT] if data else 0,
        )


def font(held: Any) -> Font:
    """A font: its name, what kind it is, and whether its program is in the file."""
    name = str(held.get("/BaseFont", held.get("/Name", "/unnamed")))[1:]
    kind = str(held.get("/Subtype", "/?"))[1:]
    own = held.DescendantFonts[0] if kind == "Type0" else held
    described = own.get("/FontDescriptor", {})
    return Font(name, kind, kind == "Type3" or any(key in described for key in EMBEDDED))


def flavour(pdf: pikepdf.Pdf) -> str:
    """Which kind of PDF/X the file says it is, such as `PDF/X-4`; empty when it says none."""
    named = str(pdf.docinfo.get("/GTS_PDFXVersion", ""))
    return named or str(_metadata(pdf).get(f"{PDFX}GTS_PDFXVersion", ""))


def title(pdf: pikepdf.Pdf) -> str:
    """The title in the file's metadata."""
    named = _metadata(pdf).get(f"{DUBLIN_CORE}title", "") or pdf.docinfo.get("/Title", "")
    return str(named).strip()


def _metadata(pdf: pikepdf.Pdf) -> Any:
    return pdf.open_metadata()


def unsaid(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What every flavour of PDF/X wants to be told and the file does not tell."""
    if str(pdf.docinfo.get("/Trapped", "")) not in ("/True", "/False"):
        yield "whether it is trapped"
    for key, what in (("/CreationDate", "made"), ("/ModDate", "changed")):
        if not WHOLE_DATE.match(str(pdf.docinfo.get(key, ""))):
            yield f"when it was {what}"
    if "/ID" not in pdf.trailer:
        yield "its identifier"


def actions(pdf: pikepdf.Pdf) -> Iterator[str]:
    """What would happen by itself when the file is opened, filled in or clicked."""
    names: Any = pdf.Root.get("/Names", {})
    if "/JavaScript" in names:
        yield "JavaScript"
    if "/EmbeddedFiles" in names:
        yield "an attached file"
    if "/AcroForm" in pdf.Root:
        yield "a form"
    opening = pdf.Root.get("/OpenAction")
    scripted = isinstance(opening, pikepdf.Dictionary) and opening.get("/S") != Name.GoTo
    if "/AA" in pdf.Root or scripted or any("/AA" in page.obj for page in pdf.pages):
        yield "an action"
