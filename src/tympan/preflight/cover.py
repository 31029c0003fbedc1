"""Rules on a cover: back, spine and front on one sheet, as wide as the book is thick."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.facts import TRACE
from tympan.preflight.subject import CLOSE, Preflight, Spot, barcode_box
from tympan.rule import rule


@rule(Severity.WARNING)
def cover_without_its_book(job: Preflight) -> Iterator[Finding]:
    """How wide a spine is, and whether words may stand on it, follows from the number of pages.

    Without the print file neither can be held against what the shop asks for.
    """
    if not job.bound:
        message = "the print file is not beside it, so nobody can tell whether the spine fits"
        yield job.found([], message, "print both in one go with `tympan build`")


@rule(Severity.ERROR)
def spine_text_forbidden(job: Preflight) -> Iterator[Finding]:
    """On a thin book words slip from the spine to the front or the back.

    Each shop says from how many pages on they may stand there, and how far from the folds.
    """
    spine, width = job.product.spine, job.ticket.trim.width
    begin, end = width, width + job.spine
    for page in job.pdf.pages:
        spots: list[Spot] = [
            (page, words.box) for words in page.words if words.box[2] > begin and words.box[0] < end
        ]
        if spots and 0 < job.bound < spine.text_from:
            message = f"words on the spine of a book of {job.bound} pages"
            mend = f"{job.printer.name} allows them from {spine.text_from} pages on"
            yield job.found(spots, message, mend)
        near: list[Spot] = [
            (page, box)
            for page, box in spots
            if box and min(box[0] - begin, end - box[2]) < spine.text_clear - CLOSE
        ]
        if near and job.bound >= spine.text_from:
            clear = job.say(spine.text_clear)
            message = f"words nearer a fold of the spine than {clear}"
            yield job.found(near, message, "set them smaller, or leave the spine blank")


@rule(Severity.ERROR)
def colour_in_the_barcode_box(job: Preflight) -> Iterator[Finding]:
    """A barcode is read as black bars on white paper: the box for it holds nothing else.

    Some shops print their own barcode there, over whatever they find.
    """
    for page in job.pdf.pages:
        if page.window and max(page.window[:3]) > TRACE * 2:
            message = "coloured ink in the box that is kept for the barcode"
            mend = "leave it white, or put nothing but black bars there"
            yield job.found([(page, barcode_box(job.ticket, job.spine))], message, mend)
