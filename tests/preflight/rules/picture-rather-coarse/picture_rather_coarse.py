"""A picture has 180 pixels to the inch."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.place(2, work.picture((250, 250), (120,)), (99, 99, 199, 199))
    return work
