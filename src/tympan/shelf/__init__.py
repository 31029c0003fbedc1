"""The editions of a project: which there are, and how a new one starts."""

import datetime
import uuid
from collections.abc import Collection
from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.place import place

FAULTS = MappingProxyType(
    {
        "no-such-edition": "An edition is a folder in `manuscript/` with an edition.toml in it.",
        "no-editions": "There must be something to print: an edition is a folder in "
        "`manuscript/` with an edition.toml in it.",
        "already-there": "A new manuscript or layout never takes the place of one that exists.",
        "not-a-name": "The name of an edition or a layout becomes that of its folder and files, so "
        "it is kept to what every system and every shop can take.",
    }
)
STARTER = Path(__file__).parent / "starter"
LONGEST_NAME = 100


def editions(project: Path) -> list[Path]:
    """The folders of all editions, by name; one that begins with a dot is still being made."""
    found = (settings.parent for settings in (project / "manuscript").glob("*/edition.toml"))
    return sorted(folder for folder in found if not folder.name.startswith("."))


def asked_for(names: list[str], project: Path) -> list[Path]:
    """The folders of the editions with these names or paths, of all when none is named.

    Raises `Fault` that names every edition that is not there.
    """
    if not names:
        every = editions(project)
        if not every:
            at = Span(project / "manuscript")
            mend = "`tympan new NAME` makes one; or go to the folder that holds `manuscript/`"
            raise Fault(error("no-editions", at, "there is no edition here", mend))
        return every
    folders = [_folder(name, project) for name in names]
    known = [folder.name for folder in editions(project)]
    wrong = [
        error(
            "no-such-edition",
            Span(folder),
            f"there is no edition “{name}”",
            did_you_mean(name, known),
        )
        for name, folder in zip(names, folders, strict=True)
        if not folder.is_dir()
    ]
    if wrong:
        raise Fault(*wrong)
    return folders


def _folder(name: str, project: Path) -> Path:
    is_path = "/" in name or name in (".", "..")
    return Path(name) if is_path else project / "manuscript" / name


def start(name: str, project: Path) -> list[Path]:
    """Write the starter manuscript to `manuscript/NAME/`; its files. Raises `Fault`."""
    folder = project / "manuscript" / name
    refuse_name(name, folder)
    files = {file.name: file.read_bytes() for file in sorted(STARTER.iterdir()) if file.is_file()}
    settings = files["edition.toml"].decode()
    settings = settings.replace("@identifier@", f"urn:uuid:{uuid.uuid4()}")
    settings = settings.replace("@date@", datetime.date.today().isoformat())
    return list(place(folder, files | {"edition.toml": settings.encode()}))


def refuse_name(name: str, folder: Path, taken: Collection[str] = ()) -> None:
    """Raise `Fault` unless a new folder of this name can be made here, and would be the first."""
    signs = name.replace("-", "").replace("_", "")
    if not (signs.isascii() and signs.isalnum()) or len(name) > LONGEST_NAME:
        mend = f"use at most {LONGEST_NAME} letters, digits, - and _, such as spring-interviews"
        raise Fault(error("not-a-name", Span(folder), f"“{name}” cannot be a name", mend))
    if folder.exists() or name in taken:
        mend = "choose another name, or work on with what is there"
        raise Fault(error("already-there", Span(folder), f"“{name}” exists already", mend))


def length_of(folder: Path) -> int:
    """How much text a manuscript has, in bytes."""
    return sum(file.stat().st_size for file in folder.rglob("*.md") if file.is_file())
