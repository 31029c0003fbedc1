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
        bar = f"{'kept' if self.is_kept else 'MISSED'}: {self.bar:.3g}" if self.bar else ""
        return f"{self.what:52} {self.value:6.3g} {self.unit:2} {bar:14} {self.seen}".rstrip()


@dataclass(frozen=True, slots=True)
class Skipped:
    """What was not measured, because of what this machine lacks, and the command that gets it."""

    what: str
    lacks: str
    command: str
    is_kept: bool = True

    def __str__(self) -> str:
        return f"{self.what:52} skipped: {self.lacks}; to get it type: {self.command}"


# Takes an empty folder to work in and how often each side runs.
Benchmark = Callable[[Path, int], Iterator[Figure | Skipped]]
