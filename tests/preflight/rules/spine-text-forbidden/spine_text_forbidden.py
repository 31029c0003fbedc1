"""A title on the spine of a thin book."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=40, cover=True)
    work.write(1, "T", work.trim.width + 8, 200, 8, "0 0 0 1 k")
    return work
