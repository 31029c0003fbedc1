"""A line stands two millimetres under the top of the page."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.write(2, "Head", 99, 14, 10, "0 0 0 1 k")
    return work
