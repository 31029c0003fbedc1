"""A cache in a folder: a file for each entry, which carries a digest of itself.

No library keeps it, because the one for this, diskcache, has had no release since 2023, leaves
CVE-2025-69872 open, and lies in SQLite, which network drives break. Nor does `place.py` write it:
it has builds wait for each other and for the disk, and stops at every failure; here whoever comes
last may win, and what is lost is made again.

Everything goes by the handle of the folder, never by its path: that others may not write in the
folder was seen once, of this handle, and holds for it whatever becomes of the path.
"""

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NoReturn

from tympan.cache.keys import KEY
from tympan.diagnostic import Diagnostic, shown

MAGIC = b"tympan 1\n"
HEADER = len(MAGIC) + 32
PART = re.compile(r"\.[0-9a-f]{16}\.part")
TAG = "CACHEDIR.TAG"
MOST = 1_000_000_000  # bytes
HOUR = 3600  # seconds


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a cache, its bytes, and when it was used last, give or take an hour."""

    name: str
    size: int
    used: float


@dataclass(frozen=True, slots=True, eq=False)
class Folder:
    """A cache in an open folder, with at most so many bytes when it is pruned.

    Builds may use one folder at the same time and be killed at any moment; processes that are
    forked share it. `opening.py` opens one.
    """

    path: Path
    handle: int
    most: int = MOST
    notes: list[str] = field(default_factory=list)
    differing: tuple[Diagnostic, ...] = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError("a cache is opened anew in another process: its handle means nothing there")

    def get(self, key: str) -> bytes | None:
        """The very bytes that were put under this key; what is damaged is deleted."""
        with suppress(OSError):
            with open(key, "rb", buffering=0, opener=self._open) as file:
                header, data = file.read(HEADER), file.read()
                whole = header == _header(key, data)
                if whole:
                    _note_use(file.fileno())
            if whole:
                return data
            self._delete(key)
        return None

    def put(self, key: str, data: bytes) -> None:
        """Write an entry beside its target and move it into place, or note why that failed."""
        assert KEY.fullmatch(key), key
        try:
            self.write(key, _header(key, data), data)
        except FileNotFoundError:
            pass  # somebody cleared the cache meanwhile, or deleted its folder
        except OSError as problem:
            if not self.notes:
                why = problem.strerror or problem
                self.notes.append(f"not everything could be kept in {shown(self.path)}: {why}")

    def write(self, name: str, *data: bytes) -> None:
        """Make a file of the folder, whole from the first moment; raises `OSError`.

        No disk is waited for: what a failing machine leaves in pieces is known by its digest.
        """
        part = f".{os.urandom(8).hex()}.part"
        try:
            with open(part, "xb", opener=self._open) as file:
                file.writelines(data)
            os.replace(part, name, src_dir_fd=self.handle, dst_dir_fd=self.handle)
        except BaseException:
            self._delete(part)
            raise

    def read(self, name: str) -> bytes | None:
        """A file of the folder as it is, None when there is none; raises `OSError`."""
        with suppress(FileNotFoundError), open(name, "rb", opener=self._open) as file:
            return file.read()
        return None

    def entries(self) -> list[Entry]:
        """Every entry, the one used longest ago first."""
        return _by_use(one for one in self._files() if KEY.fullmatch(one.name))

    def prune(self) -> None:
        """Delete what was used longest ago until the rest is within `most`, and what killed
        builds left unfinished.

        It looks only when something came or went; the tag's time is that of the folder then.
        """
        with suppress(OSError):
            seen = os.fstat(self.handle).st_mtime_ns
            if os.stat(TAG, dir_fd=self.handle).st_mtime_ns == seen:
                return
            files = _by_use(self._files())
            entries = [one for one in files if KEY.fullmatch(one.name)]
            total = sum(one.size for one in entries)
            for one in entries:
                if total <= self.most:
                    break
                self._delete(one.name)
                total -= one.size
            for one in files:
                if PART.fullmatch(one.name) and one.used < time.time() - HOUR:
                    self._delete(one.name)
            os.utime(TAG, ns=(seen, seen), dir_fd=self.handle)

    def clear(self) -> None:
        """Delete every entry, finished or not, and nothing else."""
        for one in list(self._files()):
            if is_ours(one.name):
                self._delete(one.name)

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self.handle)

    def _files(self) -> Iterator[Entry]:
        # Opened anew, because processes that share a handle share their place in its list, too.
        with _opened(self.handle) as handle, os.scandir(handle) as found:
            for one in found:
                with suppress(FileNotFoundError):  # another build was faster
                    about = one.stat(follow_symlinks=False)
                    yield Entry(one.name, about.st_size, about.st_mtime)

    def _open(self, name: str, flags: int) -> int:
        return os.open(name, flags, 0o600, dir_fd=self.handle)

    def _delete(self, name: str) -> None:
        with suppress(OSError):
            os.unlink(name, dir_fd=self.handle)


def is_ours(name: str) -> bool:
    """Whether a file of this name is an entry, finished or not."""
    return bool(KEY.fullmatch(name) or PART.fullmatch(name))


def _by_use(files: Iterable[Entry]) -> list[Entry]:
    return sorted(files, key=lambda one: (one.used, one.name))


@contextmanager
def _opened(folder: int) -> Iterator[int]:
    handle = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
    try:
        yield handle
    finally:
        os.close(handle)


def _header(key: str, data: bytes) -> bytes:
    """What stands before an entry's bytes: no others have it, nor these under another key."""
    digest = blake2b(f"{key}\n".encode(), digest_size=HEADER - len(MAGIC))
    digest.update(data)
    return MAGIC + digest.digest()


def _note_use(handle: int) -> None:
    """Remember by the file's time that it was used; to the hour is enough, and spares the disk."""
    with suppress(OSError):
        if os.fstat(handle).st_mtime < time.time() - HOUR:
            os.utime(handle)
