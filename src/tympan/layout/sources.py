"""The files of a layout's templates as they were at one moment, whoever writes in them then."""

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from jinja2 import BaseLoader, Environment, TemplateNotFound


class Sources(BaseLoader):
    """Templates by their names, nearest folder first, and as `feature/opening.xhtml`: what that
    layout has or extends.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        read = [dict(_files(folder)) for folder in folders]
        self.held: dict[str, tuple[Path, bytes | OSError]] = {}
        for number, folder in reversed(list(enumerate(folders))):
            self.held |= read[number]
            whole = {
                name: file for files in reversed(read[number:]) for name, file in files.items()
            }
            self.held |= {f"{folder.parent.name}/{name}": file for name, file in whole.items()}

    @property
    def digest(self) -> str:
        """What tells them from all that make something else of the same values."""
        digest = blake2b()
        for name, (_, found) in sorted(self.held.items()):
            data = found if isinstance(found, bytes) else str(found).encode()
            digest.update(f"{len(name)}:{name}{len(data)}:".encode())
            digest.update(data)
        return digest.hexdigest()

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:
        """The text of a template and where it is."""
        if template not in self.held:
            raise TemplateNotFound(template)
        file, found = self.held[template]
        if isinstance(found, OSError):
            raise found
        return found.decode("utf-8"), str(file), None

    def list_templates(self) -> list[str]:
        """The names of all."""
        return sorted(self.held)


def _files(folder: Path) -> Iterator[tuple[str, tuple[Path, bytes | OSError]]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            try:
                found: bytes | OSError = file.read_bytes()
            except OSError as wrong:
                found = wrong
            yield file.relative_to(folder).as_posix(), (file, found)
