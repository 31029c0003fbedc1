"""A corrected source comes into an edited manuscript; the author's work stays."""

import shutil
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from tympan.diagnostic import Diagnostic, Finding, Severity, Span
from tympan.intake.admit import Admitted
from tympan.intake.merge import Conflict, Merged, merged
from tympan.intake.origin import FOLDER, imported
from tympan.intake.workshop import Workshop


def renew(workshop: Workshop, admitted: Admitted) -> Merged:
    """Turn the workshop, where the new import stands, into the author's manuscript with its news.

    Settings are the author's; speakers who are new are declared behind them.
    """
    target, folder = workshop.target, workshop.folder
    theirs = {sheet.path: sheet.text for sheet in admitted.draft.sheets}
    mine = {
        file.relative_to(target).as_posix(): file.read_text("utf-8")
        for file in sorted(target.rglob("*.md"))
        if _is_text(file.relative_to(target))
    }
    found = merged(_without_settings(imported(target)), mine, theirs)
    keep = {path: (folder / path).read_bytes() for path in _kept(folder)}
    settings = {path: _settings(path, workshop) for path in admitted.draft.settings}
    shutil.rmtree(folder)
    shutil.copytree(target, folder)
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
    workshop.fill(keep)
    texts = {**found.files, **settings}
    workshop.fill({path: text.encode() for path, text in texts.items()})
    return found


def conflicts(found: Sequence[Conflict], target: Path) -> Iterator[Diagnostic]:
    """A warning for each stretch that author and source both changed."""
    for one in found:
        said = " ".join(one.theirs.split()) or "nothing"
        yield Diagnostic(
            "merge-conflict",
            Severity.WARNING,
            Finding(
                Span(target / one.path, one.line, 1),
                f"you and the source both changed this; yours stays, the source has: “{said}”",
                "take over by hand what you want of it; both stand in import-report.md",
            ),
        )


def told(found: Sequence[Conflict]) -> str:
    """The conflicts for the report, with both versions."""
    parts = ["## Changed by you and by the source"] if found else []
    for one in found:
        parts.append(f"{one.path}:{one.line}, yours, which stays:")
        parts.append(_quoted(one.mine))
        parts.append("The source now has:")
        parts.append(_quoted(one.theirs))
    return "\n\n".join(parts) + "\n" if parts else ""


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in (text or "(nothing)").split("\n"))


def _is_text(path: Path) -> bool:
    """Whether a file is a section's: numbered, and in no folder that is left alone."""
    return path.name[0].isdigit() and not any(part[0] in "._" for part in path.parts)


def _without_settings(files: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if _is_text(Path(path))}


def _kept(folder: Path) -> Iterator[str]:
    """What comes from the new import: its report, what it will be compared with, its pictures."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder)
        new = not (folder.parent / path).exists()
        ours = path.parts[0] == FOLDER or path.name == "import-report.md"
        picture = file.suffix not in (".md", ".toml") and new
        if file.is_file() and (ours or picture):
            yield path.as_posix()


def _settings(path: str, workshop: Workshop) -> str:
    """The author's settings, and behind them the speakers that only the new import knows."""
    theirs = (workshop.folder / path).read_text("utf-8")
    file = workshop.target / path
    if not file.exists():
        return theirs
    mine = file.read_text("utf-8")
    known = tomllib.loads(mine).get("speakers", {})
    new = [name for name in tomllib.loads(theirs).get("speakers", {}) if name not in known]
    tables = [table for name in new for table in theirs.split("\n\n") if _declares(table, name)]
    return "\n\n".join([mine.rstrip("\n"), *(table.rstrip("\n") for table in tables)]) + "\n"


def _declares(table: str, name: str) -> bool:
    return table.startswith(f"[speakers.{name}]")
