"""A tint of four inks that carries the profile of the press."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def broken(bench: Any) -> Any:
    work = bench()
    profile = work.pdf.Root.OutputIntents[0].DestOutputProfile
    space = Array([Name.ICCBased, profile])
    work.pdf.pages[1].obj.Resources.ColorSpace = Dictionary(Own=space)
    work.paint(2, "/Own cs .1 .5 .5 0 scn 99 99 50 50 re f")
    return work
