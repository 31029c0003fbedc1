"""A small line is red, and another one white on a dark ground."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.write(2, "Red, of two inks", 99, 99, 7, "0 1 1 0 k")
    work.paint(3, "0 0 0 1 k 90 80 120 40 re f")
    work.write(3, "White", 99, 99, 7, "0 0 0 0 k")
    return work
