"""What differs between two documents, as trees of elements, and which elements are the same."""

from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

# Elements, each with the one of an earlier document that it stands for.
_first_seen: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()


def first_seen(element: Any) -> Any:
    """The element that stands for this one on all pages, whichever document they were made for."""
    return _first_seen.get(element, element)


def pair(old: Any, new: Any) -> None:
    """Let the elements of a document stand for those of another one that are where they are."""
    if _alike(old, new):
        _first_seen[new] = first_seen(old)
        for before, now in zip(old, new, strict=False):
            pair(before, now)


def changed(old: Any, new: Any, order: Mapping[Any, int]) -> list[range]:
    """The elements of an earlier document that differ in a new one, by their order in the earlier.

    Where an element came, went or looks otherwise, all that follow in the same parent count as
    changed: their places and their looks may depend on it.
    """
    if not _alike(old, new) or not _alike(old[-1], new[-1]) or not _dressed_alike(old, new):
        return [range(len(order))]
    parts = _differences(old[-1], new[-1])
    return [range(order[first], order[last] + 1) for first, last in parts]


def _differences(old: Any, new: Any) -> Iterator[tuple[Any, Any]]:
    """The first and the last element of each part of the old tree that differs, in order."""
    if not len(old) or not len(new) or _has_words(old) or _has_words(new):
        if not _same(old, new):
            yield old, _last_inside(old)
        return
    for before, now in zip(old, new, strict=False):
        if not _alike(before, now):
            yield before, _last_inside(old)
            return
        yield from _differences(before, now)
    if len(old) != len(new):
        yield old[-1], _last_inside(old)


def _dressed_alike(old: Any, new: Any) -> bool:
    """Whether two documents bring the same style sheets of their own."""
    before, now = (
        ["".join(sheet.itertext()) for sheet in root.iter("style")] for root in (old, new)
    )
    return before == now


def _alike(old: Any, new: Any) -> bool:
    return bool(old.tag == new.tag and old.attrib == new.attrib)


def _has_words(element: Any) -> bool:
    return bool((element.text or "").strip()) or any(
        (child.tail or "").strip() for child in element
    )


def _same(old: Any, new: Any) -> bool:
    return (
        _alike(old, new)
        and (old.text or "") == (new.text or "")
        and len(old) == len(new)
        and all(
            (before.tail or "") == (now.tail or "") and _same(before, now)
            for before, now in zip(old, new, strict=True)
        )
    )


def _last_inside(element: Any) -> Any:
    while len(element):
        element = element[-1]
    return element
