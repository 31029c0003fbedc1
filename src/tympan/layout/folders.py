"""The folders that layouts lie in, and those that one layout takes its parts from."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.layout.settings import settings_in


def shipped() -> Path:
    """The folder of the layouts that came with tympan: beside the package, or in the checkout."""
    installed = Path(__file__).parents[1] / "layouts"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "layouts"


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


def chain(name: str, layouts: Mapping[str, Path], asked_at: Span) -> tuple[Path, ...]:
    """A layout's folder and those of the ones that it extends, nearest first; raises `Fault`."""
    folders: list[Path] = []
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
        if layouts[name] in folders:
            raise Fault(
                error(
                    "layout-in-a-circle",
                    asked_at,
                    "these layouts extend each other: "
                    + " → ".join(folder.name for folder in (*folders, layouts[name])),
                    "take one `extends` out",
                )
            )
        folders.append(layouts[name])
        asked_at = Span(layouts[name] / "layout.toml")
        name = settings_in(layouts[name]).get("extends", "")
    if leading_out := [link for folder in folders for link in _leading_out(folder)]:
        message = "this link leads out of the layout's folder"
        mend = "put a copy of what it leads to in its place"
        raise Fault(
            *(error("layout-reaches-out", Span(link), message, mend) for link in leading_out)
        )
    return tuple(folders)


def _leading_out(folder: Path) -> Iterator[Path]:
    """The links in a project's own layout that would put files of elsewhere into an edition.

    Some installers put links in the place of the files that ship.
    """
    if folder.parent != shipped().resolve():
        root = folder.resolve()
        for file in sorted(folder.rglob("*")):
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                yield file
