"""A word asks for glyph 0, the empty box."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, "BT 0 0 0 1 k /F 12 Tf 1 0 0 -1 99 150 Tm <000100000002> Tj ET")
    return work
