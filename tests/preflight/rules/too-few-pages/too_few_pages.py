"""A thin booklet for a shop that binds books."""

from typing import Any


def broken(bench: Any) -> Any:
    return bench("kdp", trim="6x9", pages=8)
