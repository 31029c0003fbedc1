"""The benchmarks: what they print, and that what they print it of is always the same."""

from pathlib import Path

from benchmarks import clock, editions
from benchmarks.figure import Figure
from tympan.publish import check


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_invented_interview_is_the_same_every_time_and_has_no_fault(tmp_path: Path) -> None:
    for name in ("one", "two"):
        editions.write(tmp_path / name, pages=12, pictures=3)
    assert files(tmp_path / "one") == files(tmp_path / "two")
    assert sum(name.endswith(".jpg") for name in files(tmp_path / "one")) == 3
    assert check(tmp_path / "one", tmp_path).diagnostics == ()


def test_a_longer_interview_has_more_words(tmp_path: Path) -> None:
    for pages in (5, 40):
        editions.write(tmp_path / str(pages), pages)
    few, many = (len(b"".join(files(tmp_path / name).values()).split()) for name in ("5", "40"))
    assert 7 < many / few < 9


def test_a_figure_tells_whether_it_is_within_its_bar() -> None:
    kept, missed = (Figure("all against one", value, bar=1.6) for value in (1.6, 1.61))
    assert (kept.is_kept, missed.is_kept) == (True, False)
    assert "kept: 1.6" in str(kept) and "MISSED: 1.6" in str(missed)


def test_commands_take_turns_and_the_first_round_is_not_counted(tmp_path: Path) -> None:
    commands = {name: ("sh", "-c", f"echo {name} >> turns") for name in ("one", "two")}
    taken = clock.medians(commands, tmp_path, rounds=2)
    assert (tmp_path / "turns").read_text().split() == ["one", "two"] * 3
    assert taken.keys() == commands.keys() and min(taken.values()) > 0
