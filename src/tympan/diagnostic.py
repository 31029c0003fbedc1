"""What the house says to its user: where, what, and how to mend it."""

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Severity(Enum):
    """An error stops the press; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        places = [str(shown(self.file))]
        if self.line:
            places.append(str(self.line))
            if self.column:
                places.append(str(self.column))
        return ":".join(places)


Box = tuple[float, float, float, float]
MM = 72 / 25.4  # points to the millimetre


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A page of a printed file, counted from 1, and a box on it, if it is not the whole page.

    The box is left, top, right and bottom, in points from the top left of the trimmed page.
    """

    page: int
    box: Box | None = None

    def __str__(self) -> str:
        if self.box is None:
            return f"page {self.page}"
        left, top = (part / MM for part in self.box[:2])
        return f"page {self.page} at {left:.1f} × {top:.1f} mm"


@dataclass(frozen=True, slots=True)
class Printed:
    """Where in a finished file something stands; without places it is the file as a whole."""

    file: Path
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        pages = sorted({place.page for place in self.places})
        if not pages:
            return self.file.name
        if len(self.places) == 1:
            return f"{self.file.name}, {self.places[0]}"
        if len(pages) == 1:
            return f"{self.file.name}, {self.places[0]} and {len(self.places) - 1} more"
        return f"{self.file.name}, pages {_runs(pages)}"


def _runs(pages: list[int]) -> str:
    """Page numbers as they are said: 1–4, 7."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of one place; `mend` tells the author what to type.

    `printed` is where it stands in a finished file, when it was found there.
    """

    at: Span
    message: str
    mend: str
    printed: Printed | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the rule that made it and how much it weighs."""

    rule: str
    severity: Severity
    finding: Finding

    def __str__(self) -> str:
        found = self.finding
        where = f"{found.printed}: " if found.printed else ""
        return (
            f"{found.at}: {self.severity.value}[{self.rule}] {where}{found.message}"
            f"\n  mend: {found.mend}"
        )


class Fault(Exception):
    """The manuscript, a setting or a layout is wrong in a way that stops the work (exit code 1)."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type, tuple[Diagnostic, ...]]:
        return type(self), self.diagnostics


class Lack(Exception):
    """This machine lacks something (exit code 3); `command` installs it."""

    def __init__(self, message: str, command: str) -> None:
        super().__init__(message)
        self.command = command

    def __reduce__(self) -> tuple[type, tuple[str, str]]:
        return type(self), (str(self), self.command)


def error(rule: str, at: Span, message: str, mend: str) -> Diagnostic:
    """A diagnostic that stops the press."""
    return Diagnostic(rule, Severity.ERROR, Finding(at, message, mend))


def stops(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any of these stops the press."""
    return any(said.severity is Severity.ERROR for said in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics by file, line and column, each said once."""
    return sorted(dict.fromkeys(diagnostics), key=lambda said: (said.finding.at, said.rule))


def did_you_mean(wrong: str, right: Iterable[str]) -> str:
    """`did you mean “…”? ` when something close is known, otherwise the whole list."""
    names = sorted(right)
    folded = {name.casefold(): name for name in names}
    close = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean “{folded[close[0]]}”?"
    return "known are: " + ", ".join(names) if names else "none is known here"


def as_json(diagnostics: Iterable[Diagnostic], files: Iterable[Path] = ()) -> str:
    """What was found and which files were written, as JSON for other programs."""
    findings = [
        {
            "file": str(shown(said.finding.at.file)),
            "line": said.finding.at.line,
            "column": said.finding.at.column,
            "severity": said.severity.value,
            "rule": said.rule,
            "message": said.finding.message,
            "mend": said.finding.mend,
        }
        | _as_json(said.finding.printed)
        for said in diagnostics
    ]
    whole = {"files": [str(file) for file in files], "findings": findings}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _as_json(printed: Printed | None) -> dict[str, object]:
    if printed is None:
        return {}
    places = [
        {"page": place.page}
        | ({"mm": [round(part / MM, 2) for part in place.box]} if place.box else {})
        for place in printed.places
    ]
    return {"printed": {"file": str(shown(printed.file)), "places": places}}


def shown(file: Path) -> Path:
    """A path as the user would type it: relative to the folder they stand in, if inside."""
    try:
        return file.resolve().relative_to(Path.cwd())
    except ValueError:
        return file
