"""A tint reaches the right edge of the page and stops there."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(1, f"0 0 0 .3 k 300 200 {work.trim.width - 300} 99 re f")
    return work
