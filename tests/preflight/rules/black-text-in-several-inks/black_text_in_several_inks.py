"""Black text lays four inks."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.write(2, "Black of four inks", 99, 99, 10, ".6 .4 .4 1 k")
    return work
