"""A ground so pale that the press leaves it white."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    work.paint(2, "0 0 0 .05 k 200 200 90 60 re f")
    return work
