"""The outline of the screen was left in."""

from typing import Any

from pikepdf import OutlineItem


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    with work.pdf.open_outline() as outline:
        outline.root.append(OutlineItem("One", 0))
    return work
