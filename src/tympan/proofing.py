"""Look at what was printed: once more at the files on the shelf, or drawn on for the eye."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tympan.cache import NOTHING, Cache
from tympan.compose import compose
from tympan.diagnostic import Diagnostic, Fault, stops
from tympan.galley import Wishes
from tympan.place import place
from tympan.preflight.bench import on_the_shelf
from tympan.press.means import Means
from tympan.presses import files_of
from tympan.publish import (
    Checked,
    Published,
    Step,
    check,
    looked_at,
    made_of,
    weighed,
)

FOLDER = "proof"
# What a layout has style sheets for.
MEDIA = ("epub", "pdf", "cover", "wrap")


def rehearse(checked: Checked, cache: Cache = NOTHING) -> tuple[Diagnostic, ...]:
    """What the layout's own files have against the edition, which is set once and not printed."""
    edition, layout = checked.edition, checked.layout
    if edition is None or layout is None or stops(checked.diagnostics):
        return ()
    found: dict[Diagnostic, None] = {}
    tries: list[Callable[[], object]] = [lambda: compose(edition, layout, cache)]
    tries += [partial(layout.sheets, medium, cache) for medium in MEDIA]
    for attempt in tries:
        try:
            attempt()
        except Fault as fault:
            found |= dict.fromkeys(fault.diagnostics)
    return tuple(found)


def look_again(
    checked: Checked, project: Path, strict: bool = False, cache: Cache = NOTHING
) -> Published:
    """Look once more at the files that were printed before, for the printer that is asked for."""
    if checked.edition is None or checked.ticket is None:
        return Published((), ())
    try:
        names = files_of(checked.edition.name, project)
        looked = on_the_shelf(checked.edition, checked.ticket, names, cache)
    except Fault as fault:
        return Published((), fault.diagnostics)
    return Published((), weighed(looked, strict), tuple(one.note for one in looked))


def compare(folder: Path, project: Path) -> tuple[Diagnostic, ...]:
    """What differs between the EPUB and the print file that were published last, if both were."""
    name = folder.resolve().name
    epub, pdf = (project / "output" / name / f"{name}.{kind}" for kind in ("epub", "pdf"))
    if not (epub.is_file() and pdf.is_file()):
        return ()
    from tympan.preflight.parity import parity

    return tuple(parity(epub, pdf))


def proof_sheets(
    folder: Path,
    project: Path,
    layout: str = "",
    strict: bool = False,
    step: Step = lambda _: None,
    printer: str = "",
    means: Means = Means(),  # noqa: B008 - frozen
) -> Published:
    """Print for the eye, to `proof/` in the edition's output: every finding drawn at its place.

    What is found in the print files keeps nothing back here, and their own folder stays as it is.
    """
    from tympan.light_table import laid_out

    step("reading")
    checked = check(folder, project, layout, strict, printer, means.cache)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Published((), checked.diagnostics)
    kinds = ("print", "cover") if "cover" in checked.edition.printing.kinds else ("print",)
    try:
        made = made_of(checked, kinds, Wishes(), step, means)
        looked = looked_at(checked, made, files_of(checked.edition.name, project), step, means)
        step("drawing what was found")
        target = project / "output" / checked.edition.name / FOLDER
        files = place(target, laid_out(checked.edition.title, looked))
        # A longer book had more spreads.
        for old in set(target.iterdir()) - set(files):
            old.unlink()
    except Fault as fault:
        return Published((), (*checked.diagnostics, *fault.diagnostics))
    found = (*checked.diagnostics, *weighed(looked, strict))
    return Published(files[:1], found, tuple(one.note for one in looked))
