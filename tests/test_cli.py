"""The command line: paths on stdout, the rest on stderr, and an exit code that can be relied on."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pressroom import presses
from tympan import __version__, publish
from tympan.cli import BUG, DONE, LACKING, STOPPED, USAGE, WRONG, main
from tympan.commands.doctor import Found, State
from tympan.diagnostic import Lack

LAMP = Path(__file__).parent / "wrong" / "lamp"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of two editions, stood in, and presses that need no time."""
    for name in ("lamp", "stairs"):
        shutil.copytree(LAMP, tmp_path / "manuscript" / name)
    monkeypatch.chdir(tmp_path)
    presses = {
        kind: lambda galley, *_, kind=kind: f"{kind} in {galley.layout.name}".encode()
        for kind in ("epub", "print")
    }
    monkeypatch.setattr(publish, "PRESSES", presses)
    # What they say is no PDF, and preflight would refuse it.
    monkeypatch.setattr(publish, "looked_over", lambda *_: ())
    # On one core nothing is printed in other processes, which would have the real presses.
    monkeypatch.setattr("tympan.pressroom.printing.cores", lambda: 1)
    return tmp_path


@pytest.fixture
def run(project: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command: its exit code, what it printed, and what it told besides."""

    def ran(*words: str) -> tuple[int, str, str]:
        try:
            code = main(words)
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return ran


@pytest.fixture
def without_publisher(project: Path) -> None:
    """One edition of which there is a warning to give."""
    settings = project / "manuscript" / "lamp" / "edition.toml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace('publisher = "A Test Press"\n', ""), "utf-8")


# ---------------------------------------------------------------- the line itself


def test_version_is_printed(run: Run) -> None:
    assert run("--version") == (DONE, f"tympan {__version__}\n", "")


def test_help_names_every_command_and_every_exit_code(run: Run) -> None:
    code, out, _ = run("--help")
    assert code == DONE
    for command in ("build", "check", "explain", "layouts", "new", "doctor"):
        assert re.search(rf"^ +{command} ", out, re.MULTILINE)
    for number in (DONE, WRONG, USAGE, LACKING, BUG, STOPPED):
        assert re.search(rf"\b{number}\s", out[out.index("Exit codes") :])


@pytest.mark.parametrize(
    "words", [(), ("biuld",), ("build", "--only", "mobi"), ("build", "--nosuch"), ("new",)]
)
def test_a_wrong_command_line_has_a_code_of_its_own(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (USAGE, "")
    assert err.startswith("usage: tympan")


# ---------------------------------------------------------------- build and check


def test_without_a_name_every_edition_is_built(run: Run) -> None:
    code, out, err = run("build")
    assert code == DONE
    assert out.splitlines() == [
        f"output/{name}/{name}.{kind}" for name in ("lamp", "stairs") for kind in ("epub", "pdf")
    ]
    printing = ("printing the EPUB", "printing the PDF", "looking at what was printed")
    told = []
    for number, name in enumerate(("lamp", "stairs"), 1):
        told += [f"{name}: {step}" for step in ("reading", "setting", *printing)]
        told.append(f"{name}: {number} of 2 done")
    assert err.splitlines() == [*told, "2 of 2 editions are printed"]


@pytest.mark.parametrize("name", ["stairs", "manuscript/stairs", "./manuscript/stairs/"])
def test_one_edition_is_built_by_name_or_path(run: Run, name: str) -> None:
    code, out, _ = run("build", name)
    assert (code, out) == (DONE, "output/stairs/stairs.epub\noutput/stairs/stairs.pdf\n")


def test_an_edition_elsewhere_is_built_into_the_folder_one_stands_in(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "manuscript" / "lamp")
    assert run("build", ".", "--only", "print")[:2] == (DONE, "output/lamp/lamp.pdf\n")


def test_only_one_kind_is_printed_and_the_other_left_as_it_was(run: Run, project: Path) -> None:
    run("build", "lamp")
    (project / "output/lamp/lamp.pdf").write_bytes(b"as it was")
    code, out, _ = run("build", "lamp", "--only", "epub")
    assert (code, out) == (DONE, "output/lamp/lamp.epub\n")
    assert (project / "output/lamp/lamp.pdf").read_bytes() == b"as it was"


def test_several_kinds_are_printed_when_each_is_asked_for(run: Run, project: Path) -> None:
    code, out, _ = run("build", "lamp", "--only", "epub", "--only", "print", "--only", "epub")
    assert (code, out) == (DONE, "output/lamp/lamp.epub\noutput/lamp/lamp.pdf\n")


def test_another_layout_is_used_when_asked_for(run: Run, project: Path) -> None:
    assert run("build", "lamp", "--layout", "plain")[0] == DONE
    assert (project / "output/lamp/lamp.pdf").read_bytes() == b"print in plain"


@pytest.mark.parametrize("command", ["build", "check"])
def test_a_layout_that_is_not_there_is_told_with_the_nearest(run: Run, command: str) -> None:
    code, out, err = run(command, "lamp", "--layout", "plian")
    assert (code, out) == (WRONG, "")
    assert "error[no-such-layout] there is no layout called “plian”\n" in err
    assert "  mend: did you mean “plain”?\n" in err


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_edition_that_is_not_there_is_told_with_the_nearest(run: Run, command: str) -> None:
    assert run(command, "lmap") == (
        WRONG,
        "",
        "manuscript/lmap: error[no-such-edition] there is no edition “lmap”\n"
        "  mend: did you mean “lamp”?\n"
        "1 error; `tympan explain RULE` tells why a rule is there\n",
    )


@pytest.mark.parametrize("command", ["build", "check"])
def test_without_a_manuscript_one_is_told_how_to_make_it(
    run: Run, project: Path, command: str
) -> None:
    shutil.rmtree(project / "manuscript")
    code, out, err = run(command)
    assert (code, out) == (WRONG, "")
    assert err.startswith("manuscript: error[no-editions] there is no edition here\n  mend: ")


def test_checking_says_nothing_when_nothing_is_wrong_and_prints_no_file(
    run: Run, project: Path
) -> None:
    assert run("check") == (DONE, "", "")
    assert not (project / "output").exists()


@pytest.mark.usefixtures("without_publisher")
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_warning_is_told_and_stops_nothing_unless_asked_to(run: Run, command: str) -> None:
    code, _, err = run(command, "lamp")
    assert code == DONE
    assert "edition.toml: warning[incomplete-metadata] `publisher` is missing\n" in err
    assert err.splitlines()[-1].startswith("1 warning; ")
    code, out, err = run(command, "lamp", "--strict")
    assert (code, out) == (WRONG, "")
    assert "edition.toml: error[incomplete-metadata] `publisher` is missing\n" in err


@pytest.mark.usefixtures("without_publisher")
def test_json_on_stdout_is_all_that_is_printed(run: Run) -> None:
    code, out, err = run("build", "lamp", "--json")
    assert (code, err) == (DONE, "")
    said = json.loads(out)
    assert said["files"] == ["output/lamp/lamp.epub", "output/lamp/lamp.pdf"]
    assert said["findings"] == [
        {
            "file": "manuscript/lamp/edition.toml",
            "line": 0,
            "column": 0,
            "severity": "warning",
            "rule": "incomplete-metadata",
            "message": "`publisher` is missing",
            "mend": 'add publisher = "…": who publishes this edition, be it a person',
        }
    ]


def test_json_is_printed_even_when_nothing_could_be_read(run: Run) -> None:
    code, out, err = run("check", "lmap", "--json")
    assert (code, err) == (WRONG, "")
    assert [one["rule"] for one in json.loads(out)["findings"]] == ["no-such-edition"]


# ---------------------------------------------------------------- many editions


@pytest.fixture
def by_name(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose editions do what they are called, in any process."""
    monkeypatch.setattr(publish, "publish", presses.by_name)
    monkeypatch.setattr("tympan.pressroom.printing.cores", lambda: 2)
    for name in ("torn", "falls", "lacks", "early", "late"):
        (project / "manuscript" / name).mkdir()
    return project


@pytest.mark.usefixtures("by_name")
def test_many_editions_are_told_in_the_order_asked_for_and_summed_up(run: Run) -> None:
    code, out, err = run("build", "late", "torn", "early")
    assert (code, out) == (WRONG, "output/late/late.txt\noutput/early/early.txt\n")
    assert err.splitlines()[-4:] == [
        "manuscript/a: error[torn] the sheet is torn",
        "  mend: take another",
        "2 of 3 editions are printed; not printed: torn",
        "1 error; `tympan explain RULE` tells why a rule is there",
    ]


@pytest.mark.usefixtures("by_name")
@pytest.mark.parametrize("at_once", ["1", "2"])
@pytest.mark.parametrize(
    ("names", "code", "last"),
    [
        (
            ("torn", "lacks"),
            LACKING,
            "tympan: there is no ink\n  to get it type: apt install ink\n",
        ),
        (("falls", "lacks"), BUG, "\n  please report it with the lines above\n"),
    ],
)
def test_the_worst_that_befell_one_of_many_is_told_last_and_is_the_code(
    run: Run, at_once: str, names: tuple[str, ...], code: int, last: str
) -> None:
    found, out, err = run("build", *names, "early", "--jobs", at_once)
    assert (found, out) == (code, "output/early/early.txt\n")
    assert err.endswith(last)
    assert ("RuntimeError: a cog broke" in err) == ("falls" in names)


@pytest.mark.usefixtures("by_name")
def test_many_editions_are_one_json_document(run: Run) -> None:
    code, out, err = run("build", "late", "falls", "early", "--json")
    assert code == BUG
    said = json.loads(out)
    assert said["files"] == ["output/late/late.txt", "output/early/early.txt"]
    assert [one["rule"] for one in said["findings"]] == ["printing-fell"]
    assert err.startswith("Traceback")


def test_one_edition_is_never_printed_over_another(run: Run, project: Path) -> None:
    shutil.copytree(LAMP, project / "other" / "lamp")
    code, out, err = run("build", "lamp", "other/lamp")
    assert (code, out) == (WRONG, "")
    assert err.startswith("other/lamp: error[one-name-twice] ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--jobs", "0"), "argument --jobs: “0” is no number of editions: use 1, 2, 3 …"),
        (("--jobs", "all"), "argument --jobs: “all” is no number of editions"),
        (("--scheduler", "nowhere"), "argument --scheduler: “nowhere” is no address"),
        (("--scheduler", "http://here:1"), "argument --scheduler: “http://here:1” is no address"),
        (("--scheduler", "here:1", "--jobs", "2"), "not allowed with argument"),
    ],
)
def test_where_and_how_many_at_once_must_make_sense(
    run: Run, words: tuple[str, ...], said: str
) -> None:
    code, out, err = run("build", *words)
    assert (code, out) == (USAGE, "")
    assert said in err


