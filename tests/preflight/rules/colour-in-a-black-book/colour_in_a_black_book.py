"""A red tint in a book that is bought in black."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", product="cream", pages=24)
    work.paint(5, "0 .5 .5 0 k 99 99 50 50 re f")
    return work
