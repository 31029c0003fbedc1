"""Where a manuscript came from: kept in its folder `.import/`, for checks and updates."""

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tympan.intake.writing.toml import line

FOLDER = ".import"
FILE = f"{FOLDER}/sources.toml"
TEXTS = (".md", ".toml")


@dataclass(frozen=True, slots=True)
class Origin:
    """One source file as it was when it was imported."""

    file: str
    sha256: str
    language: str


def origin(name: str, data: bytes, language: str) -> Origin:
    """What to remember of a source."""
    return Origin(name, hashlib.sha256(data).hexdigest(), language)


def kept(origins: Sequence[Origin], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of `.import/`: the sources' names and sums, and the texts as they were imported."""
    tables = [
        "\n".join(
            [
                "[[sources]]",
                line("file", one.file),
                line("sha256", one.sha256),
                line("language", one.language),
            ]
        )
        for one in origins
    ]
    head = "# Kept by `tympan import` for --check and --update; nothing here is printed."
    texts = {f"{FOLDER}/{path}": data for path, data in files.items() if Path(path).suffix in TEXTS}
    return {FILE: "\n\n".join([head, *tables, ""]).encode()} | texts


def origins(folder: Path) -> tuple[Origin, ...]:
    """The sources of a manuscript; none when it was not imported or nobody can tell any more."""
    try:
        rows = tomllib.loads((folder / FILE).read_text("utf-8"))["sources"]
        return tuple(Origin(row["file"], row["sha256"], row["language"]) for row in rows)
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def imported(folder: Path) -> dict[str, str]:
    """The texts of a manuscript as they were imported, by their paths in its folder."""
    root = folder / FOLDER
    return {
        file.relative_to(root).as_posix(): file.read_text("utf-8")
        for file in sorted(root.rglob("*.md"))
    }
