"""Pictures that a layout shows and the manuscript does not have: neither press could find them."""

import html
import re
from collections.abc import Iterator

from tympan.diagnostic import Fault, Span, error
from tympan.galley import Galley
from tympan.layout import Layout

SOURCE = re.compile(r"<img\b[^>]*?\bsrc=([\"'])(.*?)\1", re.DOTALL)


def refuse_strange_pictures(galley: Galley) -> None:
    """Raise `Fault` for each, with the line of the template that names it."""
    set_in = [(one.xhtml, galley.pictures) for unit in galley.units for one in unit.fragments]
    strange = {
        source
        for markup, known in (*set_in, (galley.cover, ()))
        for source in sources_in(markup)
        if source not in known
    }
    if strange:
        mend = "a layout has no pictures of its own: draw it with rules and signs, or leave it out"
        raise Fault(
            *(
                error(
                    "layout-reaches-out",
                    _place(source, galley.layout),
                    f"the manuscript has no picture “{source}”",
                    mend,
                )
                for source in sorted(strange)
            )
        )


def sources_in(markup: str) -> Iterator[str]:
    """The pictures that some markup shows."""
    return (html.unescape(found[2]) for found in SOURCE.finditer(markup))


def _place(source: str, layout: Layout) -> Span:
    """Where a template names the picture."""
    for folder in layout.folders:
        for template in sorted((folder / "templates").glob("*.xhtml")):
            before, found, _ = template.read_text("utf-8").partition(source)
            if found:
                return Span(template, before.count("\n") + 1)
    return Span(layout.folders[0] / "templates")
