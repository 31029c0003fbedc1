"""The sheet is larger than the page with its bleed."""

from typing import Any

from pikepdf import Array


def broken(bench: Any) -> Any:
    work = bench()
    page = work.pdf.pages[0].obj
    left, bottom, right, top = (float(edge) for edge in page.MediaBox)
    page.MediaBox = Array([left - 20, bottom - 20, right + 20, top + 20])
    return work
