"""Compositors: processes beside this one that set parts of a book, where there are several."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# What each of them needs, loaded once before the first of them is asked.
LOADED = ["tympan.press.formes.forme"]
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
        self._pool: ProcessPoolExecutor | None = None

    def __call__(self, work: Callable[[Any], Any], jobs: Sequence[Any]) -> Iterable[Any]:
        """The outcome of each job, in order; the first that fails raises what went wrong."""
        if self._most < 2 or len(jobs) < (ENOUGH if self._pool is None else 2):
            return map(work, jobs)
        return self._hired().map(work, jobs)

    def prepare(self) -> None:
        """Hire them now, because there will be work: they are ready when it comes."""
        if self._most > 1:
            self._hired().submit(os.getpid)

    def _hired(self) -> "ProcessPoolExecutor":
        if self._pool is None:
            import multiprocessing
            from concurrent.futures import ProcessPoolExecutor

            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(LOADED)
            self._pool = ProcessPoolExecutor(self._most, context, _watch_over)
        return self._pool

    def dismiss(self) -> None:
        """Let all of them go when they have done what they are at."""
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
