"""Where the cache lies, and when what lies there is left alone."""

import multiprocessing
import os
import tempfile
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from tympan.cache.folder import TAG, Folder
from tympan.cache.keys import key
from tympan.cache.opening import kept_in, opened, where
from tympan.diagnostic import Fault

FORK = multiprocessing.get_context("fork")
NOBODY = 65534
ONE = key("pages", "one")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of one's own, and no word of a cache."""
    for name in ("TYMPAN_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def note(named: str | None) -> str:
    """Why there is no cache, for a build that goes on without."""
    with kept_in(named) as cache:
        assert not isinstance(cache, Folder)
        cache.put(ONE, b"pages")
        assert cache.get(ONE) is None
        (said,) = cache.notes
    return said


# ---------------------------------------------------------------- where it is


def test_it_is_in_the_users_cache_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert where(None) == home / ".cache" / "tympan"
    monkeypatch.setattr("sys.platform", "darwin")
    assert where(None) == home / "Library" / "Caches" / "tympan"
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/caches")
    assert where(None) == Path("/var/caches/tympan")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/from/the/root")
    assert where(None) == home / "Library" / "Caches" / "tympan"


def test_a_variable_names_another_place_and_the_command_line_has_the_last_word(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("TYMPAN_CACHE", "variable")
    assert where(None) == home / "variable" / "tympan"
    assert where("line") == home / "line" / "tympan"
    assert where("") is None
    monkeypatch.setenv("TYMPAN_CACHE", "")
    assert where(None) is None


def test_a_folder_is_made_and_says_what_it_is(home: Path) -> None:
    with kept_in(None) as cache:
        cache.put(ONE, b"pages")
    tag = (home / ".cache" / "tympan" / TAG).read_text("utf-8")
    # As https://bford.info/cachedir/ has it.
    assert tag.startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    assert (home / ".cache" / "tympan" / ONE).exists()


def test_it_is_pruned_when_the_work_is_done_and_not_before(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pruned: list[Path] = []
    monkeypatch.setattr(Folder, "prune", lambda self: pruned.append(self.path))
    with kept_in(None) as cache:
        cache.put(ONE, b"pages")
        assert pruned == []
    assert pruned == [home / ".cache" / "tympan"]


def test_who_wants_none_gets_none_and_no_word_about_it(home: Path) -> None:
    with kept_in("") as cache:
        assert (list(cache.notes), cache.get(ONE)) == ([], None)
    assert list(home.iterdir()) == []


# ---------------------------------------------------------------- when there is none


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_without_a_home_nothing_is_kept_and_that_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("HOME", str(home / "nowhere"))
    assert note(None) == (
        f"nothing is kept for the next build: {home}/nowhere: there is no home folder\n"
        "  mend: name another place with --cache DIR"
    )
    assert not (home / "nowhere").exists()


@pytest.fixture
def as_root() -> None:
    """Skip where the test cannot give away what it owns."""
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else: run the tests with sudo")


@pytest.mark.usefixtures("as_root")
def test_nothing_is_left_in_a_borrowed_home(home: Path) -> None:
    os.chown(home, NOBODY, NOBODY)
    assert "this home folder belongs to somebody else" in note(None)
    assert list(home.iterdir()) == []


def made(home: Path) -> Path:
    """A cache in which something is kept."""
    with kept_in(str(home)) as cache:
        cache.put(ONE, b"pages")
    return home / "tympan"


@pytest.mark.usefixtures("as_root")
def test_a_folder_of_somebody_else_is_not_used(home: Path) -> None:
    path = made(home)
    os.chown(path, NOBODY, NOBODY)
    assert note(str(home)).splitlines() == [
        f"nothing is kept for the next build: {path}: this folder belongs to somebody else",
        "  mend: delete it, or name another place with --cache DIR",
    ]
    assert (path / ONE).exists()


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_may_write_in_is_not_used(home: Path, mode: int) -> None:
    path = made(home)
    path.chmod(mode)
    assert "others may write in this folder, so nothing in it can be trusted" in note(str(home))
    assert (path / ONE).exists()


@pytest.mark.parametrize("mode", [0o755, 0o750])
def test_that_others_may_look_does_not_matter(home: Path, mode: int) -> None:
    made(home).chmod(mode)
    with kept_in(str(home)) as cache:
        assert cache.get(ONE) == b"pages"


def say_why_not(home: str, said: Connection) -> None:
    """Build as a user who is not root."""
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    said.send(note(home))
    said.close()


@pytest.mark.parametrize("path", ["tympan", "."])
def test_a_read_only_folder_is_told_and_left_as_it_is(path: str) -> None:
    # Not below pytest's own folders, which only their owner may enter.
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / path
        folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        Path(name).chmod(0o755)
        folder.chmod(0o555)
        here, there = FORK.Pipe(duplex=False)
        build = FORK.Process(target=say_why_not, args=(name, there))
        build.start()
        there.close()
        said = here.recv()
        build.join(30)
        folder.chmod(0o755)
        if path == "tympan":
            assert "tympan: this folder is read-only\n  mend: make it writable" in said
        else:
            assert "tympan: this folder cannot be used: Permission denied\n  mend: " in said
        assert list(folder.iterdir()) == []


def put_letter(path: Path) -> None:
    path.mkdir()
    (path / "letter.txt").write_bytes(b"mine")


def put_other_cache(path: Path) -> None:
    path.mkdir()
    (path / TAG).write_bytes(b"Signature: 8a477f597d28d172789f06886806bc55\n# of another program\n")


@pytest.mark.parametrize("put", [put_letter, put_other_cache])
def test_a_folder_with_something_else_in_it_is_left_as_it_is(
    home: Path, put: Callable[[Path], None]
) -> None:
    put(home / "tympan")
    before = {file.name: file.read_bytes() for file in (home / "tympan").iterdir()}
    assert "this folder holds something else" in note(str(home))
    assert {file.name: file.read_bytes() for file in (home / "tympan").iterdir()} == before


def test_a_folder_that_another_build_marks_in_this_moment_is_used(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(home)
    monkeypatch.setattr(Folder, "read", lambda *_: None)  # it was not there yet
    with kept_in(str(home)) as cache:
        assert cache.get(ONE) == b"pages"


def test_a_file_in_the_folders_place_is_told(home: Path) -> None:
    (home / "tympan").write_bytes(b"mine")
    with pytest.raises(Fault, match=r"tympan: error\[no-cache\] this folder cannot be used: "):
        opened(home / "tympan")
    assert (home / "tympan").read_bytes() == b"mine"
