"""The benchmarks: what they print, and that what they print it of is always the same."""

import re
from pathlib import Path

from benchmarks import clock, editions
from benchmarks.figure import Figure, Skipped
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


def test_a_collection_has_its_interviews_and_sections_and_no_fault(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=3, pages=2, sections=4)
    checked = check(tmp_path / "few", tmp_path)
    assert checked.diagnostics == () and checked.edition is not None
    assert [len(one.sections) for one in checked.edition.interviews] == [4, 4, 4]


def test_others_get_the_same_words(tmp_path: Path) -> None:
    editions.write_collection(tmp_path / "few", interviews=2, pages=1, sections=2)
    text = editions.markdown(tmp_path / "few")
    sections = [file.read_text("utf-8") for file in sorted(tmp_path.glob("few/*/*.md"))]
    heads = re.findall("^#.*", text, re.MULTILINE)
    assert heads == [
        *("# Talk number 1", "## Part 1", "## Part 2"),
        *("# Talk number 2", "## Part 1", "## Part 2"),
    ]
    assert all(section.partition("\n")[2] in text for section in sections)


def test_what_is_done_before_a_command_is_done_each_time(tmp_path: Path) -> None:
    before = {"one": lambda: (tmp_path / "ready").touch()}
    commands = {"one": ("rm", "ready"), "two": ("true",)}
    assert clock.medians(commands, tmp_path, 2, before).keys() == commands.keys()


def test_what_is_skipped_tells_the_command_that_enables_it() -> None:
    assert "pip install x" in str(Skipped("against x", "there is no x", "pip install x"))
