"""A build that is killed leaves what was printed before, and the next one prints what it should."""

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SOURCE = PROJECT / "src"
FERRY = "manuscript/water/01-the-ferry/01-crossing.md"
# What stands in the text, by turns, so that each build has something to do.
WORDS = ("Only on Sundays.", "Never on Sundays.", "Always on Sundays.")
LONGEST = 2.5  # seconds: about what a build takes
PATIENCE = 10.0  # seconds, for processes to end that lost the one that started them


@pytest.fixture
def water(tmp_path: Path) -> Path:
    """A project with a collection of five units, whose builds are kept in a folder beside it."""
    desk = tmp_path / "desk"
    shutil.copytree(PROJECT / "tests" / "editions" / "collection", desk / "manuscript" / "water")
    shutil.copytree(desk / "manuscript/water/01-the-ferry", desk / "manuscript/water/03-again")
    return desk


def start(desk: Path, *more: str) -> subprocess.Popen[bytes]:
    """A build of the collection, in a session of its own."""
    kept = desk.parent / "kept"
    command = [sys.executable, "-P", "-m", "tympan", "build", "--layout", "archive", *more]
    return subprocess.Popen(
        [*command, "--cache", str(kept), "--only", "print", "--only", "screen"],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(SOURCE), "TYMPAN_TEST_DESK": str(desk)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def build(desk: Path, *more: str) -> str:
    """What a build says that nobody stops."""
    process = start(desk, *more)
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()
    return said.decode()


def write(desk: Path, words: str) -> None:
    """Change the manuscript as an editor does."""
    file = desk / FERRY
    text = file.read_text("utf-8")
    for known in WORDS:
        text = text.replace(known, words)
    file.write_text(text, "utf-8")


def output(desk: Path) -> dict[str, str]:
    """The files that are printed, by digest."""
    files = sorted((desk / "output" / "water").glob("*.pdf"))
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def still_there(desk: Path) -> list[int]:
    """The processes that were started for builds of this folder."""
    mark = f"TYMPAN_TEST_DESK={desk}".encode()
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (place / "environ").read_bytes():
                found.append(int(place.name))
        except OSError:
            continue  # it is gone, or nobody's business
    return found


def wait_until(holds: Callable[[], bool]) -> bool:
    """Whether it comes true within our patience."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="there is no /proc here")
@pytest.mark.parametrize("times", [3, pytest.param(50, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_leaves_a_whole_book_and_no_process(
    water: Path, times: int
) -> None:
    chance, good = random.Random(11), {}
    for words in WORDS[: 1 if times < 10 else None]:
        write(water, words)
        build(water)
        good[words] = output(water)
        assert len(good[words]) == 2
    known = list(good)
    for number in range(times):
        words = known[number % len(known)]
        write(water, words)
        more = ("--clean",) if number % 2 else ()
        process = start(water, *more)
        time.sleep(chance.uniform(0, LONGEST))
        if chance.random() < 0.5:
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.communicate(timeout=PATIENCE)
        assert output(water) in good.values()
        assert wait_until(lambda: not still_there(water)), still_there(water)
        if number % 5 == 4 or number == times - 1:
            assert "not-the-same-again" not in build(water)
            assert output(water) == good[words]
    left = [file.name for file in (water / "output" / "water").iterdir()]
    assert sorted(left) == sorted(good[known[0]])
