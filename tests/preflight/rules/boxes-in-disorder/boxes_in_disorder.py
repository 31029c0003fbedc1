"""A crop box cuts into the bleed, and a page has no trim."""

from typing import Any

from pikepdf import Array


def broken(bench: Any) -> Any:
    work = bench()
    work.pdf.pages[1].obj.CropBox = Array([0, 0, 400, 590])
    page = work.pdf.pages[2].obj
    page.ArtBox = page.TrimBox
    return work
