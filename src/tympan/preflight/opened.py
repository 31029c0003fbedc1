"""Open a finished PDF and gather, once, all that the rules look at."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Name

from tympan.diagnostic import Box, Fault, Span, error
from tympan.preflight import plates, structure
from tympan.preflight.facts import Boxes, Finished, Page
from tympan.preflight.walk import Walk


def opened(data: bytes, file: Path, limit: int = 0, window: Box | None = None) -> Finished:
    """What the PDF holds; `limit` is the most ink allowed on one place, in percent.

    Without a limit nobody looks at its ink, nor at the words, edges and spots that ink shows, nor
    at notes on its pages. The inks in the box `window` of each page are measured apart. Raises
    `Fault` when it is no PDF, or a broken one.
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
        pages=tuple(_pages(pdf, boxes, limit, window)),
    )


def _pages(
    pdf: pikepdf.Pdf, boxes: Sequence[Boxes], limit: int, window: Box | None
) -> Iterable[Page]:
    """What each page holds."""
    notes = [tuple(structure.annotations(*one)) for one in zip(pdf.pages, boxes, strict=True)]
    # What is painted anew is a copy.
    walk = Walk(_sheets(pdf), plates.PLATES) if limit else Walk(pdf, ())
    contents = []
    for page, where in zip(walk.file.pages, boxes, strict=True):
        x, y = where.corner
        contents.append(walk.page(page, pikepdf.Matrix(1, 0, 0, -1, -x, y)))
    proofs: Iterable[plates.Proofed] = [plates.UNSEEN] * len(boxes)
    if limit:
        proofs = plates.pulled(walk, contents, boxes, limit, window)
    for number, (where, content, shown) in enumerate(zip(boxes, contents, proofs, strict=True), 1):
        yield Page(
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
            annotations=notes[number - 1],
            unread=frozenset(content.unread),
        )


def _sheets(pdf: pikepdf.Pdf) -> pikepdf.Pdf:
    """The pages of a file alone: whole sheets, upright, with nothing laid on them."""
    made = pikepdf.Pdf.new()
    if pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/Direction") == Name.R2L:
        # It tells PDFium in which order to read words.
        made.Root.ViewerPreferences = pikepdf.Dictionary(Direction=Name.R2L)
    for page in pdf.pages:
        kept = {key: page.obj[key] for key in ("/Contents", "/Group") if key in page.obj}
        sheet = pikepdf.Dictionary(
            {"/Type": Name.Page, "/MediaBox": page.mediabox, "/Resources": page.resources} | kept
        )
        made.pages.append(pikepdf.Page(made.copy_foreign(pdf.make_indirect(sheet))))
    return made
