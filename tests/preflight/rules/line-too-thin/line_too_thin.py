"""A rule of a fifth of a point, drawn as a filled shape, and a stroke of the same width."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, "0 0 0 1 k 99 99 100 0.2 re f")
    work.paint(3, "0 0 0 1 K .2 w 99 99 m 200 99 l S")
    return work
