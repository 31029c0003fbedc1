"""Stop laying out between two pages when nobody waits for them any more.

WeasyPrint tells of every page through the logger `weasyprint.progress`, which is the one way that
it publishes to follow its work.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Superseded(BaseException):
    """What is being laid out is wanted no longer; no `except Exception` may keep it."""


@contextmanager
def interruptible(is_stale: Callable[[], bool]) -> Iterator[None]:
    """Raise `Superseded` at the first step of the layout inside the block at which `is_stale`."""

    def ask(record: logging.LogRecord) -> None:
        if is_stale():
            raise Superseded

    progress = logging.getLogger("weasyprint.progress")
    handler = logging.Handler()
    handler.emit = ask  # type: ignore[method-assign]
    before = progress.handlers[:], progress.level, progress.propagate
    progress.handlers, progress.propagate = [handler], False
    progress.setLevel(logging.INFO)
    try:
        yield
    finally:
        progress.handlers, progress.propagate = before[0], before[2]
        progress.setLevel(before[1])
