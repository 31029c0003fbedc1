"""Find a layout, follow `extends`, and hand out its parts: templates, style sheets, faces, paper.

A layout is a folder of data: `layout.toml`, `templates/*.xhtml`, `css/{shared,epub,pdf,cover}.css`.
What it does not have itself it takes from the layout it extends.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tympan.diagnostic import Fault, Span, error
from tympan.fonts import faces_of
from tympan.layout.choices import families_of, paper_of, refuse_narrow, values_of
from tympan.layout.faults import FAULTS
from tympan.layout.folders import chain, known, shelves, shipped
from tympan.layout.layout import Layout
from tympan.layout.options import declared
from tympan.layout.settings import PAPER, settings_in
from tympan.layout.templates import Templates

__all__ = ("FAULTS", "Layout", "find", "known", "refuse_narrow", "shelves", "shipped")


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
    folders = chain(name, known(project), asked_at)
    tables = [settings_in(folder) for folder in folders]
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        for key in ("paper", "faces", "options"):
            merged[key] = merged.get(key, {}) | table.get(key, {})
    at = Span(folders[0] / "layout.toml")
    if lacking := [key for key in PAPER if key not in merged["paper"]]:
        message = f"the [paper] has no {' and no '.join(lacking)}"
        mend = 'add it in millimetres, or take it from another layout: extends = "plain"'
        raise Fault(error("layout-broken", at, message, mend))
    options = tuple(declared(key, table, at) for key, table in merged["options"].items())
    values = values_of(name, options, chosen, chosen_at or asked_at)
    return Layout(
        name=name,
        about=tables[0].get("about", ""),
        folders=folders,
        paper=paper_of(merged["paper"], options, values),
        faces=faces_of(merged["faces"] | families_of(options, values), at),
        options=values,
        declared=options,
        templates=Templates(tuple(folder / "templates" for folder in folders)),
    )
