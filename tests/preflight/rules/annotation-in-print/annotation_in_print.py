"""A link was left on a page."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def broken(bench: Any) -> Any:
    work = bench()
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([99, 99, 150, 120]))
    work.pdf.pages[1].obj.Annots = Array([link])
    return work
