"""The last touch on a written print file: boxes, marks, printing condition, nothing random.

WeasyPrint paints the pages; all that makes them a print file is put here: which edges bleed,
what the shop forbids taken out, blank pages to fill the last sheet, and what standard it follows.
"""

import io
import uuid
from collections.abc import Sequence
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tympan.press.labels import label
from tympan.press.marks import marks, slug
from tympan.printers.profile import Condition, Edges, Printer
from tympan.printers.ticket import Ticket

# What each flavour calls itself, and the version of PDF that it may use.
STANDARDS = {"x-1a": "PDF/X-1a:2003", "x-3": "PDF/X-3:2003", "x-4": "PDF/X-4", "plain": ""}
VERSIONS = {"x-1a": "1.4", "x-3": "1.4", "x-4": "1.6", "plain": "1.7"}
REGISTRY = "http://www.color.org"
XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 pdfxid:GTS_PDFXVersion="PDF/X-4" pdf:Trapped="False" xmpMM:DocumentID="uuid:{own}"
 xmpMM:VersionID="1" xmpMM:RenditionClass="default" xmp:CreateDate="{date}"
 xmp:ModifyDate="{date}" xmp:MetadataDate="{date}">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def finished(
    file: pikepdf.Pdf, ticket: Ticket, identifier: str, date: str, folios: Sequence[str] = ()
) -> bytes:
    """A painted file as the ticket's printer asks for it, with as many pages as it can bind.

    Every page has its trim at the origin; `date` (an ISO one, to the second) is when it was made.
    """
    printer = ticket.printer
    blanks = ticket.product(len(file.pages)).padded(len(file.pages)) - len(file.pages)
    for _ in range(blanks):
        file.add_blank_page().obj.Contents = file.make_stream(b"")
    size = (ticket.trim.width, ticket.trim.height)
    for number, page in enumerate(file.pages, 1):
        is_right = ticket.is_right(number)
        bleed, clear = (edges_of(is_right, edges) for edges in (ticket.bleed, ticket.clear))
        _box(file, page, size, bleed, clear)
        if printer.marks:
            _mark(file, page, size, ticket.bleed, printer.ink_limit)
    turn_from(file, "ltr" if ticket.binding == "left" else "rtl")
    label(file, folios)
    return _closed(file, printer, identifier, date)


def turn_from(file: pikepdf.Pdf, direction: str) -> None:
    """Tell viewers to show the first page on the left, where pages are turned that way."""
    if direction == "rtl":
        preferences = file.Root.get("/ViewerPreferences", Dictionary())
        preferences.Direction = Name.R2L
        file.Root.ViewerPreferences = preferences


def boxed(
    pdf: bytes, ticket: Ticket, size: tuple[float, float, float], identifier: str, date: str
) -> bytes:
    """A cover of a width, a height and a bleed in points, as the ticket's printer asks for it."""
    width, height, beyond = size
    bleed = Edges(beyond, beyond, beyond, beyond)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for page in file.pages:
            _box(file, page, (width, height), edges_of(True, bleed), (0, 0, 0, 0))
            if ticket.printer.marks:
                _mark(file, page, (width, height), bleed, ticket.printer.ink_limit)
        return _closed(file, ticket.printer, identifier, date)


def _closed(file: pikepdf.Pdf, printer: Printer, identifier: str, date: str) -> bytes:
    _take_out(file, printer.allows)
    name_standard(file, printer.flavour, printer.condition, identifier, date)
    return saved(file, printer.flavour)


def edges_of(is_right: bool, edges: Edges) -> tuple[float, float, float, float]:
    """The left, bottom, right and top of a page: one on the right is bound on its left."""
    left, right = (edges.inside, edges.outside) if is_right else (edges.outside, edges.inside)
    return left, edges.bottom, right, edges.top


def _box(
    file: pikepdf.Pdf,
    page: pikepdf.Page,
    size: tuple[float, float],
    bleed: Sequence[float],
    clear: Sequence[float],
) -> None:
    """Give a page its boxes, and let nothing be painted where there may be nothing."""
    width, height = size
    painted = [grown - kept for grown, kept in zip(bleed, clear, strict=True)]
    left, bottom, right, top = _around(width, height, painted)
    clip = f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n"
    page.contents_add(file.make_stream(clip.encode()), prepend=True)
    page.contents_add(file.make_stream(b"Q"))
    for name in ("/CropBox", "/ArtBox", "/Rotate", "/UserUnit"):
        if name in page:
            del page[name]
    page.TrimBox = Array([0, 0, round(width, 4), round(height, 4)])
    page.BleedBox = Array([round(side, 4) for side in _around(width, height, bleed)])
    page.MediaBox = page.BleedBox


def _around(
    width: float, height: float, edges: Sequence[float]
) -> tuple[float, float, float, float]:
    left, bottom, right, top = edges
    return -left, -bottom, width + right, height + top


def _mark(
    file: pikepdf.Pdf, page: pikepdf.Page, size: tuple[float, float], bleed: Edges, limit: int
) -> None:
    """Draw the marks, on as much paper as they need."""
    page.contents_add(file.make_stream(marks(*size, bleed, limit)))
    page.MediaBox = Array([round(side, 4) for side in _around(*size, [slug(bleed)] * 4)])


def _take_out(file: pikepdf.Pdf, allowed: Sequence[str]) -> None:
    """Take out what the shop forbids, and what only a screen has a use for."""
    if "annotations" not in allowed:
        for page in file.pages:
            if "/Annots" in page:
                del page.Annots
        if "/Names" in file.Root:
            del file.Root.Names
    if "outlines" not in allowed and "/Outlines" in file.Root:
        del file.Root.Outlines
    for held in file.objects:
        if isinstance(held, pikepdf.Stream) and held.get("/Subtype") == "/Image":
            held.Interpolate = False


def name_standard(
    file: pikepdf.Pdf, flavour: str, condition: Condition, identifier: str, date: str
) -> None:
    """Say which standard a file follows, and for which printing condition it was made."""
    if flavour == "plain":
        return
    file.docinfo[Name.Trapped] = Name("/False")
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(condition.name),
        OutputCondition=String(condition.about),
        RegistryName=String(REGISTRY),
        Info=String(condition.about),
    )
    if flavour == "x-4":
        profile = file.make_stream(condition.profile.read_bytes())
        profile.N = 4
        intent.DestOutputProfile = profile
        own = uuid.uuid5(uuid.NAMESPACE_URL, identifier)
        title = escape(str(file.docinfo.get("/Title", "")))
        packet = XMP.format(own=own, date=date, title=title)
        file.Root.Metadata = file.make_stream(packet.encode(), Type=Name.Metadata, Subtype=Name.XML)
    else:
        # A registered condition is known by its name; many shops ask for no profile in the file.
        file.docinfo[Name.GTS_PDFXVersion] = String(STANDARDS[flavour])
    file.Root.OutputIntents = Array([file.make_indirect(intent)])


def saved(file: pikepdf.Pdf, flavour: str) -> bytes:
    """The file's bytes, the same for the same content."""
    if "/ID" in file.trailer:
        del file.trailer["/ID"]
    old = VERSIONS[flavour] < "1.5"
    streams = pikepdf.ObjectStreamMode
    out = io.BytesIO()
    file.save(
        out,
        deterministic_id=True,
        force_version=VERSIONS[flavour],
        object_stream_mode=streams.disable if old else streams.generate,
    )
    return out.getvalue()
