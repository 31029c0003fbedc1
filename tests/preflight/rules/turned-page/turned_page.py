"""A page lies on its side by a note of the file."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.pdf.pages[2].obj.Rotate = 90
    return work
