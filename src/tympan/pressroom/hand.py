"""A hand is a process that does one work after the other, and begins anew when it dies.

`multiprocessing` would start it too, but not in a worker of Dask, whose processes may have none of
their own; and a pool of processes falls as a whole when one dies, and cannot say over what.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from typing import Any

from tympan.pressroom.faults import AGAIN, Died, died
from tympan.pressroom.job import Job, Outcome, printed_alone
from tympan.publish import Published, Step

Work = Callable[[Job, Step], Outcome]
TRIES = 2
PATIENCE = 5  # seconds in which a hand clears up after itself when it is dismissed


class Dismissed(Exception):
    """The hand was told to stop in the middle of its work."""


@contextmanager
def hands(count: int) -> Iterator[Work]:
    """Work for so many threads, each with a hand; at the end all of them stop at once."""
    every = [Hand(Path.cwd()) for _ in range(count)]
    idle: SimpleQueue[Hand] = SimpleQueue()
    for hand in every:
        idle.put(hand)

    def work(job: Job, step: Step) -> Outcome:
        hand = idle.get()
        try:
            outcome: Outcome = hand.done(step, printed_alone, job)
            return outcome
        except Died as end:
            return Outcome(Published((), (died(job.folder, str(end)),)))
        finally:
            idle.put(hand)

    try:
        yield work
    finally:
        for hand in every:
            hand.dismiss()
        for hand in every:
            hand.wait()


class Hand:
    """One process, started in a folder when there is something to do."""

    def __init__(self, stands_in: Path) -> None:
        self._stands_in = stands_in
        self._lock = Lock()
        self._is_dismissed = False
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: Connection | None = None

    def done(self, step: Step, work: Callable[..., Any], *arguments: Any) -> Any:
        """What a function gives, or raises, there; it is tried again when the process dies.

        Raises `Died`, `Dismissed`, and `Fell` for a fault of tympan's own.
        """
        how = ""
        for attempt in range(TRIES):
            if attempt:
                step(AGAIN)
            try:
                pipe = self._started()
            except OSError as wrong:
                how = f"its process cannot be started: {wrong.strerror}"
                continue
            with suppress(OSError):
                pipe.send((work, arguments))
            try:
                while isinstance(said := pipe.recv(), str):
                    step(said)
            except (EOFError, ConnectionError):
                how = f"its process died twice ({self._buried()})"
                continue
            if isinstance(said, Exception):
                raise said
            return said
        raise Died(how)

    def _started(self) -> Connection:
        with self._lock:
            if self._is_dismissed:
                raise Dismissed
            if self._process is None or self._pipe is None:
                self._process, self._pipe = _start(self._stands_in)
            return self._pipe

    def _buried(self) -> str:
        """How the process ended, when nothing is left of it."""
        with self._lock:
            if self._process is None or self._is_dismissed:
                raise Dismissed
            process, self._process = self._process, None
        # It may have closed its end of the pipe and yet live on.
        process.kill()
        code = _ended(process)
        return f"{signal.strsignal(-code)}, signal {-code}" if code < 0 else f"exit code {code}"

    def dismiss(self) -> None:
        """Stop at once, even in the middle of something."""
        with self._lock:
            self._is_dismissed = True
            if self._process:
                self._process.terminate()

    def wait(self) -> None:
        """Wait until a dismissed hand has cleared up, or end it."""
        with self._lock:
            process, self._process = self._process, None
        if process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(PATIENCE)
            process.kill()
            _ended(process)


def _start(stands_in: Path) -> tuple["subprocess.Popen[bytes]", Connection]:
    ours, theirs = Pipe()
    # Ctrl-C reaches every process of a terminal; a hand ends when it is dismissed.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process = subprocess.Popen(
            [sys.executable, "-P", "-m", "tympan.pressroom.working", str(theirs.fileno())],
            cwd=stands_in,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            # Never written to: it closes when this process ends, however it ends.
            stdin=subprocess.PIPE,
            pass_fds=[theirs.fileno()],
        )
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
    return process, ours


def _ended(process: "subprocess.Popen[bytes]") -> int:
    """The exit code of a process that is at its end, negative for the signal that ended it."""
    if process.stdin:
        process.stdin.close()
    return process.wait()
