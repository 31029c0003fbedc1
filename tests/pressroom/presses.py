"""A press that stands in for `publish`, for processes that import it by name."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from multiprocessing import parent_process
from pathlib import Path
from typing import Any

from tympan.diagnostic import Lack, Span, error
from tympan.place import place
from tympan.press.means import Means
from tympan.pressroom.job import Job
from tympan.publish import Asked, Published, Step
from tympan.reprint import Reprint

TORN = error("torn", Span(Path("manuscript/a")), "the sheet is torn", "take another")
A_WHILE = 60  # seconds, so that a test that waits for it is seen to hang
NOBODY = Means()


def by_name(
    folder: Path,
    project: Path,
    step: Step = NOBODY.step,
    means: Means = NOBODY,
    marks: Path = Path(),
    **_: Any,
) -> Published:
    """Do with an edition what it is called; in the folder of marks it leaves and awaits some."""
    asked = Asked(folder, project, (str(marks),))
    made = means.where(make, asked, replace(means, step=step))
    if isinstance(made, Published):
        return made
    return Published(place(project / "output" / made.edition, made.files), ())


def make(asked: Asked, means: Means) -> Reprint | Published:
    """The name of an edition, as a file."""
    name, marks = asked.folder.name, Path(asked.kinds[0])
    match name:
        case "torn":
            return Published((), (TORN,))
        case "falls":
            raise RuntimeError("a cog broke")
        case "lacks":
            raise Lack("there is no ink", "apt install ink")
        case "dies":
            end(os.getpid())
        case "dies-once" if is_first(marks):
            end(os.getpid())
        case "worker-dies":
            end(os.getppid())
        case "worker-dies-once" if is_first(marks):
            end(os.getppid())
        case "loses-a-compositor":
            list(means.do(end_in, (1, 2, 3)))
        case "late":
            wait_for(asked.project / "output" / "early")
        case "sleeps":
            means.step("sleeping")
            wait_for(marks / "morning")
        case "writes-long":
            (marks / "pid").write_text(str(os.getpid()))
            os.fsync = lambda fd: sleep(means.step)
    means.step("printing")
    return Reprint(name, {f"{name}.txt": name.encode()}, (), ())


def end(process: int) -> None:
    """End a process as by `kill -9`, and wait to be ended with it."""
    os.kill(process, signal.SIGKILL)
    time.sleep(A_WHILE)


def end_in(_: int) -> None:
    """End a compositor, and nobody else."""
    if parent_process():
        end(os.getpid())


def is_first(marks: Path) -> bool:
    """Whether this is asked for the first time."""
    first = not (marks / "tried").exists()
    (marks / "tried").touch()
    return first


def sleep(step: Step) -> None:
    """Sleep in the middle of writing a file."""
    step("sleeping")
    time.sleep(A_WHILE)


def wait_for(path: Path) -> None:
    """Wait until it is there."""
    for _ in range(A_WHILE * 100):
        if path.exists():
            return
        time.sleep(0.01)


def jobs_of(project: Path, names: Sequence[str]) -> list[Job]:
    """A job for each of these names, with an empty folder; marks are left in the project."""
    for name in names:
        (project / "manuscript" / name).mkdir(parents=True, exist_ok=True)
    press = partial(by_name, marks=project)
    return [Job(press, project / "manuscript" / name, project) for name in names]
