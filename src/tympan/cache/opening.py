"""Where the cache lies, and whether what lies there can be trusted."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tympan.cache import Nothing
from tympan.cache.folder import TAG, Folder, is_ours
from tympan.diagnostic import Fault, Span, error

NAME = "tympan"
SIGNATURE = b"Signature: 8a477f597d28d172789f06886806bc55\n"
MARK = SIGNATURE + (
    b"# tympan keeps here what a build makes on its way. `tympan cache` tells more;\n"
    b"# all of it may be deleted, and backups need none of it: https://bford.info/cachedir/\n"
)
ANOTHER = "name another place with --cache DIR"


@contextmanager
def kept_in(named: str | None) -> Iterator[Folder | Nothing]:
    """The cache in the folder that is named, pruned when the work is done.

    Without a name it is the one in the user's cache folder; an empty name wants none. When there
    can be none, the one that keeps nothing says why.
    """
    try:
        path = where(named)
        cache = opened(path) if path else Nothing()
    except Fault as fault:
        found = fault.diagnostics[0].finding
        why = f"nothing is kept for the next build: {found.at}: {found.message}"
        yield Nothing((f"{why}\n  mend: {found.mend}",))
        return
    try:
        yield cache
        cache.prune()
    finally:
        if isinstance(cache, Folder):
            cache.close()


def where(named: str | None) -> Path | None:
    """The folder of the cache, be it there or not; None where none is wanted.

    It is called `tympan` and lies in the folder that is named, or that the variable
    TYMPAN_CACHE names, or else in the user's cache folder. Raises `Fault` where there is none.
    """
    named = os.environ.get("TYMPAN_CACHE") if named is None else named
    if named is not None:
        return Path(named).absolute() / NAME if named else None
    return _users_own() / NAME


def _users_own() -> Path:
    asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if asked.is_absolute():
        return asked
    home = Path(os.path.expanduser("~"))
    if not home.is_absolute() or not home.is_dir():
        raise _no_cache(home, "there is no home folder", ANOTHER)
    # A root who borrows a home must leave nothing there that its owner cannot change.
    if home.stat().st_uid != os.geteuid():
        raise _no_cache(home, "this home folder belongs to somebody else", ANOTHER)
    return home / ("Library/Caches" if sys.platform == "darwin" else ".cache")


def opened(path: Path) -> Folder:
    """The cache in this folder, which is made if it is not there; raises `Fault`."""
    try:
        path.mkdir(0o700, parents=True, exist_ok=True)
        folder = Folder(path, os.open(path, os.O_RDONLY | os.O_DIRECTORY))
        try:
            _admit(folder)
        except BaseException:
            folder.close()
            raise
    except OSError as problem:
        why = f"this folder cannot be used: {problem.strerror or problem}"
        mend = f"make it a folder that you can write in, or {ANOTHER}"
        raise _no_cache(path, why, mend) from problem
    return folder


def _admit(folder: Folder) -> None:
    """See that nobody else can have put anything there, and that it is ours; raises `Fault`."""
    path, about = folder.path, os.fstat(folder.handle)
    if about.st_uid != os.geteuid():
        raise _no_cache(path, "this folder belongs to somebody else", f"delete it, or {ANOTHER}")
    if about.st_mode & 0o022:
        message = "others may write in this folder, so nothing in it can be trusted"
        raise _no_cache(path, message, f"delete it, or {ANOTHER}")
    if not os.access(".", os.W_OK | os.X_OK, dir_fd=folder.handle, effective_ids=True):
        message = "this folder is read-only"
        raise _no_cache(path, message, f"make it writable (chmod u+rwx), or {ANOTHER}")
    mark = folder.read(TAG)
    if mark is None and all(name == TAG or is_ours(name) for name in os.listdir(folder.handle)):
        # It is new, or whoever made it was killed before this, or is just doing it.
        folder.write(TAG, MARK)
    elif mark is None or not (mark.startswith(SIGNATURE) and b"tympan" in mark):
        raise _no_cache(path, "this folder holds something else", ANOTHER)


def _no_cache(path: Path, message: str, mend: str) -> Fault:
    return Fault(error("no-cache", Span(path), message, mend))
