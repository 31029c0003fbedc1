"""Find a layout, follow `extends`, and hand out its parts: templates, style sheets, faces, paper.

A layout is a folder of data: `layout.toml`, `templates/*.xhtml`, `css/{shared,epub,pdf,cover}.css`.
What it does not have itself it takes from the layout it extends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.fonts import Face, faces_of, faces_to_choose, families, stack_of
from tympan.layout_settings import PAPER, settings
from tympan.mirror import mirrored
from tympan.options import Option, declared, value_of
from tympan.paper import Paper, resized, set_in, size_of
from tympan.script import CALLED, direction
from tympan.stylesheet import faults_in
from tympan.templates import Templates

FAULTS = MappingProxyType(
    {
        "no-such-layout": "An edition can only be set in a layout that is in a `layouts` folder "
        "beside its manuscript or that came with tympan.",
        "layout-broken": "A layout's settings, templates and style sheets must be whole: a press "
        "that guesses what was meant prints something nobody designed.",
        "layout-in-a-circle": "A layout takes what it lacks from the layout it extends. If that "
        "one extends the first again, there is nothing to start from.",
        "no-such-option": "A layout can only be adjusted through the options it declares; "
        "`tympan layouts NAME` lists them.",
        "wrong-option": "An option's value must be of the kind that the layout declares: a "
        "colour, a length, one of its choices.",
        "layout-reaches-out": "A layout is a folder of data that works on every machine, with no "
        "network. A style sheet that imports or fetches something, or a link to a file elsewhere, "
        "would break that.",
    }
)


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

    def render(self, template: str, /, **values: Any) -> str:
        """A template of this layout, filled in; wrong ones raise `Fault` with file and line."""
        return self.templates.markup(template, options=self.options, **values)

    def style(self, medium: str) -> str:
        """Every rule for one medium, those of the extended layouts first, with no `var()` left."""
        return "\n".join(css for _, css in self.sheets(medium))

    def sheets(self, medium: str) -> list[tuple[Path, str]]:
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
        return [(file, self._resolved(file)) for file in files if file.is_file()]

    def _chosen(self) -> Iterator[str]:
        """The folders of the sheets that belong to flags that are up and to choices made."""
        for option in self.declared:
            value = self.options[option.name]
            if option.kind == "choice":
                yield f"{option.name}/{value}"
            elif value is True:
                yield option.name

    def _resolved(self, sheet: Path) -> str:
        """A sheet with its custom properties filled in, because old e-readers know none."""
        try:
            css = sheet.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as wrong:
            mend = "save it as UTF-8, in a file that you may read"
            raise Fault(
                error("layout-broken", Span(sheet), f"it cannot be read: {wrong}", mend)
            ) from wrong
        if faults := faults_in(css, sheet):
            raise Fault(*faults)
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


def shipped() -> Path:
    """The folder of the layouts that came with tympan: beside the package, or in the checkout."""
    installed = Path(__file__).parent / "layouts"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "layouts"


def shelves(project: Path) -> tuple[Path, ...]:
    """Where layouts are looked for, nearest first."""
    return tuple(dict.fromkeys(((project / "layouts").resolve(), shipped().resolve())))


def known(project: Path) -> dict[str, Path]:
    """Every layout by name; a project's own hides a shipped one of the same name."""
    return {
        settings.parent.name: settings.parent
        for shelf in reversed(shelves(project))
        for settings in sorted(shelf.glob("*/layout.toml"))
    }


