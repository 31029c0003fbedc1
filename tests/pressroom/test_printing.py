"""Many editions at once: each comes out as it would alone, whatever becomes of the others."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.pressroom.presses import TORN, by_name, jobs_of, wait_for
from tympan.cache import NOTHING, Nothing
from tympan.diagnostic import Fault
from tympan.pressroom.faults import AGAIN
from tympan.pressroom.job import Job, Outcome, printed_alone
from tympan.pressroom.printing import different, in_all, print_all
from tympan.publish import publish

PROJECT = Path(__file__).parents[2]
LAMP = PROJECT / "tests" / "wrong" / "lamp"


def nowhere(_: str) -> Callable[[str], None]:
    """Steps that nobody hears."""
    return lambda _: None


def files(outcomes: list[Outcome]) -> list[str]:
    """What was printed, by name."""
    return [file.name for outcome in outcomes for file in outcome.published.files]


def is_alive(pid: int) -> bool:
    """Whether a process does anything yet; one that ended and waits to be counted does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def is_gone_soon(pid: int) -> bool:
    """Whether a process ends within a few seconds."""
    for _ in range(1000):
        if not is_alive(pid):
            return True
        time.sleep(0.01)
    return False


# ---------------------------------------------------------------- what comes out


def test_two_at_once_are_printed_like_one_after_the_other(tmp_path: Path) -> None:
    printed = []
    for at_once in (1, 2):
        project = tmp_path / str(at_once)
        for name in ("lamp", "stairs"):
            shutil.copytree(LAMP, project / "manuscript" / name)
        press = partial(publish, kinds=("epub",))
        jobs = [Job(press, folder, project) for folder in sorted(project.glob("manuscript/*"))]
        outcomes = print_all(jobs, nowhere, at_once)
        assert not [said for outcome in outcomes for said in outcome.published.diagnostics]
        paths = [file for outcome in outcomes for file in outcome.published.files]
        printed.append({str(file.relative_to(project)): file.read_bytes() for file in paths})
    assert list(printed[0]) == ["output/lamp/lamp.epub", "output/stairs/stairs.epub"]
    assert printed[0] == printed[1]


def test_what_came_is_told_in_the_order_asked_for_not_in_that_of_coming(tmp_path: Path) -> None:
    outcomes = print_all(jobs_of(tmp_path, ["late", "early"]), nowhere, 2)
    assert files(outcomes) == ["late.txt", "early.txt"]


def test_the_longest_edition_is_begun_among_the_first(tmp_path: Path) -> None:
    begun: list[str] = []

    def telling(name: str) -> Callable[[str], None]:
        begun.append(name)
        return lambda _: None

    jobs = jobs_of(tmp_path, ["a", "b", "long"])
    (tmp_path / "manuscript" / "long" / "01.md").write_text("words")
    print_all(jobs, telling, 2)
    assert "long" in begun[:2]


@pytest.mark.parametrize("at_once", [1, 2])
def test_what_befalls_one_edition_stops_no_other(tmp_path: Path, at_once: int) -> None:
    names = ["torn", "falls", "a", "lacks", "b"]
    jobs = jobs_of(tmp_path, names)
    torn, falls, a, lacks, b = outcomes = print_all(jobs, nowhere, at_once)
    assert files([a, b]) == files(outcomes) == ["a.txt", "b.txt"]
    assert torn.published.diagnostics == (TORN,)
    assert [said.rule for said in falls.published.diagnostics] == ["printing-fell"]
    assert "RuntimeError: a cog broke" in falls.fell
    assert lacks.lack == ("there is no ink", "apt install ink")
    whole = in_all(jobs, outcomes, NOTHING)
    assert [file.name for file in whole.files] == ["a.txt", "b.txt"]
    assert [said.rule for said in whole.diagnostics] == ["torn", "printing-fell"]
    assert whole.notes == ("2 of 5 editions are printed; not printed: torn, falls, lacks",)


def test_every_step_is_told_of_its_edition_and_an_empty_one_at_the_end(tmp_path: Path) -> None:
    steps: dict[str, list[str]] = {"a": [], "b": []}
    print_all(jobs_of(tmp_path, ["a", "b"]), lambda name: steps[name].append, 2)
    assert steps == {"a": ["printing", ""], "b": ["printing", ""]}


def test_one_edition_is_printed_in_this_very_process(tmp_path: Path) -> None:
    """A press that no other process could import."""
    (job,) = jobs_of(tmp_path, ["a"])
    press = lambda *_, **ways: by_name(tmp_path / "b", tmp_path, **ways)  # noqa: E731
    assert files(print_all([replace(job, press=press)], nowhere)) == ["b.txt"]


def test_of_one_edition_nothing_is_said_in_all(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, ["torn"])
    assert in_all(jobs, print_all(jobs, nowhere), NOTHING).notes == ()


