"""What was made in an earlier build, by the name of all that went into it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Protocol

from tympan import __version__


class Cache(Protocol):
    """What keeps bytes from one build to the next, each under a key made by `key`."""

    def get(self, key: str) -> bytes | None:
        """The very bytes that were put under this key, or None."""

    def put(self, key: str, data: bytes) -> None:
        """Keep these bytes; the same key always brings the same bytes."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A cache that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """Nothing."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Forget it."""


NOTHING = Nothing()


def kept(cache: Cache, key: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under a key, or else what is made now, and kept from here on."""
    data = cache.get(key)
    if data is None:
        data = make()
        cache.put(key, data)
    return data


def key(kind: str, *parts: bytes | str) -> str:
    """The key of what this version of tympan makes of these parts."""
    digest = blake2b(digest_size=32)
    for part in (versions(), *parts):
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(f"{type(part).__name__}{len(data)}:".encode())
        digest.update(data)
    return f"{kind}-{digest.hexdigest()}"


@cache
def versions() -> str:
    """What else decides what is made: the code and its libraries."""
    return __version__
