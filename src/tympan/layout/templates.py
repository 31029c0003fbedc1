"""A layout's templates: nearest folder first, sandboxed, with messages that name the line."""

import re
import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any, cast

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import escape

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.layout.sandbox import Sandbox
from tympan.layout.xhtml import Flaw, flaw_in

MEND = "mend the template there"
# Before each line of a template that is filled in to find a flaw: which file, which line.
PLACE = re.compile("\ue000(\\d+):(\\d+)\ue001")
# What stands in the first element from its id on.
OWN_ID = re.compile(r"[^<]*<[^>]*?\sid=[\"']([^>]*)")


class Seen(str):
    """Markup that was looked at before, and is not looked at again inside of other markup."""

    __slots__ = ()


def _loader(folders: tuple[Path, ...]) -> ChoiceLoader:
    """Templates by their names, and as `feature/opening.xhtml`: what that layout has or extends."""
    whole = {
        folder.parent.name: FileSystemLoader(folders[number:])
        for number, folder in enumerate(folders)
    }
    return ChoiceLoader([FileSystemLoader(folders), PrefixLoader(whole)])


class _Placing(Extension):
    """Puts the place of each line of a template before it, with the number of its file."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.files: list[Path] = []

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        file = Path(stream.filename or stream.name or "")
        if file not in self.files:
            self.files.append(file)
        number = self.files.index(file)
        for token in stream:
            if token.type == "data":
                lines = token.value.split("\n")
                placed = "\n".join(
                    f"\ue000{number}:{line}\ue001{text}"
                    for line, text in enumerate(lines, token.lineno)
                )
                yield Token(token.lineno, "data", placed)
            else:
                yield token


def _own_id(markup: str) -> str:
    """What the first element has from its id on; empty without one."""
    found = OWN_ID.match(markup)
    return found[1] if found else ""


@dataclass(frozen=True)
class Templates:
    """The templates of a chain of folders, nearest first."""

    folders: tuple[Path, ...]
    environment: Sandbox = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "environment", Sandbox(_loader(self.folders)))

    @cached_property
    def digest(self) -> str:
        """What tells these templates from all that make something else of the same values."""
        digest = blake2b()
        for folder in self.folders:
            for file in sorted(folder.rglob("*.xhtml")):
                digest.update(f"{folder.parent.name} {file.relative_to(folder)}\0".encode())
                digest.update(blake2b(file.read_bytes()).digest())
        return digest.hexdigest()

    def render(self, name: str, /, **values: Any) -> str:
        """The template filled in, without empty lines around it; raises `Fault` if wrong."""
        return self._filled(self.environment, name, values)

    def markup(self, name: str, /, **values: Any) -> str:
        """The template filled in, which makes markup that is whole; raises `Fault` if wrong."""
        filled = looked_at = self.part(name, **values)
        for seen in (value for value in values.values() if isinstance(value, Seen) and value):
            # Any element will do: where none may be, such as in an attribute, this one is a flaw.
            looked_at = looked_at.replace(seen, "<br/>")
        if flaw_in(looked_at) and (flaw := flaw_in(filled)):
            at = self._origin(name, values, flaw)
            raise Fault(error(flaw.rule, at, flaw.message, flaw.mend))
        return filled

    def part(self, name: str, /, **values: Any) -> str:
        """The template filled in, for markup that will be looked at as a whole."""
        filled = self.render(name, **values)
        id = values.get("id")
        if id and not _own_id(filled).startswith(str(escape(id))):
            message = "the id is left out, by which links, page numbers and messages find this part"
            mend = 'write id="{{ id }}" into its first element'
            raise _broken(Span(self._file(name)), message, mend)
        return filled

    def _filled(self, environment: Sandbox, name: str, values: Mapping[str, Any]) -> str:
        environment.steps = 0
        try:
            return environment.known(name).render(values).strip("\n")
        except TemplateSyntaxError as wrong:
            at = Span(Path(wrong.filename or name), wrong.lineno)
            message = wrong.message or "not a template"
            raise _broken(at, message, self._mend(message, values)) from wrong
        except TemplateNotFound as wrong:
            at = self._place(wrong, name)
            mend = did_you_mean(str(wrong.name), self.environment.list_templates())
            raise _broken(at, f"there is no template “{wrong.name}”", mend) from wrong
        except Fault:
            raise
        except Exception as wrong:
            message = f"{type(wrong).__name__}: {wrong}"
            mend = self._mend(message, values)
            raise _broken(self._place(wrong, name), message, mend) from wrong

    def _mend(self, message: str, values: Iterable[str]) -> str:
        """What to type, when a name is not known here."""
        if found := re.search(r"^UndefinedError: '(\w+)' is undefined", message):
            return did_you_mean(found[1], values)
        if found := re.search(r"^No filter named '(\w+)'", message):
            return did_you_mean(found[1], set(self.environment.filters) - {"counted"})
        return MEND

    def _place(self, wrong: Exception, name: str) -> Span:
        """The line of the template that was being filled in when it went wrong."""
        lines = [
            Span(Path(frame.filename), frame.lineno or 0)
            for frame in traceback.extract_tb(wrong.__traceback__)
            if any(Path(frame.filename).is_relative_to(folder) for folder in self.folders)
        ]
        return lines[-1] if lines else Span(self._file(name))

    def _file(self, name: str) -> Path:
        """The file of a template, or where it would be."""
        try:
            return Path(self.environment.known(name).filename or name)
        except (TemplateNotFound, TemplateSyntaxError, UnicodeDecodeError):
            return self.folders[0] / name

    def _origin(self, name: str, values: Mapping[str, Any], flaw: Flaw) -> Span:
        """The line of the template that wrote the flaw: it is filled in again, with places."""
        placing = Sandbox(_loader(self.folders), extensions=(_Placing,))
        placed = self._filled(placing, name, values)
        files = cast(_Placing, placing.extensions[_Placing.identifier]).files
        at, written, end = Span(self.folders[0] / name), 0, 0
        bare = PLACE.sub("", placed)
        offset = flaw.offset + len(bare) - len(bare.lstrip("\n"))
        for place in PLACE.finditer(placed):
            written += place.start() - end
            if written > offset:
                break
            end = place.end()
            at = Span(files[int(place[1])], int(place[2]))
        return at


def _broken(at: Span, message: str, mend: str) -> Fault:
    return Fault(error("layout-broken", at, message, mend))
