"""A picture has more pixels than anyone can see."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.place(2, work.picture((900, 900), (120,)), (99, 99, 199, 199))
    return work
