"""The shared libraries that pages are laid out with: which of them this machine lacks.

The launcher runs this file by itself, before anything is installed: the standard library only.
"""

import ctypes
import ctypes.util
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

PANGO, HARFBUZZ = "libpango-1.0.so.0", "libharfbuzz.so.0"
# The function with which each tells its version.
VERSIONED = {PANGO: "pango_version_string", HARFBUZZ: "hb_version_string"}


def listed() -> dict[str, str]:
    """Each library by its soname, and the Debian package that brings it."""
    table = (Path(__file__).parent / "libraries.txt").read_text("utf-8")
    return dict(line.split() for line in table.splitlines())


def loads(soname: str) -> bool:
    """Whether this machine can load the library."""
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def version_of(soname: str) -> str:
    """What a library says of its version, if it is one by which another version lays out anew."""
    if soname not in VERSIONED or not loads(soname):
        return ""
    ask = ctypes.CDLL(soname)[VERSIONED[soname]]
    ask.restype = ctypes.c_char_p
    version = ask()
    return version.decode("ascii") if isinstance(version, bytes) else ""


def lacking() -> list[str]:
    """The libraries that do not load, by soname."""
    return [soname for soname in listed() if not loads(soname)]


@contextmanager
def by_soname() -> Iterator[None]:
    """While this lasts, libraries load by their sonames, and nobody goes looking for others.

    WeasyPrint tries the names of other systems first, and for each of them Python would start gcc
    and ldconfig: some fifty processes.
    """
    find = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = find


def packages_of(sonames: Iterable[str]) -> list[str]:
    """The Debian packages that bring these libraries, each named once."""
    return sorted({listed()[soname] for soname in sonames})


def command_for(packages: Iterable[str]) -> str:
    """What to type on Debian to get these packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


if __name__ == "__main__":
    print(*packages_of(lacking()))
