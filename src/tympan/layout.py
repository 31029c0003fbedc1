"""Find a layout, follow `extends`, and hand out its parts: templates, style sheets, faces, paper.

A layout is a folder of data: `layout.toml`, `templates/*.xhtml`, `css/{shared,epub,pdf,cover}.css`.
What it does not have itself it takes from the layout it extends.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.fonts import Face, faces_of, families, stack_of
from tympan.layout_settings import PAPER, settings
from tympan.options import Option, declared, value_of
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


# The functions of CSS that name a file, an address or a font of the system's.
FETCHING = ("url", "src", "image", "image-set", "-webkit-image-set", "local")


@dataclass(frozen=True, slots=True)
class Paper:
    """The trimmed page, in millimetres: how far ink runs beyond it, and its margins.

    `measure` is the widest that text may be set; `leading`, in points, is the grid of its lines.
    """

    width: float
    height: float
    bleed: float
    top: float = 21.17
    bottom: float = 25.75
    inside: float = 20
    outside: float = 26
    measure: float = 120
    leading: float = 14


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

    def render(self, template: str, /, **values: Any) -> str:
        """A template of this layout, filled in; wrong ones raise `Fault` with file and line."""
        return self.templates.render(template, options=self.options, **values)

    def style(self, medium: str) -> str:
        """Every rule for one medium, those of the extended layouts first, with no `var()` left."""
        return "\n".join(css for _, css in self.sheets(medium))

    def sheets(self, medium: str) -> list[tuple[Path, str]]:
        """The style sheets for one medium (`epub`, `pdf`, `cover`, `wrap`), each with its file."""
        names = (medium,) if medium in ("cover", "wrap") else ("shared", medium)
        files = [
            folder / "css" / f"{name}.css" for folder in reversed(self.folders) for name in names
        ]
        return [(file, self._resolved(file)) for file in files if file.is_file()]

    def _resolved(self, sheet: Path) -> str:
        """A sheet with its custom properties filled in, because old e-readers know none."""
        try:
            css = sheet.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as wrong:
            mend = "save it as UTF-8, in a file that you may read"
            raise Fault(
                error("layout-broken", Span(sheet), f"it cannot be read: {wrong}", mend)
            ) from wrong
        if reaching := list(_reaching(css)):
            message = "a style sheet may not import or fetch anything"
            mend = "put the rules into this layout's own sheets, and pictures into the manuscript"
            raise Fault(
                *(error("layout-reaches-out", Span(sheet, *at), message, mend) for at in reaching)
            )
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

        return re.sub(r"var\(\s*--([\w-]+)\s*(?:,[^()]*)?\)", fill, css)

    def _properties(self) -> dict[str, str]:
        stacks = {f"{face}-face": stack_of(face) for face in families(self.faces)}
        sizes = {
            "paper-width": f"{self.paper.width:g}mm",
            "paper-height": f"{self.paper.height:g}mm",
            "bleed": f"{self.paper.bleed:g}mm",
            "beyond": f"{-self.paper.bleed:g}mm",
            "full-width": f"{self.paper.width + 2 * self.paper.bleed:g}mm",
            "full-height": f"{self.paper.height + 2 * self.paper.bleed:g}mm",
            "margin-top": f"{self.paper.top:g}mm",
            "margin-bottom": f"{self.paper.bottom:g}mm",
            "margin-inside": f"{self.paper.inside:g}mm",
            "margin-outside": f"{self.paper.outside:g}mm",
        }
        texts = [option.name for option in self.declared if option.kind == "text"]
        options = {
            name: _quoted(value) if name in texts else str(value)
            for name, value in self.options.items()
        }
        return stacks | sizes | options


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


def find(name: str, project: Path, asked_at: Span, chosen: Mapping[str, Any]) -> Layout:
    """The layout called `name`, with an edition's options applied; raises `Fault`."""
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
    return Layout(
        name=name,
        about=tables[0].get("about", ""),
        folders=chain,
        paper=Paper(**{key: float(value) for key, value in merged["paper"].items()}),
        faces=faces_of(merged["faces"], at),
        options=_values(name, options, chosen, asked_at),
        declared=options,
        templates=Templates(tuple(folder / "templates" for folder in chain)),
    )


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


def _reaching(css: str) -> Iterator[tuple[int, int]]:
    """The lines and columns where a style sheet would import or fetch something."""
    import tinycss2

    pending = tinycss2.parse_component_value_list(css, skip_comments=True)[::-1]
    while pending:
        token = pending.pop()
        name = getattr(token, "lower_name", "") or getattr(token, "lower_value", "")
        if (
            token.type in ("url", "bad-url")
            or (token.type == "at-keyword" and name == "import")
            or (token.type == "function" and name in FETCHING)
        ):
            yield token.source_line, token.source_column
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        pending += (inner or [])[::-1]


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
        except ValueError as problem:
            wrong.append(
                error("wrong-option", at, f"option “{key}”: {problem}", kinds[key].meaning)
            )
    if wrong:
        raise Fault(*wrong)
    return MappingProxyType(values)
