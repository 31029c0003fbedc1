"""A layout of one's own to start from: it extends another, and changes one rule and one block."""

from pathlib import Path

from tympan import layout as layouts
from tympan.diagnostic import Span
from tympan.place import place
from tympan.shelf import refuse_name

STARTER = Path(__file__).parent / "starter"
# Names that `tympan layouts` understands otherwise.
TAKEN = ("new",)


def start_layout(name: str, base: str, project: Path) -> list[Path]:
    """Write `layouts/NAME/`, which extends `base`; its files. Raises `Fault`."""
    folder = project / "layouts" / name
    refuse_name(name, folder, (*TAKEN, *layouts.known(project)))
    layouts.find(base, project, Span(project / "layouts"), {})
    files = {
        file.relative_to(STARTER).as_posix(): file.read_text("utf-8").replace("@base@", base)
        for file in sorted(STARTER.rglob("*.*"))
    }
    made: list[Path] = []
    # The settings last: a folder is a layout when it has them.
    for path in sorted(files, key=lambda path: path == "layout.toml"):
        target = folder / path
        made += place(target.parent, {target.name: files[path].encode()})
    return made
