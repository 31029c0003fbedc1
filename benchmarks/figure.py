"""A figure, and what makes some: a benchmark."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in times of something else or in seconds, and the most that it may be."""

    what: str
    value: float
    unit: str = "×"
    bar: float | None = None
    seen: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether it is no worse than its bar."""
        return self.bar is None or self.value <= self.bar

    def __str__(self) -> str:
        bar = f"{'kept' if self.is_kept else 'MISSED'}: {self.bar:g}" if self.bar else ""
        return f"{self.what:52} {self.value:6.2f} {self.unit:2} {bar:12} {self.seen}".rstrip()


# Takes an empty folder to work in and how often each side runs.
Benchmark = Callable[[Path, int], Iterator[Figure]]
