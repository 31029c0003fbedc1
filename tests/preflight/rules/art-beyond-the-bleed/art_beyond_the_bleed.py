"""A tint goes on beyond the bleed, into the margin for marks."""

from dataclasses import replace
from typing import Any

from pikepdf import Array


def broken(bench: Any) -> Any:
    work = bench()
    page = work.pdf.pages[0].obj
    left, bottom, right, top = (float(edge) for edge in page.BleedBox)
    page.MediaBox = Array([left - 20, bottom - 20, right + 20, top + 20])
    work.ticket = replace(work.ticket, printer=replace(work.ticket.printer, marks=True))
    work.paint(1, f"0 0 0 .3 k 300 200 {work.trim.width - 300 + 15} 99 re f")
    return work
