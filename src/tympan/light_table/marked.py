"""A copy of the print file with everything drawn on it: trim, bleed, safe area, findings, ink."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from tympan.diagnostic import Box, Diagnostic, Severity
from tympan.preflight.facts import Page
from tympan.preflight.subject import Preflight

# Points around the sheet, so that its own edges are seen.
ROOM = 18
# What is drawn, in the colours of light.
TRIM, BLEED, SAFE = "0 .45 .9", "1 .1 .1", "0 .6 .2"
WRONG, DOUBTFUL, INK = ".9 0 0", ".95 .5 0", ".85 0 .7"
# The number of a finding, in a disc at the corner of its box.
RADIUS = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on a page: its number on the list, the diagnostic, and where it stands."""

    number: int
    said: Diagnostic
    box: Box | None


def marks_on(page: int, said: Sequence[Diagnostic]) -> Iterator[Mark]:
    """The findings that have a place on a page, with their numbers in the whole list."""
    for number, diagnostic in enumerate(said, 1):
        printed = diagnostic.finding.printed
        for place in printed.places if printed else ():
            if place.page == page:
                yield Mark(number, diagnostic, place.box)


def marked(data: bytes, job: Preflight, said: Sequence[Diagnostic]) -> bytes:
    """The file with its geometry and its findings drawn on every page; it is not for printing."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        label = pdf.make_indirect(
            Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold"))
        )
        for page, facts in zip(pdf.pages, job.pdf.pages, strict=True):
            found = list(marks_on(facts.number, said))
            _draw(pdf, page, label, _drawing(job, facts, found), facts)
            page.obj.Annots = Array([pdf.make_indirect(note) for note in _notes(facts, found)])
        for key in ("/OutputIntents", "/Metadata"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.docinfo.Title = String(f"Proof of {job.file.name}: not for printing")
        made = io.BytesIO()
        pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _draw(
    pdf: pikepdf.Pdf, page: pikepdf.Page, label: pikepdf.Object, code: str, facts: Page
) -> None:
    x, y = facts.boxes.corner
    name = page.add_resource(label, Name.Font, Name.ProofLabel)
    code = code.replace("/ProofLabel", str(name))
    page.contents_add(pdf.make_stream(b"q\n"), prepend=True)
    page.contents_add(pdf.make_stream(f"Q q 1 0 0 -1 {x:g} {y:g} cm\n{code}\nQ\n".encode()))
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    page.obj.MediaBox = Array([left - ROOM, bottom - ROOM, right + ROOM, top + ROOM])
    if "/CropBox" in page.obj:
        del page.obj.CropBox


def _drawing(job: Preflight, page: Page, found: Iterable[Mark]) -> str:
    """What is drawn on a page, y counting downwards from the top of the trim."""
    width, height = page.boxes.width, page.boxes.height
    safe = list(job.safe(page))
    if not job.is_cover:
        safe[job.inside(page)] = job.printer.gutter(job.bound)
    inner = (safe[0], safe[1], width - safe[2], height - safe[3])
    lines = [
        _rectangle(page.boxes.bleed, BLEED, 0.6),
        _rectangle((0, 0, width, height), TRIM, 0.6),
        "[3 2] 0 d",
        _rectangle(inner, SAFE, 0.6),
        "[] 0 d",
    ]
    if job.is_cover:
        across = job.ticket.trim.width
        lines += [_fold(at, height) for at in (across, across + job.spine)]
    lines += [_rectangle(spot.box, INK, 1.2) for spot in page.spots]
    for mark, box in _placed(found):
        colour = WRONG if mark.said.severity is Severity.ERROR else DOUBTFUL
        if mark.box:
            lines.append(_rectangle(box, colour, 0.9))
        lines.append(_disc(box[0] - RADIUS, box[1] - RADIUS, colour, str(mark.number)))
    return "\n".join(lines)


def _placed(found: Iterable[Mark]) -> Iterator[tuple[Mark, Box]]:
    """Each mark with its box; those of a whole page stand in a row at the top."""
    across = 0.0
    for mark in found:
        if mark.box is None:
            across += 2.5 * RADIUS
        yield mark, mark.box or (across, 2 * RADIUS, across + RADIUS, 3 * RADIUS)


def _rectangle(box: Box, colour: str, width: float) -> str:
    left, top, right, bottom = box
    return f"{colour} RG {width} w {left:.2f} {top:.2f} {right - left:.2f} {bottom - top:.2f} re S"


def _fold(at: float, height: float) -> str:
    return f"[6 3] 0 d {SAFE} RG .6 w {at:.2f} 0 m {at:.2f} {height:.2f} l S [] 0 d"


def _disc(x: float, y: float, colour: str, number: str) -> str:
    """A number in a disc, which is a line without length that ends round."""
    size = 8 if len(number) < 3 else 5.5
    text_x, text_y = x - len(number) * size * 0.28, y + size * 0.35
    return (
        f"{colour} RG 1 J {2 * RADIUS} w {x:.2f} {y:.2f} m {x:.2f} {y:.2f} l S 0 J\n"
        f"BT 1 1 1 rg /ProofLabel {size} Tf 1 0 0 -1 {text_x:.2f} {text_y:.2f} Tm "
        f"({number}) Tj ET"
    )


def _notes(page: Page, found: Iterable[Mark]) -> Iterator[Dictionary]:
    """A note for each finding, which a viewer shows when it is pointed at."""
    x, y = page.boxes.corner
    for mark, (left, top, right, bottom) in _placed(found):
        text = f"{mark.number}. {mark.said}"
        yield Dictionary(
            Type=Name.Annot,
            Subtype=Name.Square,
            Rect=Array([left + x, y - bottom, right + x, y - top]),
            Contents=String(text),
            T=String("tympan"),
            F=4,
            BS=Dictionary(W=0),
        )