# ---------------------------------------------------------------- the other commands


def test_explain_tells_the_reason_of_one_rule_or_of_all(run: Run) -> None:
    assert run("explain", "unclosed-quotation")[1].startswith("unclosed-quotation\nAn error: ")
    assert "unclosed-quotation (error)\n" in run("explain")[1]


def test_explain_of_an_unknown_rule_is_a_mistake(run: Run) -> None:
    code, out, err = run("explain", "unclosed-qotation")
    assert (code, out) == (WRONG, "")
    assert "explain: error[no-such-rule] there is no rule “unclosed-qotation”\n" in err
    assert "  mend: did you mean “unclosed-quotation”?\n" in err


def test_layouts_are_listed_and_one_is_told_in_full(run: Run) -> None:
    assert {"feature", "plain"} <= {line.split()[0] for line in run("layouts")[1].splitlines()}
    assert "\npaper 148 × 210 mm, bleed 3 mm\n" in run("layouts", "plain")[1]
    assert run("layouts", "plian")[0] == WRONG


def test_a_new_manuscript_is_made_once(run: Run) -> None:
    code, out, err = run("new", "spring")
    assert code == DONE
    assert "manuscript/spring/edition.toml" in out.splitlines()
    assert err == "now edit them, and type: tympan build spring\n"
    code, out, err = run("new", "spring")
    assert (code, out) == (WRONG, "")
    assert "error[already-there]" in err


