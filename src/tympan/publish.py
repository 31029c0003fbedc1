"""The whole pipeline on one screen: manuscript in, files out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tympan import layout as layouts
from tympan import printers
from tympan.compose import compose
from tympan.diagnostic import Diagnostic, Fault, Severity, Span, in_order, stops
from tympan.edit import edit
from tympan.fonts import coverage
from tympan.galley import Wishes
from tympan.layout import Layout
from tympan.model import USUAL_KINDS, Edition, Printing
from tympan.place import place
from tympan.preflight import RULES as PREFLIGHT
from tympan.preflight.bench import Looked, looked_over
from tympan.presses import NAMES, PRESSES, bound, files_of
from tympan.printers.profile import POINTS
from tympan.printers.ticket import Ticket, ticket
from tympan.proof import proof
from tympan.read import read

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition with all that was found in it; without edition or layout there is no galley."""

    edition: Edition | None
    layout: Layout | None
    diagnostics: tuple[Diagnostic, ...]
    ticket: Ticket | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """The files that were written, none when something stopped the press, and what was found.

    `notes` are what a user may want to know beside that, each a line.
    """

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...] = ()


def check(
    folder: Path, project: Path, layout: str = "", strict: bool = False, printer: str = ""
) -> Checked:
    """Read, edit and proof one manuscript for the layout and printer it names, or for others."""
    edition, found = read(folder)
    if edition is None:
        return Checked(None, None, tuple(in_order(found)))
    edition = edit(edition)
    chosen = job = None
    covered: Callable[[str], bool] = lambda _: True  # noqa: E731 - nothing is known of the faces
    try:
        named_at = Span(Path("--layout")) if layout else edition.at
        name, options = layout or edition.layout, edition.options
        chosen = layouts.find(name, project, named_at, options, edition.at)
        covered = coverage(chosen.faces)
        job = _ticket(edition, chosen, project, printer)
    except Fault as fault:
        found = [*found, *fault.diagnostics]
    found = in_order([*found, *proof(edition, covered, (rule.id for rule in PREFLIGHT))])
    if strict:
        found = [replace(said, severity=Severity.ERROR) for said in found]
    return Checked(edition, chosen, tuple(found), job)


def _ticket(edition: Edition, layout: Layout, project: Path, printer: str) -> Ticket:
    """The print shop's ticket, for what the edition asks of it or of another; raises `Fault`.

    So does a page on which the layout's columns have no room.
    """
    asked, at = edition.printing, edition.at
    named_at = Span(Path("--printer")) if printer else at
    shop = printers.find(printer or asked.printer, project, named_at)
    # Another shop has other names, and another width of the spine.
    if printer and printer != (asked.printer or printers.DEFAULT):
        asked = Printing()
    mm = POINTS["mm"]
    size = (layout.paper.width * mm, layout.paper.height * mm)
    job = ticket(shop, size, asked.trim, asked.product, asked.spine * mm, at, edition.binding)
    paper = layout.for_language(edition.language).paper
    layouts.refuse_narrow(paper, job.trim.width / mm, job.trim.height / mm, at)
    return job


def publish(
    folder: Path,
    project: Path,
    kinds: Sequence[str],
    layout: str = "",
    strict: bool = False,
    step: Step = lambda _: None,
    wishes: Wishes = Wishes(),  # noqa: B008 - frozen
    printer: str = "",
) -> Published:
    """Print one manuscript to `output/<edition>/`, all of its files or none.

    Without `kinds` it prints those that the edition asks for, and else the usual ones. The EPUB
    gets page numbers whenever something is printed beside it.
    """
    step("reading")
    checked = check(folder, project, layout, strict, printer)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Published((), checked.diagnostics)
    kinds = kinds or checked.edition.printing.kinds or USUAL_KINDS
    wishes = replace(wishes, pages=wishes.pages or any(kind != "epub" for kind in kinds))
    names = files_of(checked.edition.name, project)
    try:
        made = made_of(checked, kinds, wishes, step)
        looked = looked_at(checked, made, names, step)
        found = (*checked.diagnostics, *weighed(looked, strict))
        if stops(found):
            mend = f"`tympan proof {checked.edition.name}` shows every finding at its place"
            return Published((), found, ("nothing was put into output/; " + mend,))
        folder = project / "output" / checked.edition.name
        files = place(folder, {names[kind].name: data for kind, data in made.files.items()})
    except Fault as fault:
        return Published((), (*checked.diagnostics, *fault.diagnostics))
    return Published(files, found, tuple(one.note for one in looked))


@dataclass(frozen=True, slots=True)
class Made:
    """Printed files by their kinds, and how many pages the book has that a cover is for."""

    files: Mapping[str, bytes]
    pages: int


def made_of(checked: Checked, kinds: Sequence[str], wishes: Wishes, step: Step) -> Made:
    """The files of these kinds, printed; raises `Fault`."""
    assert checked.edition is not None and checked.layout is not None
    step("setting")
    galley = compose(checked.edition, checked.layout)
    galley = replace(galley, wishes=wishes, ticket=checked.ticket)
    made = {}
    for kind in kinds:
        step(f"printing the {NAMES[kind][0]}")
        made[kind] = PRESSES[kind](galley)
    return Made(made, bound(galley) if "cover" in made else 0)


def looked_at(
    checked: Checked, made: Made, names: Mapping[str, Path], step: Step
) -> tuple[Looked, ...]:
    """What preflight finds in the files that were made; raises `Fault`."""
    if checked.edition is None or checked.ticket is None or set(made.files) <= {"epub"}:
        return ()
    step("looking at what was printed")
    files = {kind: (names[kind], data) for kind, data in made.files.items()}
    return looked_over(checked.edition, checked.ticket, files, made.pages)


def weighed(looked: Sequence[Looked], strict: bool) -> tuple[Diagnostic, ...]:
    """Everything that was found, by file; all of it stops the press when it is strict."""
    found = in_order(said for one in looked for said in one.said)
    if strict:
        found = [replace(said, severity=Severity.ERROR) for said in found]
    return tuple(found)
