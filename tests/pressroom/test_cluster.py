"""The same on a Dask cluster, of two workers on this machine."""

import logging
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import dask
import pytest
from distributed import LocalCluster

from tests.pressroom.presses import TORN, jobs_of
from tympan.cache.opening import kept_in
from tympan.diagnostic import Lack
from tympan.press.means import Means
from tympan.pressroom import cluster
from tympan.pressroom.job import Job
from tympan.pressroom.parcel import made_with
from tympan.pressroom.printing import print_all
from tympan.publish import publish

PROJECT = Path(__file__).parents[2]


def nowhere(_: str) -> Callable[[str], None]:
    """Steps that nobody hears."""
    return lambda _: None


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster that tries a job on one other worker when the first one dies."""
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            processes=True,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            silence_logs=logging.CRITICAL,
        ) as local,
    ):
        yield local.scheduler_address


def test_what_comes_is_collected_and_put_in_place(tmp_path: Path, scheduler: str) -> None:
    steps: dict[str, list[str]] = {"torn": [], "falls": [], "a": [], "lacks": [], "b": []}
    jobs = jobs_of(tmp_path, list(steps))
    torn, falls, a, lacks, b = print_all(jobs, lambda name: steps[name].append, scheduler=scheduler)
    for name, outcome in (("a", a), ("b", b)):
        assert outcome.published.files == (tmp_path / "output" / name / f"{name}.txt",)
        assert outcome.published.files[0].read_bytes() == name.encode()
        assert steps[name] == ["printing", ""]
    assert torn.published.diagnostics == (TORN,)
    assert "RuntimeError: a cog broke" in falls.fell
    assert lacks.lack == ("there is no ink", "apt install ink")


def test_what_was_printed_on_a_cluster_is_kept_here_and_not_sent_again(
    tmp_path: Path, scheduler: str
) -> None:
    shutil.copytree(PROJECT / "tests" / "wrong" / "lamp", tmp_path / "manuscript" / "lamp")
    folder, press = tmp_path / "manuscript" / "lamp", partial(publish, kinds=("epub",))
    printed, steps = [], list[str]()
    for _ in range(2):
        steps.clear()
        with kept_in(str(tmp_path / "kept")) as cache:
            (outcome,) = print_all(
                [Job(press, folder, tmp_path)],
                lambda _: steps.append,
                scheduler=scheduler,
                means=Means(cache),
            )
        (file,) = outcome.published.files
        printed.append(file.read_bytes())
        file.unlink()
    assert steps == ["nothing has changed since it was printed", ""]
    assert printed[0] == printed[1]


@pytest.mark.long
def test_a_cluster_prints_the_same_bytes_as_one_core_and_as_four(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tympan.pressroom.printing.cores", lambda: 4)
    tests = PROJECT / "tests"
    printed: list[dict[str, bytes]] = []
    for at_once, address in ((1, None), (2, None), (0, scheduler)):
        project = tmp_path / str(len(printed))
        for edition in (tests / "wrong" / "lamp", tests / "editions" / "collection"):
            shutil.copytree(edition, project / "manuscript" / edition.name)
        folders = sorted(project.glob("manuscript/*"))
        jobs = [Job(partial(publish, kinds=()), folder, project) for folder in folders]
        outcomes = print_all(jobs, nowhere, at_once, address)
        paths = [file for outcome in outcomes for file in outcome.published.files]
        printed.append({str(file.relative_to(project)): file.read_bytes() for file in paths})
    assert len(printed[0]) == 4
    assert printed[0] == printed[1] == printed[2]


def test_a_job_whose_worker_dies_is_tried_on_another(tmp_path: Path, scheduler: str) -> None:
    (outcome,) = print_all(jobs_of(tmp_path, ["worker-dies-once"]), nowhere, scheduler=scheduler)
    assert [file.name for file in outcome.published.files] == ["worker-dies-once.txt"]
    assert (tmp_path / "tried").exists()


@pytest.mark.long
def test_a_job_whose_workers_all_die_is_told(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    dies, a = print_all(jobs_of(tmp_path, ["worker-dies", "a"]), nowhere, scheduler=scheduler)
    assert [file.name for file in a.published.files] == ["a.txt"]
    (said,) = dies.published.diagnostics
    assert str(said).startswith(
        "manuscript/worker-dies: error[printing-died] this edition is not printed: 2 machines died "
        "that were at it, and then as many\n  mend: "
    )


def at_sleep(act: Callable[[], object]) -> Callable[[str], Callable[[str], None]]:
    """Do something when an edition tells that it sleeps."""

    def step(said: str) -> None:
        if said == "sleeping":
            act()

    return lambda _: step


def test_ctrl_c_waits_for_no_worker(tmp_path: Path, scheduler: str) -> None:
    jobs = jobs_of(tmp_path, ["sleeps", "a"])
    stop = at_sleep(lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt, match=r"^[01] of 2 editions are printed, what "):
        print_all(jobs, stop, scheduler=scheduler)
    assert not (tmp_path / "output" / "sleeps").exists()
    (tmp_path / "morning").touch()


@contextmanager
def dask_command(*words: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A command of Dask, until it is wanted no longer."""
    with subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.long
def test_a_scheduler_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 60)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    port = address.rpartition(":")[2]
    jobs = jobs_of(tmp_path, ["sleeps"])
    with (
        dask_command("scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard") as run,
        dask_command("worker", address, "--no-dashboard", "--no-nanny"),
    ):
        (outcome,) = print_all(jobs, at_sleep(run.kill), scheduler=address)
    (said,) = outcome.published.diagnostics
    assert f"the scheduler at {address} does not answer any more" in str(said)
    assert not (tmp_path / "output").exists()


# ---------------------------------------------------------------- clusters that will not do


def test_a_worker_that_prints_with_something_else_is_refused(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = made_with()
    for other, command in (
        (ours.replace("tympan ", "tympan 9"), cluster.INSTALL),
        (ours.replace("Pango ", "Pango 9"), "tympan doctor"),
    ):
        monkeypatch.setattr(cluster, "made_with", lambda other=other: other)
        monkeypatch.setattr(cluster, "__version__", other.split()[1].rstrip(","))
        with pytest.raises(Lack, match=f"^tcp://.* has {ours}; .* is here, {other}$") as lack:
            print_all(jobs_of(tmp_path, ["a"]), nowhere, scheduler=scheduler)
        assert lack.value.command == command
    assert not (tmp_path / "output").exists()


def test_where_no_scheduler_is_the_command_that_starts_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    nobody = "tcp://127.0.0.1:9"
    with pytest.raises(Lack, match=f"^no Dask scheduler answers at {nobody}: ") as lack:
        print_all(jobs_of(tmp_path, ["a"]), nowhere, scheduler=nobody)
    assert lack.value.command == "dask scheduler --port 9"


def test_without_dask_the_command_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Lack, match="Dask, which runs clusters, is not installed") as lack:
        print_all(jobs_of(tmp_path, ["a"]), nowhere, scheduler="tcp://x:1")
    assert lack.value.command == cluster.INSTALL
