"""Pages painted loose: without running heads and folios, their fonts and links left open.

What is painted of one unit is put together with that of others afterwards (`collate.py`): all of
them share one font of each face, a link may lead from one to another, and the numbers of pages
are known only then. WeasyPrint ends a file by putting its fonts in and dropping links that lead
nowhere; both functions are replaced while it writes. Its version is pinned, and
tests/press/formes/test_loose.py fails when they change.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
import pydyf
import weasyprint.pdf

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.formes.sorts import Painted, sorts_of
from tympan.press.formes.tagtree import name_notes


def painted(document: weasy.Document, at: Span, paint: weasy.Paint) -> Painted:
    """A document's pages for paper."""
    fonts: list[Any] = []
    with _loosely(fonts):
        data = weasy.write(document, at, paint)
    return Painted(data, sorts_of(fonts))


def painted_tagged(document: weasy.Document, at: Span, level: int = 0) -> Painted:
    """A document's pages for the screen; `level` is that of the last heading before them."""
    fonts: list[Any] = []
    with _loosely(fonts):
        data = weasy.write_tagged(document, at, level)
    with pikepdf.open(io.BytesIO(data)) as file:
        if name_notes(file):
            out = io.BytesIO()
            file.save(out, deterministic_id=True)
            data = out.getvalue()
    return Painted(data, sorts_of(fonts))


@contextmanager
def _loosely(fonts: list[Any]) -> Iterator[None]:
    """Write files that lack their fonts, which are put into `fonts`, and have every link."""
    plain = weasyprint.pdf.build_fonts_dictionary, weasyprint.pdf.resolve_links

    def set_aside(pdf: Any, used: dict[Any, Any], *rest: Any) -> Any:
        fonts.extend(used.values())
        return pydyf.Dictionary()

    def unresolved(pages: list[Any]) -> Iterator[tuple[list[Any], list[Any]]]:
        yield from ((page.links, []) for page in pages)

    weasyprint.pdf.build_fonts_dictionary = set_aside
    weasyprint.pdf.resolve_links = unresolved
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary, weasyprint.pdf.resolve_links = plain
