"""A left-hand page bleeds where it is bound."""

from typing import Any

from pikepdf import Array


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    page = work.pdf.pages[1].obj
    for key in ("/MediaBox", "/BleedBox"):
        left, bottom, right, top = (float(edge) for edge in page[key])
        page[key] = Array([left, bottom, right + 9, top])
    return work
