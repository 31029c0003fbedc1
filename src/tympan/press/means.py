"""By what means a book is made: with what was kept of earlier ones, and by how many hands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from tympan.cache import NOTHING, Cache

Job = TypeVar("Job")
Done = TypeVar("Done")


class Hands(Protocol):
    """Who does pieces of work that know nothing of each other."""

    def __call__(self, work: Callable[[Job], Done], jobs: Sequence[Job]) -> Iterable[Done]:
        """The outcome of each, in order."""


def alone(work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
    """Do one after another, here."""
    return map(work, jobs)


@dataclass(frozen=True, slots=True)
class Means:
    """What is kept from one build to the next, and who does the work.

    `step` is told how far the work is; `is_plain` asks that a book is laid out and painted in one
    piece.
    """

    cache: Cache = NOTHING
    hands: Hands = alone
    step: Callable[[str], None] = lambda _: None
    is_plain: bool = False
