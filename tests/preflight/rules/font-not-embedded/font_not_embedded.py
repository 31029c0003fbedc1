"""The font is named and its program left out."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    del work.font.DescendantFonts[0].FontDescriptor.FontFile2
    return work
