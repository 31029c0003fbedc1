"""A tint reaches the strip at the binding that the shop keeps white."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("ingramspark", trim="6x9", pages=20)
    work.paint(3, "0 0 0 .3 k 2 99 99 99 re f")
    return work
