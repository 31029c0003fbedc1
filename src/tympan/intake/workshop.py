"""A folder beside the place of a manuscript, where it is built until it is whole."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tympan.diagnostic import Diagnostic, Fault, Span, error


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder where a manuscript is built, and the one that it will have."""

    folder: Path
    target: Path

    def fill(self, files: Mapping[str, bytes]) -> None:
        """Write files by their paths in the folder."""
        for path, data in files.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)

    def put(self) -> None:
        """Move the whole folder into its place."""
        self.folder.rename(self.target)

    def change(self) -> None:
        """Put the folder in the place of the one that is there, which is whole until then."""
        earlier = self.folder.with_name(f"{self.folder.name}-earlier")
        self.target.rename(earlier)
        try:
            self.folder.rename(self.target)
        except OSError:
            earlier.rename(self.target)
            raise
        shutil.rmtree(earlier, ignore_errors=True)

    def placed(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics with the places that the files will have."""
        return tuple(self._placed(said) for said in diagnostics)

    def _placed(self, said: Diagnostic) -> Diagnostic:
        found = said.finding
        built, right = str(self.folder), str(self.target)
        at = replace(found.at, file=Path(str(found.at.file).replace(built, right)))
        message, mend = (text.replace(built, right) for text in (found.message, found.mend))
        return replace(said, finding=replace(found, at=at, message=message, mend=mend))


@contextmanager
def workshop(target: Path) -> Iterator[Workshop]:
    """A workshop that is gone afterwards, but for what was put in its place; raises `Fault`."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}-"))
        mask = os.umask(0)
        os.umask(mask)
        folder.chmod(0o777 & ~mask)
    except OSError as problem:
        raise _cannot(target, problem) from problem
    try:
        yield Workshop(folder, target)
    except OSError as problem:
        raise _cannot(target, problem) from problem
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _cannot(target: Path, problem: OSError) -> Fault:
    message = f"cannot write here: {problem.strerror or problem}"
    mend = "make the folder writable, or make room on the disk, and import again"
    return Fault(error("cannot-write", Span(target), message, mend))
