"""A square of five millimetres lays 330 percent."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, ".9 .8 .7 .9 k 99 99 14.2 14.2 re f")
    return work
