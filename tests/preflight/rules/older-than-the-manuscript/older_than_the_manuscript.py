"""The manuscript was saved after the file was printed."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.older = True
    return work
