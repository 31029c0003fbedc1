"""The command `cache`, and what `build` tells of the cache."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tympan import cli
from tympan.cache import Cache, Nothing
from tympan.cache.asked import cache_for
from tympan.cache.doubting import Doubting
from tympan.cache.keys import key
from tympan.cache.opening import kept_in, opened
from tympan.cli import BUG, DONE, WRONG, main
from tympan.commands.cache import size
from tympan.publish import Published

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command where the cache is in a folder of one's own: its code, and what was said."""
    monkeypatch.setenv("TYMPAN_CACHE", str(tmp_path))

    def ran(*words: str) -> tuple[int, list[str], list[str]]:
        code = main(words)
        said = capsys.readouterr()
        return code, said.out.splitlines(), said.err.splitlines()

    return ran


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The folder of a cache with two kinds of entries, used on a day long ago."""
    with closing(opened(tmp_path / "tympan")) as folder:
        for kind, name, much in (("pages", "a", 3959), ("pages", "b", 1959), ("facts", "a", 459)):
            folder.put(key(kind, name), bytes(much))
            os.utime(folder.path / key(kind, name), (1_700_000_000, 1_700_000_000))
    return tmp_path / "tympan"


def test_it_tells_where_and_how_much_is_kept(run: Run, kept: Path) -> None:
    assert run("cache") == (
        DONE,
        [
            str(kept),
            "3 entries, 6.5 kB, of at most 1 GB",
            "  facts  1 entry, 500 bytes",
            "  pages  2 entries, 6 kB",
            "the oldest was used last on 2023-11-14",
        ],
        [],
    )


def test_clearing_tells_what_was_deleted_and_leaves_what_is_not_ours(run: Run, kept: Path) -> None:
    (kept / "letter.txt").write_bytes(b"mine")
    assert run("cache", "--clear") == (DONE, [str(kept), "deleted: 3 entries, 6.5 kB"], [])
    assert {file.name for file in kept.iterdir()} == {"CACHEDIR.TAG", "letter.txt"}
    assert run("cache")[1][1:] == ["0 entries, 0 bytes, of at most 1 GB"]


@pytest.mark.parametrize("words", [(), ("--clear",)])
def test_where_there_is_none_none_is_made(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    path = tmp_path / "other" / "tympan"
    told = run("cache", "--cache", str(path.parent), *words)
    assert told == (DONE, [str(path), "nothing is kept"], [])
    assert not path.exists()


def test_who_wants_none_is_told_that_there_is_none(run: Run) -> None:
    code, out, _ = run("cache", "--cache", "")
    assert (code, out[1:]) == (DONE, ["nothing is kept"])


def test_nothing_is_cleared_where_something_else_lies(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tympan").mkdir()
    (tmp_path / "tympan" / "letter.txt").write_bytes(b"mine")
    code, out, err = run("cache", "--clear")
    assert (code, out) == (WRONG, [str(tmp_path / "tympan")])
    assert err[0].endswith("tympan: error[no-cache] this folder holds something else")
    assert (tmp_path / "tympan" / "letter.txt").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (36_400_000, "36.4 MB"),
        (1_000_000_000, "1 GB"),
        (12_300_000_000, "12.3 GB"),
    ],
)
def test_a_size_is_said_in_three_figures(number: int, said: str) -> None:
    assert size(number) == said


# ---------------------------------------------------------------- build


@pytest.fixture
def printing(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project in which printing does nothing."""
    monkeypatch.setattr("tympan.publish.publish", lambda *_, **__: Published((), ()))


@pytest.mark.usefixtures("printing")
def test_a_build_that_can_keep_nothing_says_why_and_goes_on(run: Run, kept: Path) -> None:
    kept.chmod(0o777)
    code, _, err = run("build")
    assert code == DONE
    assert err == [
        f"nothing is kept for the next build: {cli_path(kept)}: others may write in this folder, "
        "so nothing in it can be trusted",
        "  mend: delete it, or name another place with --cache DIR",
    ]


def cli_path(path: Path) -> Path:
    """As messages show it to who stands in the folder above."""
    return path.relative_to(Path.cwd())


@pytest.mark.usefixtures("printing")
def test_what_came_out_otherwise_is_a_fault_of_tympan(
    run: Run, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def doubting(_: object) -> Iterator[Cache]:
        with kept_in(None) as folder:
            assert not isinstance(folder, Nothing)
            cache = Doubting(folder)
            cache.put(key("pages", "a"), b"other pages")
            yield cache

    monkeypatch.setattr(cli, "cache_for", doubting)
    code, out, err = run("build", "--clean")
    assert (code, out) == (BUG, [])
    assert "error[not-the-same-again] “pages” came out otherwise than before" in err[0]
    code, out, _ = run("build", "--clean", "--json")
    assert code == DONE
    assert json.loads("\n".join(out))["findings"] == []


@pytest.mark.usefixtures("printing")
def test_a_clean_build_doubts_and_any_other_believes(run: Run, kept: Path) -> None:
    seen = []
    for words in ((), ("--clean",), ("--cache", ""), ("--cache", "", "--clean")):
        asked = cli._parser().parse_args(["build", *words])
        with cache_for(asked) as cache:
            cache.put(key("pages", "c"), b"pages")
            seen.append((type(cache).__name__, cache.get(key("pages", "c"))))
    assert seen == [("Folder", b"pages"), ("Doubting", None), ("Nothing", None), ("Nothing", None)]
