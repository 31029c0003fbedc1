"""A word is set in a font whose letters are drawings."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def broken(bench: Any) -> Any:
    work = bench()
    drawn = work.pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 500 500 re f")
    page = work.pdf.pages[1]
    page.obj.Resources.Font.Drawn = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        Name=Name.Drawn,
        FontBBox=Array([0, 0, 500, 500]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(a=drawn),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        FirstChar=97,
        LastChar=97,
        Widths=Array([500]),
        Resources=Dictionary(),
    )
    work.paint(2, "BT 0 g /Drawn 12 Tf 1 0 0 -1 99 99 Tm (aaa) Tj ET")
    return work
