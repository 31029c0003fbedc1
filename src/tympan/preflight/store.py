"""What preflight asks of whoever keeps things for it from one look to the next."""

from typing import Protocol


class Store(Protocol):
    """Where data is kept by keys, which are digests in hexadecimal digits."""

    def get(self, key: str) -> bytes | None:
        """What was put there last, and None where nothing is."""

    def put(self, key: str, data: bytes) -> None:
        """Keep this, in the place of what was there."""
