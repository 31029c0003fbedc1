"""A layout's templates: nearest folder first, sandboxed, with messages that name the line."""

import traceback
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tympan.diagnostic import Fault, Span, error


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, in which a path is a name and opens, writes or deletes nothing."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return not isinstance(obj, PurePath) and super().is_safe_attribute(obj, attr, value)


def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The same manuscript gives the same bytes, whatever its layout does.
    del environment.globals["lipsum"], environment.filters["random"]
    return environment


@dataclass(frozen=True)
class Templates:
    """The templates of a chain of folders, nearest first."""

    folders: tuple[Path, ...]
    environment: ImmutableSandboxedEnvironment = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "environment", _environment(self.folders))

    def render(self, name: str, /, **values: Any) -> str:
        """The template filled in, without empty lines around it; raises `Fault` if wrong."""
        try:
            return self.environment.get_template(name).render(values).strip("\n")
        except TemplateSyntaxError as wrong:
            at = Span(Path(wrong.filename or name), wrong.lineno)
            raise _broken(at, wrong.message or "not a template") from wrong
        except TemplateNotFound as wrong:
            at = self._place(wrong, name)
            raise _broken(at, f"there is no template “{wrong.name}”") from wrong
        except Fault:
            raise
        except Exception as wrong:
            raise _broken(self._place(wrong, name), f"{type(wrong).__name__}: {wrong}") from wrong

    def _place(self, wrong: Exception, name: str) -> Span:
        """The line of the template that was being filled in when it went wrong."""
        lines = [
            Span(Path(frame.filename), frame.lineno or 0)
            for frame in traceback.extract_tb(wrong.__traceback__)
            if any(Path(frame.filename).is_relative_to(folder) for folder in self.folders)
        ]
        return lines[-1] if lines else Span(self.folders[0] / name)


def _broken(at: Span, message: str) -> Fault:
    return Fault(error("layout-broken", at, message, "mend the template there"))
