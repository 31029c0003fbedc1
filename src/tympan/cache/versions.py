"""A digest of everything that makes pages, so that another version never meets what this one kept.

It imports and starts nothing of what it names, except that the shared libraries are loaded.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from tympan import libraries
from tympan.cache.keys import key

HOUSE = os.path.dirname(os.path.dirname(__file__))
# Beside those that are asked for, those that they ask in turn about letters and where lines break.
IN_TURN = ("libfreetype.so.6", "libfribidi.so.0", "libthai.so.0", "libgraphite2.so.3")


@cache
def versions() -> str:
    """The digest: the same for as long as the same manuscript makes the same files.

    It has the content of every file of ours, the version of every package that Python can import,
    and which shared libraries this machine has.
    """
    python = f"{sys.implementation.name} {sys.version} {os.uname().machine}"
    return key("versions", python, *_shared_libraries(), *_packages(), *_source(HOUSE))


def _packages() -> Iterator[str]:
    """The name and version of each package, as the folders beside it are called."""
    for folder in sys.path:
        with suppress(OSError):
            names = os.listdir(folder)
            yield from sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))


def _shared_libraries() -> Iterator[str]:
    """The files that the sonames lead to; a system mends a library without giving it a new name."""
    sonames = (*libraries.listed(), *IN_TURN)
    for soname in sonames:
        libraries.loads(soname)
    with suppress(OSError):
        for file in sorted(_mapped(sonames)):
            about = os.stat(file)
            yield f"{file} {about.st_size} {about.st_mtime_ns}"


def _mapped(sonames: tuple[str, ...]) -> set[str]:
    """The files of these libraries that the system has put into memory."""
    lines = Path("/proc/self/maps").read_text("utf-8", "surrogateescape").splitlines()
    files = {line.split(maxsplit=5)[-1] for line in lines}
    return {file for file in files if os.path.basename(file).startswith(sonames)}


def _source(folder: str) -> Iterator[bytes | str]:
    """Every file in a folder and those below: its path there, and its content."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            file = os.path.join(place, name)
            yield file.removeprefix(folder)
            with open(file, "rb", buffering=0) as opened:
                yield opened.read()
