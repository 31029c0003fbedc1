"""The plan of the house: imports point down, and an outside library has one door."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "tympan"

# From the ground up. A room knows only rooms of lower floors, and of its own floor only itself.
FLOORS = (
    ("script",),
    ("__init__", "diagnostic", "clock", "isbn", "quotation"),
    ("model", "rule", "libraries", "fonts", "place", "progress", "printers"),
    ("shelf", "cache"),
    ("read", "edit", "proof", "layout"),
    ("galley",),
    ("compose",),
    ("press",),
    ("preflight",),
    ("light_table",),
    ("publish",),
    # An import ends with a check of the manuscript that it made.
    ("intake", "preview", "pressroom"),
    ("proofing", "gallery"),
    ("commands",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
# Files that share a room with another.
WITH = {"presses": "publish", "reprint": "publish"}

# The modules, or the room, that know an outside library; the rest does not know it is there.
DOORS = {
    "weasyprint": {
        *("press.weasy", "press.cures", "press.again", "press.grid", "press.lines", "press.blocks"),
        *("press.columns", "press.tags", "press.paint", "press.styles", "press.once", "press.seen"),
        *("press.slugs", "press.formes"),
    },
    "ebooklib": {"press.package"},
    "jinja2": {"layout.templates", "layout.sandbox", "layout.sources"},
    "markupsafe": {"layout.templates", "compose"},
    "rich": {"progress"},
    "mutagen": {"read.recording"},
    "pikepdf": {
        *("press.finish", "press.labels", "press.booklet", "press.screen", "press.book"),
        *("press.pdf", "press.plain", "press.formes", "preflight", "light_table"),
    },
    "pypdfium2": {"press.cover", "preflight", "light_table", "preview"},
    "cssselect2": {"layout.stylesheet", "press.cascade", "press.formes"},
    "fontTools": {"press.subset", "press.spelling"},
    "starlette": {"preview"},
    "uvicorn": {"preview"},
    "watchfiles": {"preview"},
    "uharfbuzz": {"fonts", "press.subset", "press.formes", "preflight"},
    "distributed": {"pressroom.cluster"},
    "dask": {"pressroom.cluster"},
}

# Libraries that no command needs before it sets or prints something.
HEAVY = ("weasyprint", "PIL", "rich", "lxml", "pikepdf", "pypdfium2", "ebooklib")


@cache
def modules() -> dict[str, tuple[str, ...]]:
    """Every module of the house by its name below `tympan`, and all that it imports."""
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        parts = file.relative_to(SOURCE).with_suffix("").parts
        name = ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)
        found[name] = tuple(imported(ast.parse(file.read_text("utf-8"))))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """The full name of everything that a module imports, wherever the line stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str:
    """The room that a module of the house belongs to."""
    first = name.removeprefix("tympan.").partition(".")[0]
    return WITH.get(first, first if first in FLOOR else "__init__")


def test_every_room_has_its_floor() -> None:
    rooms = {name.partition(".")[0] for name in modules()}
    assert rooms - set(WITH) == set(FLOOR)


def test_imports_point_down_and_never_sideways() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, others in modules().items()
        for other in others
        if other.partition(".")[0] == "tympan"
        and room_of(other) != room_of(name)
        and FLOOR[room_of(other)] >= FLOOR[room_of(name)]
    ]
    assert wrong == []


@pytest.mark.parametrize("library", DOORS)
def test_an_outside_library_comes_in_by_its_door(library: str) -> None:
    importers = {
        next((door for door in DOORS[library] if name.startswith(f"{door}.")), name)
        for name, others in modules().items()
        if any(other.partition(".")[0] == library for other in others)
    }
    assert importers == DOORS[library]


def loaded(words: list[str], stood_in: Path) -> set[str]:
    """The outermost packages that are in memory when a command has run."""
    script = (
        "import contextlib, io, json, sys\n"
        "from tympan.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        f"    main({words!r})\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    command = [sys.executable, "-c", script]
    ran = subprocess.run(
        command, cwd=stood_in, env={"PYTHONPATH": str(SOURCE.parent)}, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return set(json.loads(ran.stdout))


def test_help_loads_nothing_but_python_itself(desk: Path) -> None:
    # Some systems load a sitecustomize of their own into every Python.
    own = {"tympan", "__main__", "sitecustomize"}
    outside = loaded(["--help"], desk) - set(sys.stdlib_module_names) - own
    assert not {name for name in outside if not name.startswith("_")}


def test_checking_loads_nothing_that_only_printing_needs(desk: Path) -> None:
    found = loaded(["check"], desk)
    assert "markdown_it" in found
    assert not found & set(HEAVY)
