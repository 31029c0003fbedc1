"""A line is set in four points."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.write(2, "Small print", 99, 99, 4, "0 0 0 1 k")
    work.write(3, "Smaller print", 99, 99, 3, "0 0 0 1 k")
    work.write(3, "More of it", 99, 120, 3, "0 0 0 1 k")
    return work
