"""Bytes from the cache, or else made now and kept from here on."""

from collections.abc import Callable

from tympan.cache import Cache, Nothing
from tympan.cache.keys import key
from tympan.cache.versions import versions


def kept(cache: Cache, make: Callable[[], bytes], kind: str, *parts: bytes | str) -> bytes:
    """What this version of tympan makes of these parts, from the cache if it was made before.

    What raises keeps nothing.
    """
    if isinstance(cache, Nothing):
        return make()
    name = key(kind, versions(), *parts)
    data = cache.get(name)
    if data is None:
        data = make()
        cache.put(name, data)
    return data
