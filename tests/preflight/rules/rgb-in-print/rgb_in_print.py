"""A tint in RGB, a picture in RGB and a gradient in RGB."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, ".9 .5 .5 rg 99 99 50 50 re f")
    work.place(3, work.picture((400, 400), (200, 200, 90)), (99, 99, 199, 199))
    return work
