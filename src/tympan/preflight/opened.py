"""Open a finished PDF and gather, once, all that the rules look at."""

import io
from pathlib import Path

import pikepdf
import pypdfium2

from tympan.cache import NOTHING, Cache
from tympan.diagnostic import Box, Fault, Span, error
from tympan.preflight import structure
from tympan.preflight.facts import Finished, Page
from tympan.preflight.gathered import Sheet, gathered
from tympan.preflight.memory import memory_of


def opened(
    data: bytes, file: Path, limit: int = 0, window: Box | None = None, cache: Cache = NOTHING
) -> Finished:
    """What the PDF holds; `limit` is the most ink allowed on one place, in percent.

    Without a limit nobody looks at its ink, nor at the words, edges and spots that ink shows, nor
    at notes on its pages. The inks in the box `window` of each page are measured apart. Pages that
    the `cache` knows are not looked at again, and it is told the others. Raises `Fault` when it is
    no PDF, or a broken one.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _finished(pdf, data, _pages(pdf, limit, window, cache))
    except (pikepdf.PdfError, pypdfium2.PdfiumError) as wrong:
        mend = "print it anew with `tympan build`"
        message = "this file is damaged, or is no PDF"
        raise Fault(error("unreadable-print-file", Span(file), message, mend)) from wrong


def _finished(pdf: pikepdf.Pdf, data: bytes, pages: tuple[Page, ...]) -> Finished:
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


def _pages(pdf: pikepdf.Pdf, limit: int, window: Box | None, cache: Cache) -> tuple[Page, ...]:
    """What each page holds, from the cache where that knows it."""
    sheets = []
    for number, held in enumerate(pdf.pages, 1):
        boxes = structure.boxes(held)
        notes = tuple(structure.annotations(held, boxes)) if limit else ()
        sheets.append(Sheet(held, number, boxes, notes))
    if cache is NOTHING:
        return tuple(page for page, _ in gathered(sheets, pdf, limit, window))
    asked = f"{limit} {window} {structure.reads_from_the_right(pdf)}"
    memory = memory_of(sheets, cache, asked)
    pages = {sheet.number: memory.recalled(sheet) for sheet in sheets}
    new = [sheet for sheet in sheets if pages[sheet.number] is None]
    for page, codes in gathered(new, pdf, limit, window):
        pages[page.number] = page
        memory.keep(page, codes)
    return tuple(page for page in pages.values() if page)
