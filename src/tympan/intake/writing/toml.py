"""TOML by hand: the few kinds of lines that settings files have, with room for comments."""

import json
from collections.abc import Iterable

from tympan.intake.writing.escape import clean


def line(key: str, value: str, comment: str = "") -> str:
    """key = "value", on one line."""
    return f"{key} = {quoted(value)}" + (f"  # {' '.join(comment.split())}" if comment else "")


def row(key: str, values: Iterable[str]) -> str:
    """key = ["…", "…"], on one line."""
    return f"{key} = [{', '.join(map(quoted, values))}]"


def quoted(value: str) -> str:
    """A text as a TOML string; white space is single spaces."""
    return json.dumps(" ".join(clean(value).split()), ensure_ascii=False)
