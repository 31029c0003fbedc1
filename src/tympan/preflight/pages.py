"""Rules on the pages of a file as a whole: how many, which are blank, how large it is."""

from collections.abc import Iterator
from itertools import groupby

from tympan.diagnostic import Finding, Severity
from tympan.preflight.subject import Preflight
from tympan.rule import rule

MEGABYTE = 1_000_000


@rule(Severity.ERROR)
def page_count(job: Preflight) -> Iterator[Finding]:
    """A binding takes so many pages and not more, and sheets have two, four or more of them.

    The shop adds blank pages by itself or refuses the file; either way the book is another one.
    """
    pages, product = len(job.pdf.pages), job.product
    if pages > product.most:
        message = f"{pages} pages; {product.name} takes {product.most}"
        yield job.found([], message, "choose another product of this printer, or make two volumes")
    elif pages % product.multiple:
        message = f"{pages} pages, which is no multiple of {product.multiple}"
        yield job.found([], message, f"add {-pages % product.multiple} blank pages at the end")


@rule(Severity.WARNING)
def too_few_pages(job: Preflight) -> Iterator[Finding]:
    """Below a number of pages a shop cannot bind a book, and takes no order for it.

    The file can be right all the same, and is made: a short edition may grow, or be bound with
    others.
    """
    pages, product = job.bound, job.product
    if pages < product.least:
        message = f"{pages} pages; {product.name} of {job.printer.name} begins at {product.least}"
        mend = "choose another product or printer, or print several interviews in one book"
        yield job.found([], message, mend)


@rule(Severity.ERROR)
def last_page_not_blank(job: Preflight) -> Iterator[Finding]:
    """Shops that print one book at a time put a barcode of their own on the last page.

    Where something stands on it they add a leaf, and the book is thicker than its cover.
    """
    if job.product.last_blank and job.pdf.pages and job.pdf.pages[-1].inked:
        last = job.pdf.pages[-1]
        yield job.found([(last, last.inked)], "the last page is not blank", "add a blank page")


@rule(Severity.WARNING)
def too_many_blank_pages(job: Preflight) -> Iterator[Finding]:
    """Several blank pages in a row look like a fault of printing, and shops ask about them."""
    most = job.printer.most_blank
    for blank, group in groupby(job.pdf.pages, key=lambda page: page.inked is None):
        run = list(group)
        if blank and most and len(run) > most:
            message = f"{len(run)} blank pages in a row; {job.printer.name} accepts {most}"
            yield job.found([(page, None) for page in run], message, "take some of them out")


@rule(Severity.ERROR)
def print_file_too_large(job: Preflight) -> Iterator[Finding]:
    """A shop takes files up to a size, and stops a longer one in the middle of its way."""
    most = job.printer.most_bytes
    if most and job.pdf.size > most:
        size, limit = (round(part / MEGABYTE, 1) for part in (job.pdf.size, most))
        mend = "use pictures of fewer pixels; above 600 to the inch nobody sees them"
        yield job.found([], f"{size:g} MB; {job.printer.name} takes {limit:g} MB", mend)


@rule(Severity.WARNING)
def older_than_the_manuscript(job: Preflight) -> Iterator[Finding]:
    """What was found in a file says nothing of a manuscript that was changed after it."""
    if job.older:
        message = "the manuscript was changed after this was printed"
        yield job.found([], message, "print it anew with `tympan build`")
