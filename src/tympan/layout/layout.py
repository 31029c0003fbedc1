"""A layout as the presses use it: its templates, style sheets, faces and paper."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from tympan.cache import NOTHING, Cache
from tympan.cache.keeping import kept
from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.fonts import Face, families, stack_of
from tympan.layout.mirror import mirrored
from tympan.layout.options import Option
from tympan.layout.paper import Paper, set_in
from tympan.layout.stylesheet import faults_in
from tympan.layout.templates import Templates
from tympan.script import CALLED, direction


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with its chain of `folders`, nearest first, and its options' values."""

    name: str
    about: str
    folders: tuple[Path, ...]
    paper: Paper
    faces: tuple[Face, ...]
    options: Mapping[str, Any]
    declared: tuple[Option, ...]
    templates: Templates
    language: str = "en"

    def for_language(self, language: str) -> "Layout":
        """The layout as a language is set: with the faces, sizes and sides of its script."""
        return replace(self, language=language, paper=set_in(self.paper, language))

    @property
    def digest(self) -> str:
        """What tells its templates and options from all that set the same text otherwise."""
        return f"{self.templates.digest} {dict(self.options)}"

    def render(self, template: str, /, **values: Any) -> str:
        """A template of this layout, filled in; wrong ones raise `Fault` with file and line."""
        return self.templates.markup(template, options=self.options, **values)

    def part(self, template: str, /, **values: Any) -> str:
        """A template filled in, for markup that `render` will look at as a whole."""
        return self.templates.part(template, options=self.options, **values)

    def style(self, medium: str, cache: Cache = NOTHING) -> str:
        """Every rule for one medium, those of the extended layouts first, with no `var()` left."""
        return "\n".join(css for _, css in self.sheets(medium, cache))

    def sheets(self, medium: str, cache: Cache = NOTHING) -> list[tuple[Path, str]]:
        """The style sheets for one medium (`epub`, `pdf`, `cover`, `wrap`), each with its file."""
        names = (medium,) if medium in ("cover", "wrap") else ("shared", medium)
        files = [
            folder / "css" / part / f"{name}.css"
            for part in ("", *self._chosen())
            for folder in reversed(self.folders)
            for name in names
        ]
        # What a script does not do holds against all that layouts want.
        files += [folder / "css" / "scripts.css" for folder in reversed(self.folders)]
        return [(file, self._resolved(file, cache)) for file in files if file.is_file()]

    def _chosen(self) -> Iterator[str]:
        """The folders of the sheets that belong to flags that are up and to choices made."""
        for option in self.declared:
            value = self.options[option.name]
            if option.kind == "choice":
                yield f"{option.name}/{value}"
            elif value is True:
                yield option.name

    def _resolved(self, sheet: Path, cache: Cache) -> str:
        """A sheet with its custom properties filled in, because old e-readers know none."""
        try:
            css = sheet.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as wrong:
            mend = "save it as UTF-8, in a file that you may read"
            raise Fault(
                error("layout-broken", Span(sheet), f"it cannot be read: {wrong}", mend)
            ) from wrong

        def without_fault() -> bytes:
            if faults := faults_in(css, sheet):
                raise Fault(*faults)
            return b""

        kept(cache, without_fault, "sheet", css)
        known = self._properties()

        def fill(found: re.Match[str]) -> str:
            if found[1] not in known:
                raise Fault(
                    error(
                        "layout-broken",
                        Span(sheet, css.count("\n", 0, found.start()) + 1),
                        f"there is no option “{found[1]}” to fill in here",
                        did_you_mean(found[1], known),
                    )
                )
            return known[found[1]]

        filled = re.sub(r"var\(\s*--([\w-]+)\s*(?:,[^()]*)?\)", fill, css)
        return mirrored(filled) if direction(self.language) == "rtl" else filled

    def _properties(self) -> dict[str, str]:
        uses = families(self.faces)
        stacks = {f"{use}-face": stack_of(use, self.faces, self.language) for use in uses}
        stacks |= {f"latin-{use}-face": stack_of(use, self.faces) for use in uses}
        for tag in CALLED:
            stacks |= {f"{tag}-{use}-face": stack_of(use, self.faces, tag) for use in uses}
        texts = [option.name for option in self.declared if option.kind == "text"]
        options = {
            name: _quoted(value) if name in texts else str(value)
            for name, value in self.options.items()
        }
        # The stack of a face goes before the option that chooses it, which has its name.
        return options | self.paper.properties() | stacks


def _quoted(text: str) -> str:
    """A text as a string of CSS, so that no sign in it ends the rule."""
    return '"' + re.sub(r'["\\\s]', lambda sign: f"\\{ord(sign[0]):x} ", text) + '"'
