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
from tympan.preflight.memory import Memory, memory_of
from tympan.press.means import Doing

# So many new pages are worth a piece of work.
ENOUGH = 100


def opened(
    data: bytes,
    file: Path,
    limit: int = 0,
    window: Box | None = None,
    cache: Cache = NOTHING,
    do: Doing = map,
) -> Finished:
    """What the PDF holds; `limit` is the most ink allowed on one place, in percent.

    Without a limit nobody looks at its ink, nor at the words, edges and spots that ink shows, nor
    at notes on its pages. The inks in the box `window` of each page are measured apart. Pages that
    the `cache` knows are not looked at again, and it is told the others; where many are new, `do`
    has them looked at in pieces. Raises `Fault` when it is no PDF, or a broken one.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _finished(pdf, data, _pages(pdf, data, limit, window, cache, do))
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


def _learnt(job: tuple[bytes, int, Box | None, list[int]]) -> dict[str, bytes]:
    """What a cache is told of some pages of a file, by their numbers."""
    data, limit, window, numbers = job
    learnt = _Learnt()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        memory, sheets = _memory(pdf, limit, window, learnt)
        wanted = [sheets[number - 1] for number in numbers]
        for page, codes in gathered(wanted, pdf, limit, window):
            memory.keep(page, codes)
    return dict(learnt)


class _Learnt(dict[str, bytes]):
    """A cache for as long as some pages are looked at."""

    notes = differing = ()

    def put(self, key: str, data: bytes) -> None:
        """Keep it."""
        self[key] = data

    def prune(self) -> None:
        """There is never too much."""


def _memory(
    pdf: pikepdf.Pdf, limit: int, window: Box | None, cache: Cache
) -> tuple[Memory, list[Sheet]]:
    """What a cache may know of the pages of a file, and these."""
    sheets = _sheets(pdf, limit)
    asked = f"{limit} {window} {structure.reads_from_the_right(pdf)}"
    return memory_of(sheets, cache, asked), sheets


def _sheets(pdf: pikepdf.Pdf, limit: int) -> list[Sheet]:
    sheets = []
    for number, held in enumerate(pdf.pages, 1):
        boxes = structure.boxes(held)
        notes = tuple(structure.annotations(held, boxes)) if limit else ()
        sheets.append(Sheet(held, number, boxes, notes))
    return sheets


def _pages(
    pdf: pikepdf.Pdf, data: bytes, limit: int, window: Box | None, cache: Cache, do: Doing
) -> tuple[Page, ...]:
    """What each page holds, from the cache where that knows it."""
    if cache is NOTHING:
        return tuple(page for page, _ in gathered(_sheets(pdf, limit), pdf, limit, window))
    memory, sheets = _memory(pdf, limit, window, cache)
    pages = {sheet.number: memory.recalled(sheet) for sheet in sheets}
    new = [sheet for sheet in sheets if pages[sheet.number] is None]
    pieces = len(new) // ENOUGH
    if pieces > 1 and do is not map:
        numbers = [sheet.number for sheet in new]
        jobs = [(data, limit, window, numbers[at::pieces]) for at in range(pieces)]
        for key, held in (one for learnt in do(_learnt, jobs) for one in learnt.items()):
            cache.put(key, held)
        pages |= {sheet.number: memory.recalled(sheet) for sheet in new}
        new = [sheet for sheet in new if pages[sheet.number] is None]
    for page, codes in gathered(new, pdf, limit, window):
        pages[page.number] = page
        memory.keep(page, codes)
    return tuple(page for page in pages.values() if page)
