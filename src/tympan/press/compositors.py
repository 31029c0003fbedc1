"""Compositors: processes beside this one that set parts of a book, where there are several."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# What each of them needs, loaded once before the first of them is asked.
LOADED = ["tympan.press.formes.forme", "tympan.press.finish", "tympan.press.screen"]
# So many jobs are worth hiring for.
ENOUGH = 3


@contextmanager
def compositors(most: int) -> Iterator["Workforce"]:
    """Up to so many compositors; none is hired before there is work for several."""
    workforce = Workforce(most)
    try:
        yield workforce
    finally:
        workforce.dismiss()


class Workforce:
    """Does jobs that know nothing of each other: here, or by compositors that it hires."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._is_hiring = self._is_dismissed = False
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        """The outcome of each job, in order; the first that fails raises what went wrong."""
        if self._most < 2 or len(jobs) < (1 if self._is_hiring else ENOUGH):
            return map(work, jobs)
        return self._hired().map(work, jobs)

    def prepare(self) -> None:
        """Hire them meanwhile, because there will be work: they are ready when it comes."""
        if self._most > 1 and not self._is_hiring:
            self._is_hiring = True
            threading.Thread(target=self._begin, daemon=True).start()

    def _begin(self) -> None:
        with suppress(RuntimeError):  # dismissed meanwhile
            for _ in range(self._most):
                self._hired().submit(os.getpid)

    def _hired(self) -> "ProcessPoolExecutor":
        import multiprocessing
        from concurrent.futures import ProcessPoolExecutor

        with self._lock:
            if self._is_dismissed:
                raise RuntimeError("dismissed")
            if self._pool is None:
                context = multiprocessing.get_context("forkserver")
                context.set_forkserver_preload(LOADED)
                self._pool = ProcessPoolExecutor(self._most, context, _watch_over)
                self._is_hiring = True
            return self._pool

    def dismiss(self) -> None:
        """Let all of them go when they have done what they are at."""
        with self._lock:
            self._is_dismissed = True
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)


def _watch_over() -> None:
    """End this process when the one that hired it is gone: nobody else would tell it."""
    from multiprocessing import connection, parent_process

    parent = parent_process()
    assert parent is not None

    def leave() -> None:
        connection.wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=leave, daemon=True).start()
