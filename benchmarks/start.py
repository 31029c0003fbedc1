"""How long a user waits before anything happens, against a Python that does nothing."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.clock import TYMPAN, medians
from benchmarks.figure import Figure

BALLERINA = Path(__file__).parents[1] / "manuscript" / "ballerina"


def measured(desk: Path, rounds: int) -> Iterator[Figure]:
    """`--help`, which loads next to nothing, and a check of a real manuscript."""
    shutil.copytree(BALLERINA, desk / "manuscript" / "ballerina")
    commands = {
        "nothing": (sys.executable, "-P", "-c", "pass"),
        "help": (*TYMPAN, "--help"),
        "check": (*TYMPAN, "check", "ballerina"),
    }
    taken = medians(commands, desk, rounds)
    yield Figure("until --help is printed", taken["help"], "s", bar=0.25)
    for name, what in (("help", "--help"), ("check", "check of an interview")):
        seen = f"{taken[name]:.3f} s against {taken['nothing']:.3f} s"
        yield Figure(f"{what}, against an idle Python", taken[name] / taken["nothing"], seen=seen)
