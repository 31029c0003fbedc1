"""Whatever is wrong gets one clear message with place and mend; earlier output stays as it is."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tympan import publish
from tympan.cli import main
from tympan.publish import check

Change = Callable[[Path], None]
OLD = {"lamp.epub": b"an earlier EPUB", "lamp.pdf": b"an earlier PDF"}


def without(name: str) -> Change:
    """The edition has lost a file."""
    return lambda edition: (edition / name).unlink()


def other(name: str, old: str, new: str) -> Change:
    """In one file something else is written."""

    def change(edition: Path) -> None:
        text = (edition / name).read_text("utf-8")
        assert text.count(old) == 1
        (edition / name).write_text(text.replace(old, new), "utf-8")

    return change


def more(name: str, text: str) -> Change:
    """At the end of one file something is added."""

    def change(edition: Path) -> None:
        with (edition / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def instead(name: str, data: bytes) -> Change:
    """One file holds something else."""

    def change(edition: Path) -> None:
        (edition / name).write_bytes(data)

    return change


CASES: dict[str, tuple[Change, str]] = {
    "a missing edition.toml": (
        without("edition.toml"),
        "edition.toml: error[no-edition] there is no edition.toml here, so this folder is no "
        "edition\n"
        '  mend: write one with at least a line title = "…", or start with `tympan new NAME`',
    ),
    "an edition.toml that is not TOML": (
        other("edition.toml", 'language = "en"', "language = en"),
        "edition.toml:3:12: error[not-toml] this is not TOML: invalid value\n"
        '  mend: write each setting as key = "value", on a line of its own',
    ),
    "an unknown key": (
        other("edition.toml", "subtitle =", "subtitel ="),
        "edition.toml:2:1: error[unknown-key] nobody reads the key “subtitel” here\n"
        "  mend: did you mean “subtitle”?",
    ),
    "a speaker nobody declared": (
        more("02-the-stairs.md", "\n**Tom:** I counted them.\n"),
        "02-the-stairs.md:5:1: error[unknown-speaker] “Tom” speaks here, and is not among the "
        "speakers; known are: Mara Venn, Venn\n"
        "  mend: correct the name, or declare it in [speakers]; if nobody speaks, take the bold "
        "or the colon off",
    ),
    "a misquoting pull quote": (
        other("01-the-lamp.md", "\nWhen it goes out,", "\nWhen it went out,"),
        "01-the-lamp.md:9:1: error[pull-quote-not-verbatim] these words do not stand in the text: "
        "“When it went out, I hear it before I see it”; “went” was typed where the text has "
        "“goes”\n"
        "  mend: type the words as they stand at manuscript/lamp/01-the-lamp.md:5:42: “When it "
        "goes out, I hear it before I see it.”",
    ),
    "an image that is not there": (
        more("02-the-stairs.md", '\n![A stage](stage.jpg "The stage. Credit: A. B.")\n'),
        "02-the-stairs.md:5:1: error[no-such-picture] the picture “stage.jpg” is not there\n"
        "  mend: put the file beside the text",
    ),
    "a layout that is not there": (
        other("edition.toml", 'layout = "feature"', 'layout = "feture"'),
        "edition.toml: error[no-such-layout] there is no layout called “feture”\n"
        "  mend: did you mean “feature”?",
    ),
    "an option that the layout does not have": (
        more("edition.toml", '\n[options]\nacent = "#123456"\n'),
        "edition.toml: error[no-such-option] the layout “feature” has no option “acent”\n"
        "  mend: did you mean “accent”?",
    ),
    "an option's value that does not fit": (
        more("edition.toml", '\n[options]\naccent = "red"\n'),
        "edition.toml: error[wrong-option] option “accent”: 'red' is not a colour such as #7a1f2b\n"
        "  mend: the second colour: the opening page, pull quotes, the cover",
    ),
    "columns that have no room on the paper": (
        more("edition.toml", '\n[options]\ncolumns = "2"\n'),
        "edition.toml: error[columns-too-narrow] 2 columns of 54 mm each are too narrow for type "
        "of 10 points, on a page of 148 mm\n"
        '  mend: take wider paper (a4, b5, letter), or write columns = "1"',
    ),
    "text that is not UTF-8": (
        instead("02-the-stairs.md", b"caf\xe9\n"),
        "02-the-stairs.md:1:4: error[not-utf8] this file is not UTF-8 (byte 0xe9)\n"
        "  mend: save it again with the encoding UTF-8",
    ),
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one edition in which nothing is wrong, stood in."""
    shutil.copytree(Path(__file__).parent / "lamp", tmp_path / "manuscript" / "lamp")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def output(desk: Path) -> Path:
    """Where an earlier build lies."""
    folder = desk / "output" / "lamp"
    folder.mkdir(parents=True)
    for name, data in OLD.items():
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture
def presses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses that need no time."""
    quick = {"epub": lambda *_: b"a new EPUB", "print": lambda *_: b"a new PDF"}
    monkeypatch.setattr(publish, "PRESSES", quick)
    # What they say is no PDF, and preflight would refuse it.
    monkeypatch.setattr(publish, "looked_over", lambda *_: ())


def held(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_manuscript_that_is_made_wrong_is_right(desk: Path) -> None:
    assert check(desk / "manuscript" / "lamp", desk).diagnostics == ()


@pytest.mark.parametrize("case", CASES)
def test_a_wrong_manuscript_gets_one_message_and_leaves_earlier_output_alone(
    desk: Path, output: Path, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    change, message = CASES[case]
    change(desk / "manuscript" / "lamp")
    assert main(["build", "lamp"]) == 1
    said = capsys.readouterr()
    assert said.err.splitlines() == [
        "lamp: reading",
        *f"manuscript/lamp/{message}".splitlines(),
        "1 error; `tympan explain RULE` tells why a rule is there",
    ]
    assert said.out == ""
    assert held(output) == OLD


@pytest.mark.usefixtures("presses")
@pytest.mark.parametrize("blocked", ["output", "output/lamp"])
def test_a_file_in_the_place_of_the_output_folder_is_told(
    desk: Path, capsys: pytest.CaptureFixture[str], blocked: str
) -> None:
    (desk / blocked).parent.mkdir(exist_ok=True)
    (desk / blocked).write_bytes(b"a file")
    assert main(["build", "lamp"]) == 1
    said = capsys.readouterr()
    problem = "Not a directory" if blocked == "output" else "File exists"
    assert said.err.splitlines()[-3:] == [
        f"output/lamp: error[cannot-write] cannot write here: {problem}",
        "  mend: make the folder writable, or make room on the disk, and try again",
        "1 error; `tympan explain RULE` tells why a rule is there",
    ]
    assert said.out == ""
    assert (desk / blocked).read_bytes() == b"a file"


@pytest.mark.usefixtures("presses")
def test_what_is_wrong_in_one_edition_does_not_keep_another_from_the_press(
    desk: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "manuscript" / "another").mkdir()
    (desk / "manuscript" / "another" / "edition.toml").write_text("titel = 3\n", "utf-8")
    # One after the other, because another process would have the real presses.
    assert main(["build", "--jobs", "1"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [f"output/lamp/{name}" for name in OLD]
    assert held(output) == {"lamp.epub": b"a new EPUB", "lamp.pdf": b"a new PDF"}
    assert "manuscript/another/edition.toml:1:1: error[unknown-key]" in said.err
    assert not (desk / "output" / "another").exists()


def test_everything_that_is_wrong_is_told_at_once(
    desk: Path, output: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = ["an unknown key", "a speaker nobody declared", "a misquoting pull quote"]
    alone += ["a layout that is not there"]
    for case in alone:
        CASES[case][0](desk / "manuscript" / "lamp")
    assert main(["build", "lamp"]) == 1
    said = capsys.readouterr().err
    for case in alone:
        assert CASES[case][1].splitlines()[0] in said
    assert said.splitlines()[-1].startswith("4 errors; ")
    assert held(output) == OLD
