"""By what means a book is made: with what was kept of earlier ones, and by how many hands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tympan.cache import NOTHING, Cache

# Does pieces of work that know nothing of each other; the outcome of each, in order.
Doing = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Means:
    """What is kept from one build to the next, and who does the work.

    `step` is told how far it is; `is_plain` asks that a book is laid out and painted in one piece.
    """

    cache: Cache = NOTHING
    do: Doing = map
    step: Callable[[str], None] = lambda _: None
    is_plain: bool = False
