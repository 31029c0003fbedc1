"""By what means a book is made: with what was kept of earlier ones, and by how many hands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tympan.cache import NOTHING, Cache

# Does pieces of work that know nothing of each other; the outcome of each, in order.
Doing = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[Any]]
# Has a book made of what is asked, by a function that makes one.
Making = Callable[[Callable[[Any, "Means"], Any], Any, "Means"], Any]


def here(make: Callable[[Any, "Means"], Any], asked: Any, means: "Means") -> Any:
    """What is made of it in this process."""
    return make(asked, means)


@dataclass(frozen=True, slots=True)
class Means:
    """What is kept from one build to the next, and who does the work.

    `prepare` is called when there will be much to do, and `step` is told how far it is; `is_plain`
    asks that a book is laid out and painted in one piece. `where` has a book made that is not kept.
    """

    cache: Cache = NOTHING
    do: Doing = map
    prepare: Callable[[], None] = lambda: None
    step: Callable[[str], None] = lambda _: None
    is_plain: bool = False
    where: Making = here
