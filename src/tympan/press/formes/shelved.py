"""Work that is done once: what is made of an order is kept under all that decides it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tympan.cache.keys import key
from tympan.cache.packing import packed, unpacked
from tympan.cache.versions import versions
from tympan.press.formes.sorts import Painted
from tympan.press.means import Means


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to be made: all that decides it, and the order for it, made when it is needed."""

    parts: tuple[str, ...]
    order: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Had:
    """What came of something that was wanted: what is told of it, and what it is kept under."""

    told: Any
    key: str


@dataclass(slots=True)
class Shelf:
    """What is made in this build and was made in earlier ones, by its key.

    Everything comes with a file for each of `media`.
    """

    means: Means
    media: tuple[str, ...]
    _held: dict[str, bytes] = field(default_factory=dict)

    def had(
        self, kind: str, work: Callable[[Any], Any], wanted: Sequence[Wanted]
    ) -> tuple[Had, ...]:
        """What becomes of each, made now where it is not there; the work returns what is told of
        it, and one `Painted` for each medium.
        """
        names = [key(kind, versions(), *one.parts) for one in wanted]
        missing = [at for at, name in enumerate(names) if not self._has_all(name)]
        orders = [wanted[at].order() for at in missing]
        done = self.means.do(work, orders)
        for number, (at, (told, painted)) in enumerate(zip(missing, done, strict=True), 1):
            if len(missing) > 1:
                self.means.step(f"{kind} {number} of {len(missing)}")
            for name, thing in zip(self._names(names[at]), (told, *painted), strict=True):
                self._keep(name, packed(thing))
        return tuple(Had(unpacked(self._held[name]), name) for name in names)

    def painted(self, name: str, medium: str) -> Painted:
        """What was painted for a medium of what is kept under a key."""
        found: Painted = unpacked(self._held[self._named(name, medium)])
        return found

    def once(self, kind: str, parts: Sequence[str], make: Callable[[], bytes]) -> bytes:
        """The bytes that are made of these parts."""
        name = key(kind, versions(), *parts)
        if not self._has(name):
            self._keep(name, make())
        return self._held[name]

    def _names(self, name: str) -> Iterator[str]:
        yield name
        yield from (self._named(name, medium) for medium in self.media)

    @staticmethod
    def _named(name: str, medium: str) -> str:
        return key(f"{name.rpartition('-')[0]}-{medium}", name)

    def _has_all(self, name: str) -> bool:
        return all(map(self._has, self._names(name)))

    def _has(self, name: str) -> bool:
        if name not in self._held:
            found = self.means.cache.get(name)
            if found is None:
                return False
            self._held[name] = found
        return True

    def _keep(self, name: str, data: bytes) -> None:
        self._held[name] = data
        self.means.cache.put(name, data)
