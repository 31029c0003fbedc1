"""What preflight asks of whoever keeps things for it from one look to the next."""

from typing import Protocol


class Store(Protocol):
    """Where bytes are kept by keys: words with hyphens, and a digest in hexadecimal digits."""

    def get(self, key: str) -> bytes | None:
        """What was put there, and None where nothing is."""

    def put(self, key: str, data: bytes) -> None:
        """Keep this; the same key always brings the same bytes."""
