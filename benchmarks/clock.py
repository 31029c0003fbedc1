"""Commands against the clock."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from types import MappingProxyType

SOURCE = Path(__file__).parents[1] / "src"
NOTHING: Mapping[str, Callable[[], object]] = MappingProxyType({})
TYMPAN = (sys.executable, "-P", "-m", "tympan")


def medians(
    commands: Mapping[str, Sequence[str]],
    stood_in: Path,
    rounds: int,
    before: Mapping[str, Callable[[], object]] = NOTHING,
) -> Mapping[str, float]:
    """How long each command takes in seconds: the median of so many rounds.

    What is done `before` one each time is not counted.

    The commands take turns, so that whatever else the machine does slows all of them alike; a
    first round, which fills the caches of the system and of Python, is not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            before.get(name, lambda: None)()
            taken[name].append(_seconds(command, stood_in))
    return {name: median(seconds[1:]) for name, seconds in taken.items()}


def _seconds(command: Sequence[str], stood_in: Path) -> float:
    started = time.perf_counter()
    ran = subprocess.run(
        command, cwd=stood_in, env={**os.environ, "PYTHONPATH": str(SOURCE)}, capture_output=True
    )
    taken = time.perf_counter() - started
    if ran.returncode:
        raise SystemExit(f"{' '.join(command)}\n{ran.stderr.decode()}")
    return taken
