"""Which letters of which faces an EPUB needs, cut to these."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from lxml import etree

from tympan.cache import Cache
from tympan.cache.keeping import kept
from tympan.fonts import Face
from tympan.press.alike import alike, elements, listed, merge
from tympan.press.cascade import Setting, attributes, settings
from tympan.press.joining import Joined
from tympan.press.subset import Subset, subsets


def told_apart(style: str, cache: Cache) -> tuple[str, ...] | None:
    """The attributes that a sheet looks at (`cascade.attributes`)."""
    data = kept(cache, lambda: json.dumps(attributes(style)).encode(), "attributes", style)
    found = json.loads(data)
    return None if found is None else tuple(found)


def lettering(
    nav: Any,
    bound: Sequence[Joined],
    faces: Sequence[Face],
    style: str,
    seen: Sequence[str] | None,
    cache: Cache,
) -> tuple[Subset, ...]:
    """The faces for the contents and the text, whose elements the sheet tells apart by what is
    `seen` of them.
    """
    if not faces:
        return ()
    if seen is None:
        roots = [nav, *(etree.fromstring(one.data) for one in bound)]
        return subsets(faces, settings(roots, style), cache)
    tree = alike([nav], seen)
    for one in bound:
        merge(tree, one.kinds)

    def made() -> bytes:
        found = settings(elements(tree, seen), style)
        told = ([*astuple(one), "".join(sorted(text))] for one, text in found.items())
        return json.dumps(sorted(told)).encode()

    data = kept(cache, made, "letters", style, json.dumps([seen, listed(tree)]))
    return subsets(faces, _settings(data), cache)


def _settings(data: bytes) -> Mapping[Setting, frozenset[str]]:
    return {
        Setting(tuple(families), weight, style): frozenset(text)
        for families, weight, style, text in json.loads(data)
    }
