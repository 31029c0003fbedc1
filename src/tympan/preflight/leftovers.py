"""Rules on what is good for a screen and in the way of a press."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.subject import Preflight, alike
from tympan.rule import rule

# What a press's own machines add.
OF_PRINTERS = ("TrapNet", "PrinterMark")


@rule(Severity.ERROR)
def annotation_in_print(job: Preflight) -> Iterator[Finding]:
    """Links, comments and fields are for a screen: a press prints them, or refuses the file."""
    if "annotations" not in job.printer.allows:
        found = (
            (kind, (page, box))
            for page in job.pdf.pages
            for kind, box in page.annotations
            if kind not in OF_PRINTERS
        )
        for kind, spots in alike(found):
            yield job.found(
                spots, f"an annotation ({kind})", "print it anew; print files have none"
            )


@rule(Severity.ERROR)
def bookmarks_in_print(job: Preflight) -> Iterator[Finding]:
    """Some shops refuse a print file that has an outline for the screen."""
    if job.pdf.bookmarks and "outlines" not in job.printer.allows:
        yield job.found([], "it has bookmarks", "print it anew; print files have none")


@rule(Severity.ERROR)
def something_that_acts(job: Preflight) -> Iterator[Finding]:
    """Pages lie still: scripts, forms and attached files make a machine stop and ask."""
    for what in job.pdf.actions:
        yield job.found([], f"it has {what}", "take it out; pages lie still")


@rule(Severity.ERROR)
def encrypted(job: Preflight) -> Iterator[Finding]:
    """What is locked cannot be placed on a sheet, even when it opens without a password.

    Nor do all programs read it aloud.
    """
    if job.pdf.encrypted:
        yield job.found([], "it is encrypted", "save it without a password or restrictions")


@rule(Severity.ERROR)
def layers_in_print(job: Preflight) -> Iterator[Finding]:
    """A layer can be on in one program and off in the next."""
    if job.pdf.layers and "layers" not in job.printer.allows:
        yield job.found([], "it has layers", "put everything on the page itself")


@rule(Severity.ERROR)
def transparency_in_print(job: Preflight) -> Iterator[Finding]:
    """Old machines cannot print what lets others shine through, and some print it as a block."""
    if "transparency" not in job.printer.allows and job.printer.flavour != "x-4":
        found = (
            (what, (page, None)) for page in job.pdf.pages for what in sorted(page.see_through)
        )
        for what, spots in alike(found):
            yield job.found(spots, what, "use solid colours, and pictures without transparency")
