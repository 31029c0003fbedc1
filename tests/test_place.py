"""Finished files are put into place: all or none, and never a broken one."""

import multiprocessing
import os
import signal
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tympan.diagnostic import Fault
from tympan.place import place

OLD = {"a.epub": b"old epub", "a.pdf": b"old pdf"}
NEW = {"a.epub": b"new epub", "a.pdf": b"new pdf"}
FORK = multiprocessing.get_context("fork")
NOBODY = 65534


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, hidden ones too, with its bytes."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which an earlier build lies."""
    place(tmp_path / "a", OLD)
    return tmp_path / "a"


def test_files_are_written_into_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    written = place(tmp_path / "output" / "a", NEW)
    assert written == (tmp_path / "output" / "a" / "a.epub", tmp_path / "output" / "a" / "a.pdf")
    assert held(tmp_path / "output" / "a") == NEW


def test_new_files_take_the_place_of_old_ones_and_leave_others_alone(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"mine")
    place(folder, {"a.pdf": b"new pdf"})
    assert held(folder) == {"a.epub": b"old epub", "a.pdf": b"new pdf", "notes.txt": b"mine"}


def test_files_have_the_rights_that_the_user_gives_to_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        (file,) = place(tmp_path, {"a.pdf": b""})
    finally:
        os.umask(before)
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "output").write_bytes(b"a file")
    with pytest.raises(Fault, match=r"output/a: error\[cannot-write\] .*Not a directory\n  mend: "):
        place(tmp_path / "output" / "a", NEW)
    assert (tmp_path / "output").read_bytes() == b"a file"


def say_why_not(folder: Path, said: Connection) -> None:
    """Try to write, as a user who is not root."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        place(folder, NEW)
    except Fault as fault:
        said.send(str(fault))
    said.close()


def test_a_read_only_folder_is_told_and_keeps_what_it_has() -> None:
    # Not below pytest's own folders, which only their owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "a"
        place(folder, OLD)
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        here, there = FORK.Pipe(duplex=False)
        build = FORK.Process(target=say_why_not, args=(folder, there))
        build.start()
        there.close()
        said = here.recv()
        build.join(30)
        folder.chmod(0o755)
        assert "error[cannot-write] cannot write here: Permission denied\n  mend: " in said
        assert held(folder) == OLD


@pytest.mark.parametrize("name", NEW)
def test_a_folder_in_the_place_of_one_file_keeps_the_other_as_it_was(
    tmp_path: Path, name: str
) -> None:
    (other,) = set(NEW) - {name}
    (tmp_path / name).mkdir()
    (tmp_path / other).write_bytes(OLD[other])
    with pytest.raises(Fault, match=f"{name} is a folder"):
        place(tmp_path, NEW)
    assert held(tmp_path) == {other: OLD[other]}


def failing(problem: BaseException, on_call: int) -> Callable[[int], None]:
    """A stand-in for `os.fsync` in which the disk, or the user, stops the n-th file."""
    calls = iter(range(1, 100))

    def fsync(_: int) -> None:
        if next(calls) == on_call:
            raise problem

    return fsync


@pytest.mark.parametrize("on_call", [1, 2])
def test_a_full_disk_is_told_and_leaves_the_old_files_and_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch, on_call: int
) -> None:
    full = OSError(28, "No space left on device")
    monkeypatch.setattr("tympan.place.os.fsync", failing(full, on_call))
    with pytest.raises(Fault, match="No space left on device"):
        place(folder, NEW)
    assert held(folder) == OLD


def test_who_stops_the_writing_finds_the_old_files_and_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tympan.place.os.fsync", failing(KeyboardInterrupt(), 2))
    with pytest.raises(KeyboardInterrupt):
        place(folder, NEW)
    assert held(folder) == OLD


def killed_while_writing(folder: Path) -> None:
    """A build that dies, as by `kill -9`, when its second file is half way."""

    def die(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").readlink().name == ".a.pdf.part":
            os.kill(os.getpid(), signal.SIGKILL)

    os.fsync = die  # type: ignore[assignment]
    place(folder, NEW)


def test_a_killed_build_leaves_the_old_files_and_the_next_one_clears_up(folder: Path) -> None:
    build = FORK.Process(target=killed_while_writing, args=(folder,))
    build.start()
    build.join(30)
    assert build.exitcode == -signal.SIGKILL
    left = held(folder)
    assert {name: left[name] for name in OLD} == OLD
    assert set(left) > set(OLD)
    place(folder, NEW)
    assert held(folder) == NEW


def test_a_link_where_a_file_is_written_leads_nobody_astray(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (folder / ".a.pdf.part").symlink_to(tmp_path / "precious")
    place(folder, NEW)
    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert held(folder) == NEW


def write_many_times(folder: Path, word: bytes) -> None:
    for _ in range(30):
        place(folder, {"a.epub": word * 50_000, "a.pdf": word * 50_000})


def test_two_builds_at_once_never_mix_their_files(tmp_path: Path) -> None:
    builds = [FORK.Process(target=write_many_times, args=(tmp_path, word)) for word in (b"a", b"b")]
    for build in builds:
        build.start()
    for build in builds:
        build.join(60)
    assert [build.exitcode for build in builds] == [0, 0]
    epub, pdf = held(tmp_path).values()
    assert epub == pdf
    assert epub in (b"a" * 50_000, b"b" * 50_000)
