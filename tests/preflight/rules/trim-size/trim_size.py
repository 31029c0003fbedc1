"""The last page is as wide as the others are high."""

from typing import Any

from pikepdf import Array


def broken(bench: Any) -> Any:
    work = bench()
    page = work.pdf.pages[3].obj
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        left, bottom, right, top = (float(edge) for edge in page[key])
        page[key] = Array([left, bottom, right, top + 20])
    return work
