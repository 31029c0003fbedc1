"""A tint of an ink that is neither of the four."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def broken(bench: Any) -> Any:
    work = bench()
    function = Dictionary(
        FunctionType=2,
        Domain=Array([0, 1]),
        C0=Array([0, 0, 0, 0]),
        C1=Array([0, 0.3, 0.9, 0]),
        N=1,
    )
    space = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, function])
    work.pdf.pages[1].obj.Resources.ColorSpace = Dictionary(Gold=space)
    work.paint(2, "/Gold cs 1 scn 99 99 50 50 re f")
    return work
