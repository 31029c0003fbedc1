"""A layer can be shown and hidden."""

from typing import Any

from pikepdf import Array, Dictionary, Name


def broken(bench: Any) -> Any:
    work = bench()
    layer = work.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="English"))
    work.pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))
    return work
