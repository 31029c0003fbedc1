"""Take a source's bytes from a file or from standard input, and not more of them than are read."""

import stat
import sys
from pathlib import Path
from typing import BinaryIO

from tympan.diagnostic import Fault
from tympan.intake.formats.faults import fault
from tympan.intake.formats.limits import LARGEST_FILE, too_large


def fetch(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises `Fault`."""
    if name == "-":
        return _all(name, sys.stdin.buffer)
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _unreadable(name, "this is a folder", "name the files in it, one by one")
        if not stat.S_ISREG(mode):
            raise _unreadable(name, "this is no ordinary file", "save the interview in a file")
        with path.open("rb") as file:
            return _all(name, file)
    except FileNotFoundError:
        mend = "check the name; it counts from the folder that you stand in"
        raise _unreadable(name, "there is no such file", mend) from None
    except PermissionError:
        raise _unreadable(name, "you may not read this file", f"chmod +r {name}") from None
    except (OSError, ValueError) as problem:
        what = getattr(problem, "strerror", None) or str(problem)
        mend = "check the name and the disk, and import again"
        raise _unreadable(name, f"this cannot be read: {what}", mend) from None


def _all(name: str, file: BinaryIO) -> bytes:
    data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise too_large(name, f"more than {LARGEST_FILE // 2**20} MB")
    return data


def _unreadable(name: str, message: str, mend: str) -> Fault:
    return fault("source-not-readable", name, message, mend)
