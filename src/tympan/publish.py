"""The whole pipeline on one screen: manuscript in, files out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from tympan import layout as layouts
from tympan.compose import compose
from tympan.diagnostic import Diagnostic, Fault, Severity, in_order, stops
from tympan.edit import edit
from tympan.fonts import coverage
from tympan.galley import Galley
from tympan.layout import Layout
from tympan.model import Edition
from tympan.place import place
from tympan.proof import proof
from tympan.read import read

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """An edition with all that was found in it; without edition or layout there is no galley."""

    edition: Edition | None
    layout: Layout | None
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """The files that were written, none when something stopped the press, and what was found."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]


def check(folder: Path, project: Path, layout: str = "", strict: bool = False) -> Checked:
    """Read, edit and proof one manuscript for the layout it names, or for another."""
    edition, found = read(folder)
    if edition is None:
        return Checked(None, None, tuple(in_order(found)))
    edition = edit(edition)
    chosen = None
    covered: Callable[[str], bool] = lambda _: True  # noqa: E731 - nothing is known of the faces
    try:
        chosen = layouts.find(layout or edition.layout, project, edition.at, edition.options)
        covered = coverage(chosen.faces)
    except Fault as fault:
        found = [*found, *fault.diagnostics]
    found = in_order([*found, *proof(edition, covered)])
    if strict:
        found = [replace(said, severity=Severity.ERROR) for said in found]
    return Checked(edition, chosen, tuple(found))


def publish(
    folder: Path,
    project: Path,
    kinds: Sequence[str],
    layout: str = "",
    strict: bool = False,
    step: Step = lambda _: None,
) -> Published:
    """Print one manuscript to `output/<edition>/`, all of its files or none."""
    step("reading")
    checked = check(folder, project, layout, strict)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Published((), checked.diagnostics)
    try:
        step("setting")
        galley = compose(checked.edition, checked.layout)
        made = {}
        for kind in kinds:
            step(f"printing the {kind.upper()}")
            made[f"{galley.edition.name}.{kind}"] = PRESSES[kind](galley)
        files = place(project / "output" / galley.edition.name, made)
    except Fault as fault:
        return Published((), (*checked.diagnostics, *fault.diagnostics))
    return Published(files, checked.diagnostics)


def _epub(galley: Galley) -> bytes:
    from tympan.press.cover import cover
    from tympan.press.epub import epub

    return epub(galley, cover(galley))


def _pdf(galley: Galley) -> bytes:
    from tympan.press.pdf import pdf

    return pdf(galley)


PRESSES: Mapping[str, Callable[[Galley], bytes]] = MappingProxyType({"epub": _epub, "pdf": _pdf})
