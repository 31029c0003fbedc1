"""A cover that lies there alone."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=100, cover=True)
    work.bound = 0
    return work
