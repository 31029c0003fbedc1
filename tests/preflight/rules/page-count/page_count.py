"""A stapled booklet of ten pages."""

from typing import Any


def broken(bench: Any) -> Any:
    return bench(product="saddle", pages=10)
