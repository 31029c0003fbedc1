"""Processes that set parts of a book beside this one."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from tympan.diagnostic import Fault, Span, error
from tympan.press.compositors import compositors

SOURCE = Path(__file__).parents[2] / "src"
TORN = error("layout-broken", Span(Path("a.css"), 3), "a rule is torn", "mend it")


def doubled(number: int) -> tuple[int, int]:
    return 2 * number, os.getpid()


def torn(number: int) -> int:
    raise Fault(TORN)


def test_outcomes_come_in_order_from_other_processes() -> None:
    with compositors(2) as do:
        made = list(do(doubled, [3, 1, 2]))
    assert [number for number, _ in made] == [6, 2, 4]
    assert os.getpid() not in {process for _, process in made}


@pytest.mark.parametrize(("most", "jobs"), [(1, [1, 2, 3]), (4, [1, 2])])
def test_alone_or_for_little_work_nobody_is_hired(most: int, jobs: list[int]) -> None:
    with compositors(most) as do:
        assert {process for _, process in do(doubled, jobs)} == {os.getpid()}


def test_who_is_hired_already_does_little_work_too() -> None:
    with compositors(2) as do:
        do.prepare()
        assert os.getpid() not in {process for _, process in do(doubled, [1, 2])}


def test_what_goes_wrong_there_is_raised_here() -> None:
    with compositors(2) as do, pytest.raises(Fault) as raised:
        list(do(torn, [1, 2, 3]))
    assert raised.value.diagnostics == (TORN,)


def test_they_leave_when_who_hired_them_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "hiring.py"
    script.write_text(
        textwrap.dedent("""
            import os, time
            from tympan.press.compositors import compositors

            def tell(_):
                time.sleep(0.5)
                return os.getpid()

            if __name__ == "__main__":
                with compositors(2) as do:
                    print(*set(do(tell, [1, 2, 3])), flush=True)
                    time.sleep(60)
        """)
    )
    environment = {**os.environ, "PYTHONPATH": f"{SOURCE}{os.pathsep}{tmp_path}"}
    command = [sys.executable, "-P", str(script)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as hiring:
        assert hiring.stdout is not None
        hired = [int(process) for process in hiring.stdout.readline().split()]
        assert hired and all(map(lives, hired))
        hiring.send_signal(signal.SIGKILL)
        hiring.wait()
    for _ in range(100):
        if not any(map(lives, hired)):
            break
        time.sleep(0.1)
    assert not any(map(lives, hired))


def lives(process: int) -> bool:
    """Whether a process is there, and not only its name."""
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2][:3]
    except OSError:
        return False