def test_a_name_that_cannot_be_one_is_a_mistake(run: Run, project: Path) -> None:
    code, _, err = run("new", "../spring")
    assert code == WRONG
    assert "error[not-a-name]" in err
    assert not (project / "spring").exists()


def test_doctor_says_by_its_code_whether_something_is_missing(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [Found("Python", State.PRESENT, "3")]
    monkeypatch.setattr("tympan.commands.doctor.diagnose", lambda: found)
    assert run("doctor") == (DONE, "✓ Python  3\n", "")
    found.append(Found("ink", State.MISSING, command="buy ink"))
    code, out, _ = run("doctor")
    assert code == LACKING
    assert "buy ink" in out


# ---------------------------------------------------------------- when it does not go well


def stopping(problem: BaseException) -> Callable[..., bytes]:
    """A press in which something happens."""

    def press(*_: object) -> bytes:
        raise problem

    return press


STOPS = [
    (KeyboardInterrupt(), STOPPED, "tympan: stopped; earlier output is as it was"),
    (RuntimeError("a cog broke"), BUG, "RuntimeError: a cog broke"),
    (
        Lack("there is no ink", "apt install ink"),
        LACKING,
        "tympan: there is no ink\n  to get it type: apt install ink",
    ),
]


@pytest.mark.parametrize(("problem", "code", "said"), STOPS)
def test_whatever_stops_a_press_has_its_code_and_leaves_earlier_output_whole(
    run: Run,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: BaseException,
    code: int,
    said: str,
) -> None:
    (project / "output" / "lamp").mkdir(parents=True)
    earlier = {"lamp.epub": b"earlier EPUB", "lamp.pdf": b"earlier PDF"}
    for name, data in earlier.items():
        (project / "output" / "lamp" / name).write_bytes(data)
    monkeypatch.setattr(publish, "PRESSES", dict.fromkeys(("epub", "print"), stopping(problem)))
    found, out, err = run("build", "lamp")
    assert (found, out) == (code, "")
    assert said in err
    assert ("Traceback" in err) == (code == BUG)
    left = {file.name: file.read_bytes() for file in (project / "output" / "lamp").iterdir()}
    assert left == earlier
