"""The page numbers of what stands in another document, for a table of contents that is set alone.

`target-counter()` looks its target up among the elements of the document. Targets that are not
there are put where WeasyPrint keeps those that it has found, before it looks; its version is
pinned, and tests/press/formes/test_elsewhere.py fails when that changes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any

import weasyprint.document
from weasyprint.css.targets import TargetLookupItem

_plain_build = weasyprint.document.build_formatting_structure
_numbers: ContextVar[Mapping[str, int]] = ContextVar("numbers", default={})  # noqa: B039 - read only


def apply() -> None:
    """Put the function in place; again is harmless."""
    weasyprint.document.build_formatting_structure = build_formatting_structure


@contextmanager
def knowing(numbers: Mapping[str, int]) -> Iterator[None]:
    """Lay out documents that know on which page each of these ids of others stands."""
    token = _numbers.set(numbers)
    try:
        yield
    finally:
        _numbers.reset(token)


def build_formatting_structure(
    root: Any, style_for: Any, images: Any, base_url: Any, targets: Any, *rest: Any
) -> Any:
    """The boxes of a document that points to others."""
    for name, number in _numbers.get().items():
        found = TargetLookupItem("up-to-date")
        found.target_box = SimpleNamespace(cached_counter_values={"page": [number]})
        targets.target_lookup_items[name] = found
    return _plain_build(root, style_for, images, base_url, targets, *rest)
