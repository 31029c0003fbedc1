"""A parcel: what is asked, with all files that it is made from, for a machine that has none."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tympan import __version__, libraries
from tympan.diagnostic import Diagnostic, Fault, Lack
from tympan.press.means import Means
from tympan.pressroom.faults import Died, Fell, died
from tympan.pressroom.hand import Hand
from tympan.publish import Asked, Published, Step
from tympan.reprint import BESIDE, Reprint

Make = Callable[[Asked, Means], Reprint | Published]


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link, and where it leads as it is written."""

    target: str


# Every file by its path below a folder.
Files = Mapping[str, bytes | Link]


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is asked and the function that makes it, the edition's files, and the project's."""

    make: Make
    asked: Asked
    is_plain: bool
    edition: Files
    beside: Files


# What comes back; an exception is to be raised at home.
Reply = Reprint | Published | Fault | Lack | Fell


def made_with() -> str:
    """What a page depends on that may be another on another machine."""
    pango, harfbuzz = map(libraries.version_of, (libraries.PANGO, libraries.HARFBUZZ))
    return f"tympan {__version__}, Pango {pango}, HarfBuzz {harfbuzz}"


def packed(make: Make, asked: Asked, is_plain: bool) -> Parcel:
    """All that is needed to make what is asked; raises `OSError` when a file cannot be read."""
    project = asked.project.resolve()
    beside = {f"{name}/{path}": data for name in BESIDE for path, data in _files_in(project / name)}
    return Parcel(make, asked, is_plain, dict(_files_in(asked.folder, project / "output")), beside)


def _files_in(folder: Path, but: Path | None = None) -> Iterator[tuple[str, bytes | Link]]:
    """The files of a folder; what begins with a dot is no part of an edition, and often large."""
    root = folder.resolve()
    for file in sorted(root.rglob("*")):
        path = file.relative_to(root)
        if any(part.startswith(".") for part in path.parts) or but in file.parents:
            continue
        if file.is_symlink():
            real = file.resolve()
            within = real.is_relative_to(root)
            target = os.path.relpath(real, file.parent) if within else str(file.readlink())
            yield path.as_posix(), Link(target)
        elif file.is_file():
            yield path.as_posix(), file.read_bytes()


def made_elsewhere(parcel: Parcel, below: Path, step: Step) -> Reply:
    """Make what a parcel asks for, in a folder that is gone afterwards."""
    with TemporaryDirectory(dir=below, prefix="tympan-") as name:
        here = _unpacked(parcel, Path(name).resolve())
        hand = Hand(here.project)
        try:
            reply: Reply = hand.done(step, _made, parcel.make, here, parcel.is_plain)
        except Died as end:
            reply = Fault(died(here.folder, str(end)))
        except (Fault, Lack, Fell) as told:
            reply = told
        finally:
            hand.dismiss()
            hand.wait()
    return _as_at_home(reply, here, parcel.asked)


def _made(make: Make, asked: Asked, is_plain: bool, step: Step) -> Reprint | Published:
    return make(asked, Means(step=step, is_plain=is_plain))


def _unpacked(parcel: Parcel, root: Path) -> Asked:
    """What is asked, in this folder: paths below the project are there what they were."""
    home, folder = parcel.asked.project.resolve(), parcel.asked.folder.resolve()
    project = root / "project" / home.name
    within = folder.is_relative_to(home)
    moved = project / folder.relative_to(home) if within else root / "edition" / folder.name
    for below, files in ((project, parcel.beside), (moved, parcel.edition)):
        below.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            file = below / name
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(data, Link):
                file.symlink_to(data.target)
            else:
                file.write_bytes(data)
    return replace(parcel.asked, folder=moved, project=project)


def _as_at_home(reply: Reply, here: Asked, home: Asked) -> Reply:
    """The same with the paths of the machine that the parcel came from."""
    # The edition's folder lies in the project's, so it goes first.
    moves = ((here.folder, home.folder), (here.project, home.project))

    def path(file: Path) -> Path:
        for old, new in moves:
            if file.is_relative_to(old):
                return new / file.relative_to(old)
        return file

    def words(text: str) -> str:
        for old, new in moves:
            text = text.replace(str(old), str(new))
        return text

    def diagnostic(said: Diagnostic) -> Diagnostic:
        found = said.finding
        return replace(
            said,
            finding=replace(
                found,
                at=replace(found.at, file=path(found.at.file)),
                message=words(found.message),
                mend=words(found.mend),
                printed=found.printed and replace(found.printed, file=path(found.printed.file)),
            ),
        )

    match reply:
        case Fault():
            return Fault(*map(diagnostic, reply.diagnostics))
        case Reprint() | Published():
            found = tuple(map(diagnostic, reply.diagnostics))
            return replace(reply, diagnostics=found, notes=tuple(map(words, reply.notes)))
        case _:
            return reply
