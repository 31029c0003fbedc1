"""What is kept comes back as it was or not at all, whatever else goes on in the folder."""

import multiprocessing
import os
import pickle
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tympan.cache.folder import HOUR, TAG, Entry, Folder
from tympan.cache.keys import key
from tympan.cache.opening import opened

FORK = multiprocessing.get_context("fork")
ONE, TWO, THREE = (key("pages", name) for name in ("one", "two", "three"))


def names(folder: Folder) -> list[str]:
    return sorted(file.name for file in folder.path.iterdir())


def used(folder: Folder, name: str, seconds_ago: float) -> float:
    """Have a file been used so long ago."""
    then = time.time() - seconds_ago
    os.utime(folder.path / name, (then, then))
    return then


def test_what_was_put_is_there_for_the_next_build_and_nothing_else_is(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    with closing(opened(folder.path)) as again:
        assert again.get(ONE) == b"pages"
        assert again.get(TWO) is None
    assert names(folder) == [TAG, ONE]


def test_nobody_but_the_user_can_read_or_write_it(folder: Folder) -> None:
    before = os.umask(0)
    try:
        folder.put(ONE, b"pages")
        with closing(opened(folder.path.parent / "another")) as another:
            assert another.path.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)
    assert (folder.path / ONE).stat().st_mode & 0o777 == 0o600


