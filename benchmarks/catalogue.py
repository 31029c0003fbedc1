"""A catalogue of two hundred small editions: by two workers against one, and nothing changed."""

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks.clock import TYMPAN, medians
from benchmarks.editions import write_shelf
from benchmarks.figure import Figure

EDITIONS, PAGES = 200, 2
BAR = 1 / 1.7
# A round takes minutes.
FEWER = 5


def measured(desk: Path, rounds: int) -> Iterator[Figure]:
    """Each with a cache that is empty, and once more by both with what they kept."""
    write_shelf(desk / "manuscript", EDITIONS, PAGES)
    build = (*TYMPAN, "build", "--only", "epub", "--only", "print")
    commands = {
        "one": (*build, "--jobs", "1", "--cache", "one"),
        "two": (*build, "--jobs", "2", "--cache", "two"),
        "again": (*build, "--jobs", "2", "--cache", "two"),
    }
    before = {
        name: partial(shutil.rmtree, desk / name, ignore_errors=True) for name in ("one", "two")
    }
    taken = medians(commands, desk, max(1, rounds // FEWER), before)
    yield Figure(
        f"{EDITIONS} editions cold, two workers against one",
        taken["two"] / taken["one"],
        bar=BAR,
        seen=f"{taken['two']:.1f} s against {taken['one']:.1f} s",
    )
    yield Figure(
        f"{EDITIONS} editions unchanged, against cold",
        taken["again"] / taken["two"],
        seen=f"{taken['again']:.1f} s against {taken['two']:.1f} s",
    )
