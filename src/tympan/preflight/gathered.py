"""Gather what is on pages: what their code says, and what their plates show."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Pdf

from tympan.diagnostic import Box
from tympan.preflight import plates, structure
from tympan.preflight.content import Codes
from tympan.preflight.facts import Boxes, Page
from tympan.preflight.original import Original
from tympan.preflight.walk import walk


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A page of a file, and what is known of it before anybody looks at what it paints."""

    held: pikepdf.Page
    number: int
    boxes: Boxes
    annotations: tuple[tuple[str, Box], ...]


def gathered(
    sheets: Sequence[Sheet], pdf: Pdf, limit: int, window: Box | None
) -> Iterator[tuple[Page, Codes | None]]:
    """What each of these pages of a file holds, and the codes of fonts that it shows.

    These are None where they are not all known. `limit` and `window` are those of `opened`.
    """
    # What is painted anew is a copy.
    original = Original(_copied(sheets, pdf), plates.PLATES) if limit else Original(pdf, ())
    pages = original.file.pages if limit else [sheet.held for sheet in sheets]
    contents = []
    for held, sheet in zip(pages, sheets, strict=True):
        x, y = sheet.boxes.corner
        contents.append(walk(original, held, Matrix(1, 0, 0, -1, -x, y)))
    proofs: Iterable[plates.Proofed] = [plates.UNSEEN] * len(sheets)
    if limit and sheets:
        boxes = [sheet.boxes for sheet in sheets]
        proofs = plates.pulled(original, contents, boxes, limit, window)
    for sheet, content, shown in zip(sheets, contents, proofs, strict=True):
        page = Page(
            number=sheet.number,
            boxes=sheet.boxes,
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
            annotations=sheet.annotations,
            unread=frozenset(content.unread),
        )
        yield page, content.codes if content.whole else None


def _copied(sheets: Iterable[Sheet], pdf: Pdf) -> Pdf:
    """A file of these pages alone: whole sheets, upright, with nothing laid on them."""
    made = Pdf.new()
    if structure.reads_from_the_right(pdf):
        # It tells PDFium in which order to read words.
        made.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    for sheet in sheets:
        page = sheet.held
        kept = {key: page.obj[key] for key in ("/Contents", "/Group") if key in page.obj}
        kept |= {"/Type": Name.Page, "/MediaBox": page.mediabox, "/Resources": page.resources}
        made.pages.append(pikepdf.Page(made.copy_foreign(pdf.make_indirect(Dictionary(kept)))))
    return made
