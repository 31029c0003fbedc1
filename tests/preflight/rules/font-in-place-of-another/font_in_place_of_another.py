"""A font of another name stood for the one that was meant."""

from typing import Any

from pikepdf import Name


def broken(bench: Any) -> Any:
    work = bench()
    work.font.BaseFont = Name("/ABCDEF+CourierNew")
    return work
