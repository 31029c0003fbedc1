"""A file that the manuscript names: looked for beside its name, then from the edition's folder."""

import re
from enum import Enum
from pathlib import Path

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Amiss(Enum):
    """Why a file that is named cannot be used."""

    ELSEWHERE = "its name is an address, or a path that leads out of the folder"
    LINKED = "it is a link that leads out of the folder"
    MISSING = "it is not there"


def named(path: str, beside: Path, folder: Path) -> str | Amiss:
    """The file's path inside the edition's folder, or what is amiss with it."""
    if SCHEME.match(path) or path.startswith("/") or "\\" in path or ".." in path.split("/"):
        return Amiss.ELSEWHERE
    root = folder.resolve()
    # Beside the name first, as every Markdown editor shows it; then from the edition's folder.
    for place in (beside, folder):
        try:
            file = (place / path).resolve(strict=True)
        except (OSError, ValueError, RuntimeError):
            continue
        if not file.is_file():
            continue
        if not file.is_relative_to(root):
            return Amiss.LINKED
        return (place.resolve() / path).relative_to(root).as_posix()
    return Amiss.MISSING
