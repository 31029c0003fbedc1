"""A tint lets others shine through, in a file of 2001."""

from typing import Any

from pikepdf import Dictionary


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    work.pdf.pages[1].obj.Resources.ExtGState = Dictionary(Half=Dictionary(ca=0.5))
    work.paint(2, "/Half gs 0 0 0 .5 k 99 99 50 50 re f")
    return work
