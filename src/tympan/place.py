"""Put finished files into their folder, all or none, without a moment when one is broken."""

import contextlib
import os
import tempfile
from collections.abc import Mapping
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
    written: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            written.append((_written(folder, name, data), folder / name))
        for beside, target in written:
            beside.replace(target)
    except OSError as problem:
        for beside, _ in written:
            with contextlib.suppress(OSError):
                beside.unlink()
        raise Fault(
            error(
                "cannot-write",
                Span(folder),
                f"cannot write here: {problem.strerror or problem}",
                "make the folder writable, or make room on the disk, and build again",
            )
        ) from problem
    return tuple(target for _, target in written)


def _written(folder: Path, name: str, data: bytes) -> Path:
    handle, beside = tempfile.mkstemp(dir=folder, prefix=f".{name}-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(beside, 0o666 & ~mask)
    except OSError:
        Path(beside).unlink(missing_ok=True)
        raise
    return Path(beside)
