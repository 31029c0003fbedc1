"""What a build makes on its way, kept for the next one.

A cache gives back the very bytes that were put into it, or nothing; whoever asks it can always
make them anew. A key names all that goes into them (`keys.py`, `versions.py`), so nothing that is
kept is ever out of date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol

from tympan.diagnostic import Diagnostic

FAULTS = MappingProxyType(
    {
        "no-cache": "What is kept for the next build is read back without being made anew, so it "
        "has to lie in a folder that is tympan's, and that nobody but you can write in. Without "
        "one everything is made afresh, which takes longer and gives the same files.",
        "not-the-same-again": "What is kept bears the name of all that went into it, so making it "
        "again gives the same bytes. Where it does not, a build may print something else than "
        "the one before, and tympan is to blame. `--clean` looks for that.",
    }
)


class Cache(Protocol):
    """What keeps bytes from one build to the next, each under a key made by `keys.key`."""

    @property
    def notes(self) -> Sequence[str]:
        """What a user may want to know of it, each a line or two."""

    @property
    def differing(self) -> Sequence[Diagnostic]:
        """Each entry that came out otherwise when it was made again: a fault of tympan."""

    def get(self, key: str) -> bytes | None:
        """The very bytes that were put under this key, or None; never raises."""

    def put(self, key: str, data: bytes) -> None:
        """Keep these bytes; the same key always brings the same bytes. Never raises."""

    def prune(self) -> None:
        """Let go of what was used longest ago, where there is too much; never raises."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A cache that keeps nothing; its note may tell why."""

    notes: tuple[str, ...] = ()
    differing: tuple[Diagnostic, ...] = ()

    def get(self, key: str) -> bytes | None:
        """Nothing."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Forget it."""

    def prune(self) -> None:
        """There is never too much."""


NOTHING = Nothing()
