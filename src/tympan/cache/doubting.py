"""A cache that is not believed: everything is made afresh, and compared with what was kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tympan.cache.folder import Folder
from tympan.cache.keys import kind_of
from tympan.diagnostic import Diagnostic, Span, error


@dataclass(frozen=True, slots=True, eq=False)
class Doubting:
    """A folder that gives nothing, and sees whether what is put is what it had."""

    kept: Folder
    differing: list[Diagnostic] = field(default_factory=list)

    @property
    def notes(self) -> Sequence[str]:
        """What there is to say of the folder."""
        return self.kept.notes

    def get(self, key: str) -> bytes | None:
        """Nothing, so that it is made."""
        return None

    def put(self, key: str, data: bytes) -> None:
        """Keep these bytes, and tell when others were kept under their key."""
        earlier = self.kept.get(key)
        if earlier == data:
            return
        if earlier is not None:
            self.differing.append(_told(Span(self.kept.path / key), kind_of(key), earlier, data))
        self.kept.put(key, data)

    def prune(self) -> None:
        """Let go of what was used longest ago, where there is too much."""
        self.kept.prune()


def _told(at: Span, kind: str, earlier: bytes, data: bytes) -> Diagnostic:
    pairs = enumerate(zip(earlier, data, strict=False))
    shorter = min(len(earlier), len(data))
    first = next((number for number, (kept, made) in pairs if kept != made), shorter)
    return error(
        "not-the-same-again",
        at,
        f"“{kind}” came out otherwise than before, though it was made of the same: {len(data)} "
        f"bytes where there were {len(earlier)}, and others from byte {first} on",
        "this is a fault of tympan, please report it with this line; what came out now was "
        "printed, and is kept from here on",
    )
