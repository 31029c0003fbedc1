"""A line is as thin as the machine can draw."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, "0 0 0 1 K 0 w 99 99 m 200 99 l S")
    return work
