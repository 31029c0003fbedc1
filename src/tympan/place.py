"""Put finished files into their folder, all or none, without a moment when one is broken."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, error

FAULTS = MappingProxyType(
    {
        "cannot-write": "What was printed has to be put somewhere. Files are written beside their "
        "target and moved into place, so the earlier ones are still whole.",
    }
)


def place(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write each file beside its target and then move all into place; raises `Fault`."""
    targets = {folder / name: data for name, data in files.items()}
    parts = {target: target.with_name(f".{target.name}.part") for target in targets}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _held(folder):
            try:
                for target, data in targets.items():
                    _write(parts[target], data, target)
                for target, part in parts.items():
                    part.replace(target)
            except BaseException:
                for part in parts.values():
                    with contextlib.suppress(OSError):
                        part.unlink()
                raise
    except OSError as problem:
        raise Fault(
            error(
                "cannot-write",
                Span(folder),
                f"cannot write here: {problem.strerror or problem}",
                "make the folder writable, or make room on the disk, and try again",
            )
        ) from problem
    return tuple(targets)


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Keep other builds of the same edition waiting; the lock goes with whoever is killed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives know no locks; a build there is mostly alone.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _write(part: Path, data: bytes, target: Path) -> None:
    """Write a file anew, in the place of what a killed build may have left there."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, f"{target.name} is a folder")
    part.unlink(missing_ok=True)
    with part.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