def find(
    name: str,
    project: Path,
    asked_at: Span,
    chosen: Mapping[str, Any],
    chosen_at: Span | None = None,
) -> Layout:
    """The layout called `name`, with an edition's options applied; raises `Fault`.

    `asked_at` is where it was named, and `chosen_at` where its options were, if elsewhere.
    """
    chain = _chain(name, known(project), asked_at)
    tables = [settings(folder) for folder in chain]
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        for key in ("paper", "faces", "options"):
            merged[key] = merged.get(key, {}) | table.get(key, {})
    at = Span(chain[0] / "layout.toml")
    if lacking := [key for key in PAPER if key not in merged["paper"]]:
        message = f"the [paper] has no {' and no '.join(lacking)}"
        mend = 'add it in millimetres, or take it from another layout: extends = "plain"'
        raise Fault(error("layout-broken", at, message, mend))
    options = tuple(declared(key, table, at) for key, table in merged["options"].items())
    values = _values(name, options, chosen, chosen_at or asked_at)
    return Layout(
        name=name,
        about=tables[0].get("about", ""),
        folders=chain,
        paper=_paper(merged["paper"], options, values),
        faces=faces_of(merged["faces"] | _faces(options, values), at),
        options=values,
        declared=options,
        templates=Templates(tuple(folder / "templates" for folder in chain)),
    )


def _paper(
    drawn: Mapping[str, float], options: Iterable[Option], values: Mapping[str, Any]
) -> Paper:
    """The paper as the layout draws it, in the size that an option asks for."""
    changed = dict(drawn)
    for option in options:
        if values[option.name] is True:
            changed.update(option.paper)
    paper = Paper(**{key: float(value) for key, value in changed.items()})
    for option in options:
        if option.kind == "paper" and values[option.name]:
            paper = resized(paper, *size_of(values[option.name]))
    return paper


def _faces(options: Iterable[Option], values: Mapping[str, Any]) -> dict[str, str]:
    """The families that options ask for, by their use: `text-face` is for `text`."""
    return {
        option.name.removesuffix("-face"): values[option.name]
        for option in options
        if option.kind == "face" and values[option.name]
    }


def _chain(name: str, layouts: Mapping[str, Path], asked_at: Span) -> tuple[Path, ...]:
    chain: list[Path] = []
    while name:
        if name not in layouts:
            raise Fault(
                error(
                    "no-such-layout",
                    asked_at,
                    f"there is no layout called “{name}”",
                    did_you_mean(name, layouts),
                )
            )
        if layouts[name] in chain:
            raise Fault(
                error(
                    "layout-in-a-circle",
                    asked_at,
                    "these layouts extend each other: "
                    + " → ".join(folder.name for folder in (*chain, layouts[name])),
                    "take one `extends` out",
                )
            )
        chain.append(layouts[name])
        asked_at = Span(layouts[name] / "layout.toml")
        name = settings(layouts[name]).get("extends", "")
    if leading_out := [link for folder in chain for link in _leading_out(folder)]:
        message = "this link leads out of the layout's folder"
        mend = "put a copy of what it leads to in its place"
        raise Fault(
            *(error("layout-reaches-out", Span(link), message, mend) for link in leading_out)
        )
    return tuple(chain)


def _leading_out(folder: Path) -> Iterator[Path]:
    """The links in a project's own layout that would put files of elsewhere into an edition.

    Some installers put links in the place of the files that ship.
    """
    if folder.parent != shipped().resolve():
        root = folder.resolve()
        for file in sorted(folder.rglob("*")):
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                yield file


def _values(
    layout: str, options: Iterable[Option], chosen: Mapping[str, Any], at: Span
) -> Mapping[str, Any]:
    values = {option.name: option.default for option in options}
    kinds = {option.name: option for option in options}
    wrong = []
    for key, value in chosen.items():
        if key not in kinds:
            wrong.append(
                error(
                    "no-such-option",
                    at,
                    f"the layout “{layout}” has no option “{key}”",
                    did_you_mean(key, kinds),
                )
            )
            continue
        try:
            values[key] = value_of(kinds[key], value)
            if kinds[key].kind == "face" and value and value not in faces_to_choose():
                raise ValueError(f"{value!r} is not one of {', '.join(faces_to_choose())}")
        except ValueError as problem:
            wrong.append(
                error("wrong-option", at, f"option “{key}”: {problem}", kinds[key].meaning)
            )
    if wrong:
        raise Fault(*wrong)
    return MappingProxyType(values)
