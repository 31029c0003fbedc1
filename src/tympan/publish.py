"""The whole pipeline on one screen: manuscript in, files out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache as once
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tympan import layout as layouts
from tympan import printers
from tympan.cache import NOTHING, Cache
from tympan.compose import compose
from tympan.diagnostic import Diagnostic, Fault, Severity, Span, in_order, stops
from tympan.edit import edit
from tympan.fonts import coverage
from tympan.galley import Galley, Wishes
from tympan.layout import Layout
from tympan.model import USUAL_KINDS, Edition, Printing
from tympan.place import place
from tympan.preflight import RULES as PREFLIGHT
from tympan.preflight.bench import Looked, looked_over
from tympan.press.means import Means
from tympan.presses import NAMES, PRESSES, files_of, media_of
from tympan.printers.profile import POINTS
from tympan.printers.ticket import Ticket, ticket
from tympan.proof import proof
from tympan.read import read
from tympan.reprint import Reprint, kept, key_of, taken
from tympan.shelf import length_of

if TYPE_CHECKING:
    from tympan.press.book import Book

Step = Callable[[str], None]
# A manuscript of more bytes is worth several hands, whatever changed in it.
LONG = 400_000


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


@dataclass(frozen=True, slots=True)
class Asked:
    """One manuscript, and all that is asked of its printing; see `publish`."""

    folder: Path
    project: Path
    kinds: tuple[str, ...]
    layout: str = ""
    strict: bool = False
    wishes: Wishes = field(default=Wishes())
    printer: str = ""


def check(
    folder: Path,
    project: Path,
    layout: str = "",
    strict: bool = False,
    printer: str = "",
    cache: Cache = NOTHING,
) -> Checked:
    """Read, edit and proof one manuscript for the layout and printer it names, or for others."""
    edition, found = read(folder, cache)
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
    means: Means = Means(),  # noqa: B008 - frozen
) -> Published:
    """Print one manuscript to `output/<edition>/`, all of its files or none.

    Without `kinds` it prints those that the edition asks for, and else the usual ones. The EPUB
    gets page numbers whenever something is printed beside it. When nothing has changed since it
    was printed by these means, the same files are put there again.
    """
    means = replace(means, step=step)
    words = (*kinds, layout, printer, f"{strict} {wishes} {means.is_plain}")
    name = key_of(folder, project, *words)
    made: Reprint | Published | None = taken(means.cache, name)
    if isinstance(made, Reprint):
        step("nothing has changed since it was printed")
    else:
        asked = Asked(folder, project, tuple(kinds), layout, strict, wishes, printer)
        made = means.where(_made, asked, means)
        if isinstance(made, Published):
            return made
        assert isinstance(made, Reprint)
        # Unless somebody wrote in it meanwhile.
        if key_of(folder, project, *words) == name:
            kept(means.cache, name, made)
    try:
        files = place(project / "output" / made.edition, made.files)
    except Fault as fault:
        return Published((), (*made.diagnostics, *fault.diagnostics))
    return Published(files, made.diagnostics, made.notes)


def _made(asked: Asked, means: Means) -> Reprint | Published:
    """An edition as it is to be put into output/, or what stopped the press."""
    means.step("reading")
    if asked.kinds != ("epub",) and length_of(asked.folder) > LONG:
        means.prepare()
    checked = check(
        asked.folder, asked.project, asked.layout, asked.strict, asked.printer, means.cache
    )
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Published((), checked.diagnostics)
    kinds = asked.kinds or checked.edition.printing.kinds or USUAL_KINDS
    pages = asked.wishes.pages or any(kind != "epub" for kind in kinds)
    names = files_of(checked.edition.name, asked.project)
    try:
        made = made_of(checked, kinds, replace(asked.wishes, pages=pages), means.step, means)
        looked = looked_at(checked, made, names, means.step, means)
    except Fault as fault:
        return Published((), (*checked.diagnostics, *fault.diagnostics))
    found = (*checked.diagnostics, *weighed(looked, asked.strict))
    if stops(found):
        mend = f"`tympan proof {checked.edition.name}` shows every finding at its place"
        return Published((), found, ("nothing was put into output/; " + mend,))
    files = {names[kind].name: data for kind, data in made.files.items()}
    notes = (*made.notes, *(one.note for one in looked))
    return Reprint(checked.edition.name, files, found, notes)


@dataclass(frozen=True, slots=True)
class Made:
    """Printed files by their kinds, how many pages the book has that a cover is for, and notes."""

    files: Mapping[str, bytes]
    pages: int
    notes: tuple[str, ...] = ()


def made_of(
    checked: Checked,
    kinds: Sequence[str],
    wishes: Wishes,
    step: Step,
    means: Means = Means(),  # noqa: B008
) -> Made:
    """The files of these kinds, printed; raises `Fault`."""
    assert checked.edition is not None and checked.layout is not None
    step("setting")
    galley = compose(checked.edition, checked.layout, means.cache)
    galley = replace(galley, wishes=wishes, ticket=checked.ticket)
    notes: list[str] = []
    book = once(partial(_bound, galley, kinds, means, notes.append))
    made = {}
    for kind in kinds:
        step(f"printing the {NAMES[kind][0]}")
        made[kind] = PRESSES[kind](galley, book, means.cache)
    return Made(made, book().bound if "cover" in made else 0, tuple(notes))


def _bound(galley: Galley, kinds: Sequence[str], means: Means, note: Step) -> "Book":
    from tympan.press.pdf import bound

    book = bound(galley, media_of(kinds), means)
    if why := book.pages.against_parts:
        note(f"{galley.edition.name}: laid out in one piece, which takes longer: {why}")
    return book


def looked_at(
    checked: Checked,
    made: Made,
    names: Mapping[str, Path],
    step: Step,
    means: Means = Means(),  # noqa: B008 - frozen
) -> tuple[Looked, ...]:
    """What preflight finds in the files that were made; raises `Fault`."""
    if checked.edition is None or checked.ticket is None or set(made.files) <= {"epub"}:
        return ()
    step("looking at what was printed")
    files = {kind: (names[kind], data) for kind, data in made.files.items()}
    edition, ticket = checked.edition, checked.ticket
    return looked_over(edition, ticket, files, made.pages, (), means.cache, means.do)


def weighed(looked: Sequence[Looked], strict: bool) -> tuple[Diagnostic, ...]:
    """Everything that was found, by file; all of it stops the press when it is strict."""
    found = in_order(said for one in looked for said in one.said)
    if strict:
        found = [replace(said, severity=Severity.ERROR) for said in found]
    return tuple(found)
