"""The whole import on one screen: sources in, a manuscript out, or nothing at all."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tympan.diagnostic import Diagnostic, Fault, Span, error, stops
from tympan.intake import language as languages
from tympan.intake.assemble import Raw, allowing, draft, imprint
from tympan.intake.counted import words_in
from tympan.intake.formats import fetch, read_source
from tympan.intake.ledger import Ledger, Loss, strike
from tympan.intake.origin import kept, origin
from tympan.intake.prepared import Prepared, prepare, reasons, reread
from tympan.intake.quotes import pulled
from tympan.intake.report import report
from tympan.intake.volume import split
from tympan.intake.workshop import Workshop
from tympan.intake.writing.draft import Draft
from tympan.model import Edition
from tympan.proof import RULES
from tympan.read import read
from tympan.read.imprint import LANGUAGE

Check = Callable[[Path], Iterable[Diagnostic]]
Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Admitted:
    """A manuscript that stands in the workshop, and everything that was found."""

    draft: Draft
    interviews: tuple[Prepared, ...]
    ledger: Ledger
    remaining: tuple[Diagnostic, ...]


def take(names: Sequence[str], language: str = "") -> tuple[Raw, ...]:
    """The sources by their names; raises a `Fault` that tells all that is wrong."""
    found: list[Raw] = []
    faults: list[Diagnostic] = []
    if language and not LANGUAGE.fullmatch(language):
        mend = "write a BCP 47 tag, such as en or pt-BR"
        at = Span(Path(names[0]))
        faults.append(error("wrong-value", at, f"“{language}” is not a language tag", mend))
    for name in names:
        try:
            data = fetch(name)
            source = read_source(name, data)
        except Fault as fault:
            faults += fault.diagnostics
            continue
        found.append(Raw(name, data, source, language or languages.detect(source)))
    if faults:
        raise Fault(*faults)
    return tuple(found)


def admit(
    raws: Sequence[Raw], workshop: Workshop, today: str, check: Check, step: Step
) -> Admitted:
    """A manuscript in the workshop, whole; raises `Fault` if a word is lost."""
    step("listening")
    interviews = tuple(
        prepare(source, raw.language) for raw in raws for source in split(raw.source)
    )
    step("writing")
    about = imprint(raws, interviews, today)
    pictures = None if raws[0].name == "-" else Path(raws[0].name).parent
    written = draft(about, interviews, pictures)
    workshop.fill(written.files)
    written = replace(written, sheets=pulled(_read(workshop), written.sheets))
    workshop.fill(written.files)
    step("striking the ledger")
    ledger = _struck(raws, interviews, _read(workshop))
    step("proofreading")
    said = workshop.placed(check(workshop.folder))
    if stops(said):
        about = replace(about, allow=tuple(_allowed(said)))
        written = allowing(written, about, interviews)
    origins = [origin(raw.name, raw.data, raw.language) for raw in raws]
    told = report([raw.source for raw in raws], interviews, ledger, written.missing, said)
    files = {**written.files, **kept(origins, written.files), "import-report.md": told.encode()}
    workshop.fill(files)
    left = workshop.placed(check(workshop.folder)) if stops(said) else ()
    if stops(left):
        raise Fault(*(one for one in left if stops([one])))
    return Admitted(written, interviews, ledger, said)


def _read(workshop: Workshop) -> Edition:
    """The edition in the workshop; a fault of reading is our own, and nothing is kept."""
    edition, faults = read(workshop.folder)
    if edition is None or stops(faults):
        mend = "this is a fault of tympan: please report it with these lines; nothing was written"
        message = "the manuscript that was made of this source cannot be read"
        about = error("import-unreadable", Span(workshop.target), message, mend)
        raise Fault(about, *workshop.placed(faults))
    return edition


def _struck(raws: Sequence[Raw], interviews: Sequence[Prepared], edition: Edition) -> Ledger:
    ledger = strike(
        [word for raw in raws for word in raw.source.words],
        list(words_in(edition)),
        [reason for one in interviews for reason in reasons(one)],
        [word for one in interviews for word in reread(one)],
    )
    if not ledger.is_even:
        at = Span(Path(raws[0].name))
        raise Fault(*(_uneven(at, "lost", loss) for loss in ledger.lost),
                    *(_uneven(at, "added", loss) for loss in ledger.added))  # fmt: skip
    return ledger


def _uneven(at: Span, what: str, loss: Loss) -> Diagnostic:
    words, after = " ".join(loss.words[:12]), " ".join(loss.after)
    message = f"{len(loss.words)} words would be {what} behind “{after}”: “{words}”"
    mend = "this is a fault of tympan: please report it with this line; nothing was written"
    return error("words-lost", at, message, mend)


def _allowed(said: Iterable[Diagnostic]) -> Iterator[tuple[str, str]]:
    """The rules that the source breaks, each with the places where; others cannot be allowed."""
    known = {rule.id for rule in RULES}
    places: dict[str, list[str]] = {}
    for one in said:
        if stops([one]) and one.rule in known:
            at = one.finding.at
            places.setdefault(one.rule, []).append(f"{at.file.name}:{at.line}")
    for rule, found in places.items():
        shown = ", ".join(found[:3])
        yield rule, f"{shown} and {len(found) - 3} more" if len(found) > 3 else shown