def test_an_entry_under_another_name_is_none(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    (folder.path / ONE).rename(folder.path / TWO)
    assert folder.get(TWO) is None
    assert names(folder) == [TAG]


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link(path: Path) -> None:
    (path.parent.parent / "elsewhere").write_bytes(b"precious")
    path.symlink_to(path.parent.parent / "elsewhere")


@pytest.mark.parametrize("make", [make_folder, make_link])
def test_what_is_no_file_in_an_entrys_place_is_no_entry_and_does_no_harm(
    folder: Folder, make: Callable[[Path], None]
) -> None:
    make(folder.path / ONE)
    assert folder.get(ONE) is None
    folder.put(ONE, b"pages")
    assert folder.get(ONE) == (b"pages" if make is make_link else None)
    folder.clear()
    if make is make_link:
        assert (folder.path.parent / "elsewhere").read_bytes() == b"precious"


def test_what_cannot_be_kept_is_noted_once_and_stops_nothing(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tympan.cache.folder.os.replace", full)
    folder.put(ONE, b"pages")
    folder.put(TWO, b"pages")
    assert folder.notes == [
        f"not everything could be kept in {folder.path}: No space left on device"
    ]
    assert names(folder) == [TAG]


def test_who_stops_the_writing_finds_nothing_half_done(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tympan.cache.folder.os.replace", stop)
    with pytest.raises(KeyboardInterrupt):
        folder.put(ONE, b"pages")
    assert names(folder) == [TAG]


def test_a_folder_that_goes_away_meanwhile_stops_nothing(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    shutil.rmtree(folder.path)
    folder.put(TWO, b"pages")
    folder.prune()
    assert (folder.get(ONE), folder.get(TWO)) == (None, None)
    assert folder.notes == []


def test_another_folder_that_takes_its_path_is_neither_read_nor_written(folder: Folder) -> None:
    folder.path.rename(folder.path.with_name("moved"))
    folder.path.mkdir()
    folder.put(ONE, b"pages")
    assert folder.get(ONE) == b"pages"
    assert names(folder) == []


def test_it_is_not_handed_to_a_process_that_would_take_its_handle_for_another(
    folder: Folder,
) -> None:
    with pytest.raises(TypeError, match="opened anew"):
        pickle.dumps(folder)


# ---------------------------------------------------------------- how much is kept


def test_what_was_used_longest_ago_goes_first(folder: Folder) -> None:
    size = 1000
    for number, name in enumerate((ONE, TWO, THREE)):
        folder.put(name, bytes(size))
        used(folder, name, HOUR * (9 - number))
    assert folder.get(ONE) == bytes(size)
    small = Folder(folder.path, folder.handle, most=3 * size)
    small.prune()
    assert names(folder) == sorted([TAG, ONE, THREE])


def test_an_entry_that_alone_is_too_much_goes_as_well(folder: Folder) -> None:
    folder.put(ONE, bytes(1000))
    Folder(folder.path, folder.handle, most=999).prune()
    assert names(folder) == [TAG]


def test_that_an_entry_is_used_is_written_down_once_an_hour(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    file = folder.path / ONE
    then = used(folder, ONE, HOUR * 0.9)
    folder.get(ONE)
    assert file.stat().st_mtime == pytest.approx(then, abs=1)
    then = used(folder, ONE, HOUR * 1.1)
    folder.get(ONE)
    assert file.stat().st_mtime > then + HOUR


def test_what_killed_builds_left_is_swept_after_an_hour(folder: Folder) -> None:
    old, new = (f".{digit * 16}.part" for digit in "ab")
    for part, seconds in ((old, HOUR * 1.1), (new, HOUR * 0.9)):
        (folder.path / part).write_bytes(b"half a")
        used(folder, part, seconds)
    folder.prune()
    assert names(folder) == [new, TAG]


def test_it_looks_through_the_folder_only_when_something_came_or_went(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    plain = Folder._files

    def files(self: Folder) -> Iterator[Entry]:
        looks.append(self)
        return plain(self)

    monkeypatch.setattr(Folder, "_files", files)
    folder.put(ONE, b"pages")
    folder.prune()
    folder.get(ONE)
    folder.prune()
    assert len(looks) == 1
    # The times of some file systems are coarse.
    os.utime(folder.path, (1, 1))
    folder.prune()
    assert len(looks) == 2


def test_clearing_deletes_entries_and_nothing_else(folder: Folder) -> None:
    folder.put(ONE, b"pages")
    (folder.path / f".{'a' * 16}.part").write_bytes(b"half a")
    mine = ("letter.txt", "pages-3f", f"{ONE}.bak", ".part", ONE.upper())
    for name in mine:
        (folder.path / name).write_bytes(b"mine")
    (folder.path / "pictures").mkdir()
    folder.clear()
    assert names(folder) == sorted([TAG, "pictures", *mine])


def test_pruning_deletes_entries_and_nothing_else(folder: Folder) -> None:
    (folder.path / "letter.txt").write_bytes(bytes(5000))
    used(folder, "letter.txt", HOUR * 9)
    folder.put(ONE, b"pages")
    Folder(folder.path, folder.handle, most=0).prune()
    assert names(folder) == [TAG, "letter.txt"]


# ---------------------------------------------------------------- several builds at once

SHARED = [key("pages", str(number)) for number in range(8)]


def content(name: str) -> bytes:
    return name.encode() * 3000


def build(path: Path) -> None:
    """Put, get, prune and clear what others do at the same time; dies of anything that is wrong."""
    with closing(opened(path)) as folder:
        small = Folder(folder.path, folder.handle, most=1_000_000)
        for turn in range(40):
            for name in SHARED:
                assert small.get(name) in (None, content(name))
                small.put(name, content(name))
            small.prune()
            if turn % 20 == 19:
                small.clear()
        for name in SHARED:
            small.put(name, content(name))
        assert small.notes == []


def test_builds_that_keep_the_same_at_once_do_each_other_no_harm(tmp_path: Path) -> None:
    builds = [FORK.Process(target=build, args=(tmp_path / "tympan",)) for _ in range(3)]
    for one in builds:
        one.start()
    for one in builds:
        one.join(60)
    assert [one.exitcode for one in builds] == [0, 0, 0]
    with closing(opened(tmp_path / "tympan")) as folder:
        assert {name: folder.get(name) for name in SHARED} == {n: content(n) for n in SHARED}


def look(folder: Folder) -> None:
    for _ in range(50):
        assert len(folder.entries()) == len(SHARED)


def test_forked_processes_share_one_folder(folder: Folder) -> None:
    for name in SHARED:
        folder.put(name, content(name))
    copies = [FORK.Process(target=look, args=(folder,)) for _ in range(2)]
    for one in copies:
        one.start()
    look(folder)
    for one in copies:
        one.join(60)
    assert [one.exitcode for one in copies] == [0, 0]
