"""Words stand six millimetres from the binding of a book of 90 pages."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench(pages=90)
    work.write(3, "Too far in", 17, 99, 10, "0 0 0 1 k")
    return work
