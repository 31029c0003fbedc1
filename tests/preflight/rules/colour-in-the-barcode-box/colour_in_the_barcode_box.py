"""A tint runs under the barcode."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=100, cover=True)
    work.paint(1, f"0 .2 .2 0 k {work.trim.width - 100} {work.trim.height - 99} 50 50 re f")
    return work
