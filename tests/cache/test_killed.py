"""A build may be killed at any moment; what it leaves is whole, or is no entry."""

import multiprocessing
import os
import random
import signal
import time
from contextlib import closing
from itertools import cycle
from pathlib import Path

import pytest

from tympan.cache.folder import HOUR, PART, TAG, Folder
from tympan.cache.keys import KEY, key
from tympan.cache.opening import opened

FORK = multiprocessing.get_context("fork")
KEYS = [key("pages", str(number)) for number in range(5)]


def content(name: str) -> bytes:
    return name.encode() * 20_000


def write_for_ever(path: Path) -> None:
    folder = opened(path)
    for name in cycle(KEYS):
        folder.put(name, content(name))


def killed_after(seconds: float, path: Path) -> None:
    build = FORK.Process(target=write_for_ever, args=(path,))
    build.start()
    time.sleep(seconds)
    build.kill()
    build.join(30)
    assert build.exitcode == -signal.SIGKILL


@pytest.mark.parametrize("times", [20, pytest.param(200, marks=pytest.mark.long)])
def test_killed_at_any_moment_it_leaves_nothing_but_whole_entries_and_what_is_swept(
    tmp_path: Path, times: int
) -> None:
    path, chance = tmp_path / "tympan", random.Random(9)
    for _ in range(times):
        killed_after(chance.uniform(0, 0.05), path)
        with closing(opened(path)) as folder:
            # Nothing is damaged, so that it would have to be deleted first.
            for entry in folder.entries():
                assert folder.get(entry.name) == content(entry.name)
    with closing(opened(path)) as folder:
        left = {file.name for file in path.iterdir()} - {TAG}
        assert all(KEY.fullmatch(name) or PART.fullmatch(name) for name in left)
        for name in left:
            os.utime(path / name, (time.time() - 2 * HOUR,) * 2)
        folder.prune()
        assert {file.name for file in path.iterdir()} == left & set(KEYS) | {TAG}


def killed_before_moving(folder: Folder) -> None:
    os.replace = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    folder.put(KEYS[0], content(KEYS[0]))


def test_killed_before_the_last_step_it_leaves_the_entry_as_it_was(tmp_path: Path) -> None:
    with closing(opened(tmp_path / "tympan")) as folder:
        folder.put(KEYS[0], b"as it was")
        build = FORK.Process(target=killed_before_moving, args=(folder,))
        build.start()
        build.join(30)
        assert build.exitcode == -signal.SIGKILL
        assert any(PART.fullmatch(file.name) for file in folder.path.iterdir())
        assert folder.get(KEYS[0]) == b"as it was"


def killed_before_marking(path: Path) -> None:
    os.replace = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
    opened(path)


def test_killed_while_the_folder_is_made_it_leaves_one_that_can_be_used(tmp_path: Path) -> None:
    build = FORK.Process(target=killed_before_marking, args=(tmp_path / "tympan",))
    build.start()
    build.join(30)
    assert build.exitcode == -signal.SIGKILL
    with closing(opened(tmp_path / "tympan")) as folder:
        folder.put(KEYS[0], b"pages")
        assert folder.get(KEYS[0]) == b"pages"
