"""A layout's templates: nearest folder first, sandboxed, with messages that name the line."""

import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tympan.diagnostic import Fault, Span, error


def _environment(folders: tuple[Path, ...]) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Templates:
    """The templates of a chain of folders, nearest first."""

    folders: tuple[Path, ...]
    environment: ImmutableSandboxedEnvironment = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "environment", _environment(self.folders))

    def render(self, name: str, **values: Any) -> str:
        """The template filled in, without white space around it; raises `Fault` if wrong."""
        try:
            return self.environment.get_template(name).render(values).strip()
        except TemplateSyntaxError as wrong:
            at = Span(Path(wrong.filename or name), wrong.lineno)
            raise _broken(at, wrong.message or "not a template") from wrong
        except TemplateNotFound as wrong:
            raise _broken(Span(self.folders[0] / name), "there is no such template") from wrong
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