def test_what_there_is_to_say_of_the_cache_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"a file")
    jobs = [replace(job, cache=str(tmp_path / "kept")) for job in jobs_of(tmp_path, ["a", "b"])]
    outcomes = print_all(jobs, nowhere, 2)
    (note,) = outcomes[0].notes
    assert note.startswith("nothing is kept for the next build: ")
    whole = in_all(jobs, outcomes, Nothing((note,)))
    assert whole.notes == (note, "2 of 2 editions are printed")


# ---------------------------------------------------------------- one after the name of another


def test_an_edition_that_is_asked_for_twice_is_printed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "manuscript" / "a"
    folder.mkdir(parents=True)
    assert different([folder, Path("manuscript/a")]) == [folder]


def test_an_edition_is_not_printed_over_another_one_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Fault, match=r"^other/a: error\[one-name-twice\] .* “a”, manuscript/a\n"):
        different([tmp_path / "manuscript" / "a", tmp_path / "other" / "a"])


# ---------------------------------------------------------------- when a process dies


def test_an_edition_whose_process_was_killed_is_printed_at_the_second_try(tmp_path: Path) -> None:
    steps: list[str] = []
    telling = {"dies-once": steps.append, "b": lambda _: None}.__getitem__
    outcomes = print_all(jobs_of(tmp_path, ["dies-once", "b"]), telling, 2)
    assert files(outcomes) == ["dies-once.txt", "b.txt"]
    assert steps == [AGAIN, "printing", ""]


def test_an_edition_whose_process_is_killed_again_is_told_and_the_others_are_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcomes = print_all(jobs_of(tmp_path, ["dies", "a", "b"]), nowhere, 2)
    assert files(outcomes) == ["a.txt", "b.txt"]
    (said,) = outcomes[0].published.diagnostics
    assert str(said).startswith(
        "manuscript/dies: error[printing-died] this edition is not printed: its process died "
        "twice (Killed, signal 9)\n  mend: if memory is short, print fewer at once, "
    )


def test_an_edition_whose_compositor_was_killed_is_printed_without(tmp_path: Path) -> None:
    steps: list[str] = []
    (job,) = jobs_of(tmp_path, ["loses-a-compositor"])
    outcome = printed_alone(replace(job, cores=2), steps.append)
    assert files([outcome]) == ["loses-a-compositor.txt"]
    assert steps == [AGAIN, "printing"]


def test_where_no_process_can_be_started_every_edition_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    for outcome in print_all(jobs_of(tmp_path, ["a", "b"]), nowhere, 2):
        (said,) = outcome.published.diagnostics
        assert "its process cannot be started: Resource temporarily unavailable" in str(said)


# ---------------------------------------------------------------- when it is stopped


def test_ctrl_c_stops_every_process_and_says_what_was_done(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path, ["writes-long", "a", "b"])

    def telling(_: str) -> Callable[[str], None]:
        def step(said: str) -> None:
            if said == "sleeping":
                wait_for(tmp_path / "output" / "b" / "b.txt")
                os.kill(os.getpid(), signal.SIGINT)

        return step

    with pytest.raises(KeyboardInterrupt, match=r"^[12] of 3 editions are printed, what "):
        print_all(jobs, telling, 2)
    assert not is_alive(int((tmp_path / "pid").read_text()))
    assert list((tmp_path / "output" / "writes-long").iterdir()) == []


def python(*words: str) -> "subprocess.Popen[str]":
    """Another Python, in which all of this can be imported."""
    path = os.pathsep.join((str(PROJECT / "src"), str(PROJECT)))
    environment = os.environ | {"PYTHONPATH": path}
    return subprocess.Popen(
        [sys.executable, *words], env=environment, stderr=subprocess.PIPE, text=True
    )


RUN = """
import sys
from pathlib import Path
from tests.pressroom.presses import jobs_of
from tympan.pressroom.printing import print_all
print_all(jobs_of(Path(sys.argv[1]), sys.argv[2:]), lambda _: lambda _: None, 2)
"""


def test_when_a_run_is_killed_its_processes_end_and_clear_up(tmp_path: Path) -> None:
    with python("-c", RUN, str(tmp_path), "a", "writes-long") as run:
        wait_for(tmp_path / "output" / "writes-long" / ".writes-long.txt.part")
        run.kill()
    assert is_gone_soon(int((tmp_path / "pid").read_text()))
    assert list((tmp_path / "output" / "writes-long").iterdir()) == []


def test_a_run_that_was_killed_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["one", "two", "three", "four", "five"]
    for name in names:
        shutil.copytree(LAMP, tmp_path / "manuscript" / name)
    monkeypatch.chdir(tmp_path)
    build = ("-m", "tympan", "build", "--only", "epub", "--jobs", "2", "--cache", "kept", *names)
    with python(*build) as run:
        assert run.stderr
        done = next(line for line in run.stderr if " 1 of 5 done" in line).partition(":")[0]
        run.kill()
    with python(*build) as run:
        _, said = run.communicate()
    assert run.returncode == 0
    lines = said.splitlines()
    assert f"{done}: nothing has changed since it was printed" in lines
    printed = {line.partition(":")[0] for line in lines if line.endswith(": reading")}
    assert printed and done not in printed
    assert lines[-1] == "5 of 5 editions are printed"
