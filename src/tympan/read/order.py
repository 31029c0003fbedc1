"""Which files of an edition's folder are read, and in which order."""

import re
from dataclasses import dataclass
from pathlib import Path

from tympan.diagnostic import Diagnostic, Finding, Severity, Span
from tympan.model import BACK_MATTER, FRONT_MATTER
from tympan.read.faults import fault
from tympan.read.imprint import LANGUAGE

NUMBERED = re.compile(r"([0-9]+)(?:[-_. ]|$)")
LEFT_ALONE = ("readme.md", "import-report.md")
# `02-talk.ko.md` stands beside `02-talk.md` and translates it.
TRANSLATED = re.compile(rf"(?P<stem>.+)\.(?P<language>{LANGUAGE.pattern})\.md")


@dataclass(frozen=True, slots=True)
class Order:
    """The sections of one interview, or the folders of several, and the matter around them."""

    front: tuple[Path, ...]
    sections: tuple[Path, ...]
    interviews: tuple[Path, ...]
    back: tuple[Path, ...]


def order(folder: Path, faults: list[Diagnostic]) -> Order:
    """The order of an edition's folder."""
    files, folders = _listed(folder, faults)
    sections = _numbered(files)
    interviews = _numbered(folders)
    if sections and interviews:
        message = (
            f"numbered files ({sections[0].name} …) stand beside "
            f"numbered folders ({interviews[0].name} …)"
        )
        mend = "put every numbered file into an interview's folder, or take away the folders"
        faults.append(fault("mixed-manuscript", Span(folder), message, mend))
    if not sections and not interviews:
        message = "this edition has no text"
        mend = "write a first section in a file such as 01-beginning.md"
        faults.append(fault("no-sections", Span(folder), message, mend))
    matter = {file.stem: file for file in files if file.stem in FRONT_MATTER + BACK_MATTER}
    faults.extend(_unplaced(files, (*sections, *matter.values())))
    faults.extend(_unnumbered(folders, interviews))
    return Order(
        tuple(matter[kind] for kind in FRONT_MATTER if kind in matter),
        sections,
        interviews,
        tuple(matter[kind] for kind in BACK_MATTER if kind in matter),
    )


def order_in_interview(folder: Path, faults: list[Diagnostic]) -> tuple[Path, ...]:
    """The sections of one interview of a collection."""
    files, _ = _listed(folder, faults)
    sections = _numbered(files)
    if not sections:
        message = "this interview has no text"
        mend = "write a first section in a file such as 01-beginning.md, or take away the folder"
        faults.append(fault("no-sections", Span(folder), message, mend))
    faults.extend(_unplaced(files, sections))
    return sections


def _listed(folder: Path, faults: list[Diagnostic]) -> tuple[list[Path], list[Path]]:
    """The Markdown files and the folders of a folder, but for those that are nobody's business."""
    try:
        listed = sorted(path for path in folder.iterdir() if path.name[0] not in "._")
    except OSError as wrong:
        message = f"this folder cannot be read: {wrong.strerror}"
        mend = "look at the folder's rights and at the disk"
        faults.append(fault("unreadable-file", Span(folder), message, mend))
        return [], []
    folders = [path for path in listed if path.is_dir()]
    files = [path for path in listed if path.suffix == ".md" and path not in folders]
    beside = translations(folder)
    translated = [beside[file.stem][0] for file in files if file.stem in beside]
    aside = [file for file in files if file.name.lower() in LEFT_ALONE]
    return [file for file in files if file not in (*aside, *translated)], folders


def _translates(path: Path) -> bool:
    """Whether a file stands beside one that it translates."""
    found = TRANSLATED.fullmatch(path.name)
    return found is not None and path.with_name(f"{found['stem']}.md").exists()


def translations(folder: Path) -> dict[str, tuple[Path, str]]:
    """For each file's stem the first file in its folder that translates it, and the language."""
    found: dict[str, tuple[Path, str]] = {}
    for path in sorted(folder.iterdir()):
        if name := TRANSLATED.fullmatch(path.name):
            found.setdefault(name["stem"], (path, name["language"]))
    return found


def _numbered(paths: list[Path]) -> tuple[Path, ...]:
    """The paths whose names begin with a number, by that number and then by name."""
    numbers = [
        (int(match[1]), path)
        for path in paths
        if (match := NUMBERED.match(path.name)) and not _translates(path)
    ]
    return tuple(path for _, path in sorted(numbers))


def _unplaced(files: list[Path], placed: tuple[Path, ...]) -> list[Diagnostic]:
    """A warning for each file that stands nowhere in the order."""
    mend = (
        "begin its name with a number (02-….md), with “_” to leave it out, or name it one of: "
        + ", ".join(f"{kind}.md" for kind in FRONT_MATTER + BACK_MATTER)
    )
    return [
        _warning(Span(file), "this file is in no place, so it is not printed", mend)
        for file in files
        if file not in placed
    ]


def _unnumbered(folders: list[Path], numbered: tuple[Path, ...]) -> list[Diagnostic]:
    """A warning for each interview that stands nowhere in the order."""
    mend = "begin the folder's name with a number (02-…), or with “_” to leave it out"
    return [
        _warning(Span(folder), "this interview is in no place, so it is not printed", mend)
        for folder in folders
        if folder not in numbered and (folder / "interview.toml").exists()
    ]


def _warning(at: Span, message: str, mend: str) -> Diagnostic:
    return Diagnostic("unplaced-file", Severity.WARNING, Finding(at, message, mend))
