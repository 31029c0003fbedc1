"""Commands against the clock and the scales."""

import os
import re
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from types import MappingProxyType

SOURCE = Path(__file__).parents[1] / "src"
NOTHING: Mapping[str, Callable[[], object]] = MappingProxyType({})
TYMPAN = (sys.executable, "-P", "-m", "tympan")
PAUSE = 0.1  # seconds between two looks at the scales
TOLD = re.compile(r"^(Pid|PPid|VmHWM):\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command takes: its seconds, and the bytes of its largest process when largest."""

    seconds: float
    memory: int


def medians(
    commands: Mapping[str, Sequence[str]],
    stood_in: Path,
    rounds: int,
    before: Mapping[str, Callable[[], object]] = NOTHING,
) -> Mapping[str, float]:
    """How long each command takes in seconds; see `taken`."""
    return {name: one.seconds for name, one in taken(commands, stood_in, rounds, before).items()}


def taken(
    commands: Mapping[str, Sequence[str]],
    stood_in: Path,
    rounds: int,
    before: Mapping[str, Callable[[], object]] = NOTHING,
) -> Mapping[str, Taken]:
    """What each command takes: the medians of so many rounds.

    What is done `before` one each time is not counted.

    The commands take turns, so that whatever else the machine does slows all of them alike; a
    first round, which fills the caches of the system and of Python, is not counted.
    """
    all_taken: dict[str, list[Taken]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            before.get(name, lambda: None)()
            all_taken[name].append(_run(command, stood_in))
    return {
        name: Taken(
            median(one.seconds for one in each[1:]), round(median(one.memory for one in each[1:]))
        )
        for name, each in all_taken.items()
    }


def environment(stood_in: Path) -> dict[str, str]:
    """Where commands find tympan, and a cache of their own beside what they print."""
    return {**os.environ, "PYTHONPATH": str(SOURCE), "TYMPAN_CACHE": str(stood_in / "cache")}


def _run(command: Sequence[str], stood_in: Path) -> Taken:
    started = time.perf_counter()
    with (
        subprocess.Popen(
            command,
            cwd=stood_in,
            env=environment(stood_in),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        ) as running,
        _weighed(running.pid) as sizes,
    ):
        _, said = running.communicate()
        seconds = time.perf_counter() - started
    if running.returncode:
        raise SystemExit(f"{' '.join(command)}\n{said.decode()}")
    return Taken(seconds, max(sizes))


@contextmanager
def _weighed(process: int) -> Iterator[list[int]]:
    """Look again and again, in the background, how large a process has been."""
    sizes, ended = [0], threading.Event()

    def weigh() -> None:
        while not ended.wait(PAUSE):
            sizes.append(_largest(str(process)))

    weighing = threading.Thread(target=weigh)
    weighing.start()
    try:
        yield sizes
    finally:
        ended.set()
        weighing.join()


def _largest(process: str) -> int:
    """The most bytes that the process, or one that comes of it and still runs, has held."""
    children, sizes = defaultdict(list), {process: 0}
    for folder in filter(str.isdecimal, os.listdir("/proc")):
        with suppress(OSError), open(f"/proc/{folder}/status") as file:
            told = dict(TOLD.findall(file.read()))
            children[told["PPid"]].append(told["Pid"])
            sizes[told["Pid"]] = 1024 * int(told.get("VmHWM", 0))
    family = [process]
    for one in family:  # which grows meanwhile
        family += children[one]
    return max(sizes[one] for one in family)
