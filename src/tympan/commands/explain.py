"""What the commands `explain` and `layouts` print."""

import json
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tympan import cache, fonts, place, printers, shelf
from tympan import layout as layouts
from tympan.diagnostic import Fault, Severity, Span, did_you_mean, error
from tympan.intake.faults import FAULTS as INTAKE
from tympan.intake.formats.faults import FAULTS as SOURCES
from tympan.layout import Layout
from tympan.layout.options import Option
from tympan.layout.paper import NAMED
from tympan.preflight import RULES as PREFLIGHT
from tympan.preflight import bench, parity
from tympan.press import faults as pressing
from tympan.press import opening
from tympan.pressroom.faults import FAULTS as PRESSROOM
from tympan.preview.faults import FAULTS as PREVIEW
from tympan.proof import RULES
from tympan.read.faults import FAULTS as READING
from tympan.rule import Rule

OTHERS: Mapping[str, str] = {
    **SOURCES,
    **INTAKE,
    **READING,
    **layouts.FAULTS,
    **place.FAULTS,
    **opening.FAULTS,
    **pressing.FAULTS,
    **printers.FAULTS,
    **shelf.FAULTS,
    **cache.FAULTS,
    **parity.FAULTS,
    **bench.FAULTS,
    **PRESSROOM,
    **PREVIEW,
    "press-complains": "The engine that sets the pages met something it does not know. It would "
    "go on and print something else than was meant, so the press stops.",
    "no-such-rule": "A rule is known by its id, which stands in square brackets in each message.",
}

INDENT = " " * 6

ALL: tuple[Rule[Any], ...] = (*RULES, *PREFLIGHT)


def explained(rule: str) -> str:
    """Why a rule is there and how much it weighs; raises `Fault` when there is none of that id."""
    known = _reasons()
    if rule not in known:
        at = Span(Path("explain"))
        message = f"there is no rule “{rule}”"
        raise Fault(error("no-such-rule", at, message, did_you_mean(rule, known)))
    severity, reason = known[rule]
    weight = {
        Severity.ERROR: "An error: it stops the press.",
        Severity.WARNING: "A warning: the press goes on, unless --strict is given.",
    }[severity]
    silence = f'To silence it in one edition, add to its edition.toml: allow = ["{rule}"]'
    proofing = rule in {known.id for known in ALL}
    return "\n\n".join(
        [f"{rule}\n{weight}", textwrap.fill(" ".join(reason.split()), 88)]
        + ([silence] if proofing else [])
    )


def every_rule() -> str:
    """All rules by id, with the first sentence of each reason."""
    lines = []
    for rule, (severity, reason) in sorted(_reasons().items()):
        first = " ".join(reason.split()).partition(". ")[0].rstrip(".")
        lines.append(f"{rule} ({severity.value})\n    {first}.")
    return "\n".join(lines)


def _reasons() -> dict[str, tuple[Severity, str]]:
    faults = {rule: (Severity.ERROR, reason) for rule, reason in OTHERS.items()}
    return faults | {rule.id: (rule.severity, rule.reason) for rule in ALL}


def every_layout(project: Path) -> str:
    """All layouts with what they are for."""
    return "\n".join(
        f"{name:12} {layouts.find(name, project, Span(folder), {}).about}"
        for name, folder in sorted(layouts.known(project).items())
    )


def one_layout(name: str, project: Path) -> str:
    """A layout's options: name, type, default and meaning; raises `Fault`."""
    found = layouts.find(name, project, Span(project / "layouts"), {})
    paper = found.paper
    lines = [
        f"{found.name}: {found.about}",
        f"paper {paper.width:g} × {paper.height:g} mm, bleed {paper.bleed:g} mm",
        "",
        "Options, for the table [options] of edition.toml:",
    ]
    for option in found.declared:
        # As JSON writes a text or a flag, TOML does too.
        default = json.dumps(_default(option, found), ensure_ascii=False)
        kind = " | ".join(option.choices) or option.kind
        lines.append(f"  {option.name} = {default}  ({kind})")
        lines += textwrap.wrap(option.meaning, 90, initial_indent=INDENT, subsequent_indent=INDENT)
        if known := ", ".join(_known(option)):
            said = f"one of: {known}"
            lines += textwrap.wrap(said, 90, initial_indent=INDENT, subsequent_indent=INDENT)
    return "\n".join(lines)


def _default(option: Option, layout: Layout) -> object:
    """What stands when an edition says nothing, the layout's own face and paper by their names."""
    match option.kind:
        case "face" if not option.default:
            use = f"Press {option.name.removesuffix('-face').title()}"
            return next((face.face for face in layout.faces if face.family == use), "")
        case "paper" if not option.default:
            return f"{layout.paper.width:g} x {layout.paper.height:g} mm"
        case _:
            return option.default


def _known(option: Option) -> tuple[str, ...]:
    """What can be chosen by name, where the layout does not say so itself."""
    match option.kind:
        case "face":
            return fonts.faces_to_choose()
        case "paper":
            return (*NAMED, "or a size such as 120 x 190 mm")
        case _:
            return ()
