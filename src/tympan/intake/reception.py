"""What the command `import` does: bring sources in, hold manuscripts against them, renew them."""

import datetime
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tympan.diagnostic import Diagnostic, Fault, Finding, Severity, Span, error, stops
from tympan.intake.admit import Admitted, admit, take
from tympan.intake.assemble import Raw
from tympan.intake.counted import words_in
from tympan.intake.ledger import Loss, strike
from tympan.intake.origin import origin, origins
from tympan.intake.prepared import prepare, reasons, reread
from tympan.intake.report import ledger_line, summary
from tympan.intake.slug import slug
from tympan.intake.update import conflicts, renew, told
from tympan.intake.volume import split
from tympan.intake.workshop import Workshop, workshop
from tympan.progress import Step, progress
from tympan.publish import check as proofread
from tympan.read import read

MOST_SHOWN = 30


def bring(sources: Sequence[str], name: str, language: str, project: Path) -> list[Path]:
    """Make manuscripts of sources: one of each, or with a name one collection of all."""
    raws = take(sources, language)
    groups = [(name, raws)] if name else [(_name(raw), (raw,)) for raw in raws]
    _refuse([*_unnamed(groups), *_there(groups, project)])
    folders = []
    with progress(sys.stderr) as telling:
        for given, together in groups:
            with workshop(project / "manuscript" / given) as shop:
                admitted = _admit(together, shop, project, telling(given))
                shop.put()
            folders.append(shop.target)
            _tell(admitted, together, given)
    return folders


def renewed(sources: Sequence[str], name: str, language: str, project: Path) -> list[Path]:
    """Merge corrected sources into the manuscript that came of them."""
    raws = take(sources, language)
    given = name or _name(raws[0])
    folder = _imported(given, project)
    languages = {one.language for one in origins(folder)}
    if not language and len(languages) == 1:
        raws = take(sources, languages.pop())
    with progress(sys.stderr) as telling, workshop(folder) as shop:
        admitted = _admit(raws, shop, project, telling(given))
        found = renew(shop, admitted)
        report = shop.folder / "import-report.md"
        report.write_text(report.read_text("utf-8") + told(found.conflicts), "utf-8")
        shop.change()
    _print(list(conflicts(found.conflicts, folder)))
    changes = "change" if found.taken == 1 else "changes"
    print(f"{given}: {found.taken} {changes} of the source taken over", file=sys.stderr)
    return [folder]


def held_against(sources: Sequence[str], name: str, project: Path) -> bool:
    """Whether a manuscript still has every word of its sources; each difference is told."""
    raws = take(sources)
    given = name or _name(raws[0])
    folder = _imported(given, project)
    known = origins(folder)
    raws = take(sources, known[0].language)
    if {origin("", raw.data, "").sha256 for raw in raws} != {one.sha256 for one in known}:
        message = "the manuscript was made of another file, or of an earlier state of this one"
        mend = f"`tympan import {' '.join(sources)} --as {given} --update` takes its changes over"
        raise Fault(error("other-source", Span(Path(sources[0])), message, mend))
    interviews = [prepare(one, raw.language) for raw in raws for one in split(raw.source)]
    edition, faults = read(folder)
    if edition is None:
        raise Fault(*faults)
    ledger = strike(
        [word for raw in raws for word in raw.source.words],
        list(words_in(edition)),
        [reason for one in interviews for reason in reasons(one)],
        [word for one in interviews for word in reread(one)],
    )
    differences = list(_differences(ledger.lost, ledger.added, folder))
    _print(differences)
    print(f"{given}: {ledger_line(ledger)}", file=sys.stderr)
    return not stops(differences)


def _admit(raws: Sequence[Raw], shop: Workshop, project: Path, step: Step) -> Admitted:
    today = datetime.date.today().isoformat()

    def check(folder: Path) -> tuple[Diagnostic, ...]:
        return proofread(folder, project).diagnostics

    return admit(raws, shop, today, check, step)


def _name(raw: Raw) -> str:
    return "" if raw.name == "-" else slug(Path(raw.name).stem, 60)


def _unnamed(groups: Sequence[tuple[str, Sequence[Raw]]]) -> Iterator[Diagnostic]:
    for name, raws in groups:
        if not name or slug(name, len(name)) != name.replace("_", "-").casefold():
            at = Span(Path(raws[0].name))
            mend = "give it one of letters, digits and hyphens: --as spring-interview"
            yield error("not-a-name", at, f"“{name}” cannot be the name of a manuscript", mend)


def _there(groups: Sequence[tuple[str, Sequence[Raw]]], project: Path) -> Iterator[Diagnostic]:
    taken: set[str] = set()
    for name, raws in groups:
        folder = project / "manuscript" / name
        if name and (folder.exists() or name in taken):
            mend = "choose another name with --as, or merge into it with --update"
            at = Span(folder if folder.exists() else Path(raws[0].name))
            yield error("already-there", at, f"“{name}” exists already", mend)
        taken.add(name)


def _imported(name: str, project: Path) -> Path:
    folder = project / "manuscript" / name
    if not origins(folder):
        message = f"“{name}” is no manuscript that was imported"
        mend = "name it with --as; or import the source anew, without --update and --check"
        raise Fault(error("not-imported", Span(folder), message, mend))
    return folder


def _refuse(faults: Sequence[Diagnostic]) -> None:
    if faults:
        raise Fault(*faults)


def _tell(admitted: Admitted, raws: Sequence[Raw], name: str) -> None:
    """The report in short; all of it stands in import-report.md."""
    _print([said for raw in raws for said in _doubts(admitted, raw)])
    for line in summary(admitted.interviews, admitted.ledger, admitted.draft.missing):
        print(f"{name}: {line}", file=sys.stderr)


def _doubts(admitted: Admitted, raw: Raw) -> Iterator[Diagnostic]:
    """What is doubtful in a source, with its place there."""
    for one in admitted.interviews:
        if one.source.name != raw.source.name:
            continue
        for doubt in one.doubts:
            at = Span(Path(raw.name), doubt.line)
            finding = Finding(at, doubt.message, doubt.mend)
            yield Diagnostic("doubtful-source", Severity.WARNING, finding)


def _differences(lost: Sequence[Loss], added: Sequence[Loss], folder: Path) -> Iterator[Diagnostic]:
    for loss in lost:
        message = (
            f"not in the manuscript, behind “{' '.join(loss.after)}”: “{' '.join(loss.words)}”"
        )
        yield error(
            "words-lost",
            loss.at or Span(folder),
            message,
            "put the words back, if you did not mean it",
        )
    for loss in added:
        message = f"not in the source, {_told(loss)}"
        finding = Finding(
            loss.at or Span(folder), message, "take the words out, if you did not mean it"
        )
        yield Diagnostic("words-lost", Severity.WARNING, finding)


def _told(loss: Loss) -> str:
    return f"behind “{' '.join(loss.after)}”: “{' '.join(loss.words)}”"


def _print(found: Sequence[Diagnostic]) -> None:
    for said in found[:MOST_SHOWN]:
        print(said, file=sys.stderr)
    if len(found) > MOST_SHOWN:
        rest = f"… and {len(found) - MOST_SHOWN} more, all in import-report.md"
        print(rest, file=sys.stderr)
