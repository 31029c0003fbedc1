"""Rules on what a file says of itself: its kind, its printing condition, its name."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.facts import Intent
from tympan.preflight.subject import Preflight
from tympan.rule import rule

# What a file of each flavour says it is, and the newest PDF that it may be written in.
SAYS = {"x-1a": "PDF/X-1a", "x-3": "PDF/X-3", "x-4": "PDF/X-4"}
NEWEST = {"x-1a": "1.4", "x-3": "1.4", "x-4": "1.6"}
COMPONENTS = {"CMYK": 4, "RGB": 3, "GRAY": 1}


@rule(Severity.ERROR)
def flavour_of_pdf(job: Preflight) -> Iterator[Finding]:
    """Shops ask for a flavour of PDF/X, a promise of what is in a file and what is not.

    This looks only at what the file says; each promise is looked at by a rule of its own, and no
    free program looks at all of them.
    """
    flavour = job.printer.flavour
    wanted, says = SAYS.get(flavour, ""), job.pdf.flavour
    if not says.startswith(wanted):
        message = f"it says it is {says or 'no PDF/X'}; {job.printer.name} asks for {wanted}"
        yield job.found([], message, "print it anew for this printer")
    newest = NEWEST.get(flavour, "2.0")
    if job.pdf.version > newest:
        message = f"it is written as PDF {job.pdf.version}; {wanted} is at most {newest}"
        yield job.found([], message, "print it anew for this printer")


@rule(Severity.ERROR)
def printing_condition(job: Preflight) -> Iterator[Finding]:
    """A print file names the press and the paper that its inks were mixed for.

    It does so in one output intent, with the registered name of the condition and its profile.
    """
    if job.printer.flavour not in SAYS:
        return
    intents = [intent for intent in job.pdf.intents if intent.kind == "GTS_PDFX"]
    mend = "print it anew; the printer's profile names the condition"
    if len(intents) != 1:
        yield job.found([], f"{len(intents) or 'no'} output intents of PDF/X, not one", mend)
    for intent in intents:
        for problem in _problems(intent, job):
            yield job.found([], f"the output intent {problem}", mend)


@rule(Severity.WARNING)
def file_without_title(job: Preflight) -> Iterator[Finding]:
    """A shop has many files on its desk, and finds yours by the title inside it.

    A screen shows it above the pages, and reads it aloud before them.
    """
    if not job.pdf.title:
        yield job.found([], "it has no title", "give the edition a title and print it anew")


@rule(Severity.ERROR)
def unsaid_in_print(job: Preflight) -> Iterator[Finding]:
    """A file of PDF/X tells when it was made and changed, which file it is, and of its trapping.

    Trapping makes colours overlap a little; a shop that does not know does it a second time.
    """
    if job.printer.flavour in SAYS:
        for what in job.pdf.unsaid:
            yield job.found([], f"it does not say {what}", "print it anew")


def _problems(intent: Intent, job: Preflight) -> Iterator[str]:
    flavour, condition = job.printer.flavour, job.printer.condition.name
    if intent.condition != condition:
        yield f"names “{intent.condition}”, not “{condition}”"
    if not intent.components:
        if flavour == "x-4":
            yield "has no profile embedded, which PDF/X-4 asks for"
        elif not intent.registry:
            yield "has neither a profile nor the name of a registry"
        return
    if intent.components != COMPONENTS.get(intent.space):
        yield f"has a profile of {intent.space} and says {intent.components} inks"
    if flavour in ("x-1a", "x-3") and intent.version > 2:
        yield f"has an ICC profile of version {intent.version}; before PDF/X-4 it is 2"
