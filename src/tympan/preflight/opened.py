"""Open a finished PDF and gather, once, all that the rules look at."""

import io
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pypdfium2

from tympan.diagnostic import Box, Fault, Span, error
from tympan.preflight import plates, structure
from tympan.preflight.facts import Boxes, Finished, Page
from tympan.preflight.paint import Developed
from tympan.preflight.walk import Content, Plate, Walk


def opened(data: bytes, file: Path, limit: int = 0, window: Box | None = None) -> Finished:
    """What the PDF holds; `limit` is the most ink allowed on one place, in percent.

    Without a limit nobody looks at its ink, nor at the words, edges and spots that ink shows. The
    inks in the box `window` of each page are measured apart. Raises `Fault` when it is no PDF, or
    a broken one.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _gathered(pdf, data, limit, window)
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as wrong:
        mend = "print it anew with `tympan build`"
        message = "this file is damaged, or is no PDF"
        raise Fault(error("unreadable-print-file", Span(file), message, mend)) from wrong


def _gathered(pdf: pikepdf.Pdf, data: bytes, limit: int, window: Box | None) -> Finished:
    boxes = [structure.boxes(page) for page in pdf.pages]
    developed = Developed()
    contents, coloured = _repainted(data, boxes, plates.colours, developed)
    proofs: Iterable[plates.Proofed] = [plates.UNSEEN] * len(boxes)
    if limit:
        _, black = _repainted(data, boxes, plates.black, developed)
        proofs = plates.pulled((coloured, black), boxes, limit, window)
    pages = tuple(
        Page(
            number=number,
            boxes=where,
            words=shown.words,
            missing=tuple(content.missing),
            pictures=tuple(content.pictures),
            lines=tuple(content.lines),
            tints=tuple(content.tints),
            spots=shown.spots,
            edges=shown.edges,
            inked=shown.inked,
            coloured=shown.coloured,
            window=shown.window,
            colours=frozenset(content.colours),
            see_through=frozenset(content.see_through),
            fonts=frozenset(content.fonts),
            annotations=tuple(structure.annotations(page, where)),
            unread=frozenset(content.unread),
        )
        for number, (page, where, content, shown) in enumerate(
            zip(pdf.pages, boxes, contents, proofs, strict=True), 1
        )
    )
    return Finished(
        size=len(data),
        version=pdf.pdf_version,
        flavour=structure.flavour(pdf),
        title=structure.title(pdf),
        unsaid=tuple(structure.unsaid(pdf)),
        encrypted=pdf.is_encrypted,
        bookmarks="/First" in pdf.Root.get("/Outlines", {}),
        layers="/OCProperties" in pdf.Root,
        actions=tuple(structure.actions(pdf)),
        intents=tuple(structure.intents(pdf)),
        pages=pages,
    )


def _repainted(
    data: bytes, boxes: list[Boxes], plate: Plate, developed: Developed
) -> tuple[list[Content], bytes]:
    """What each page paints, and the whole file in the colours of a plate."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        walk = Walk(pdf, plate, developed)
        contents = []
        for page, where in zip(pdf.pages, boxes, strict=True):
            x, y = where.corner
            contents.append(walk.page(page, pikepdf.Matrix(1, 0, 0, -1, -x, y)))
            # The plate shows the whole sheet, upright and in its own size.
            for key in ("/CropBox", "/Rotate", "/UserUnit", "/Annots"):
                if key in page.obj:
                    del page.obj[key]
        for key in ("/OCProperties", "/OutputIntents"):
            if key in pdf.Root:
                del pdf.Root[key]
        made = io.BytesIO()
        pdf.save(made, compress_streams=False)
    return contents, made.getvalue()
