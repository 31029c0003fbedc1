"""The process that sets the pages: warm, one order at a time, the newest first.

What takes long and is not looked at yet is done in a copy of the process, which can be ended in
the middle of anything when the next order comes, with nothing left half done in this one.
"""

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from tympan.diagnostic import Fault
from tympan.press.interrupt import Superseded
from tympan.preview.faults import fell
from tympan.preview.setting import (
    Set,
    afterwards,
    glimpse,
    paint,
    settle,
)
from tympan.preview.showing import Job, Order, Stopped

Pipe = Connection
UNHURRIED = 5  # how far the copy stands back behind what is looked at


def work(job: Job, desk: Pipe) -> None:
    """Set whatever is ordered and send what comes of it, until the desk says goodbye or is gone."""
    copy: _Copy | None = None
    before: Set | None = None
    try:
        with suppress(EOFError, BrokenPipeError, ConnectionResetError):
            while True:
                ready = wait([desk, copy.results] if copy else [desk])
                if copy and desk not in ready:
                    copy = copy if copy.relay(desk) else None
                    continue
                if copy:
                    copy.end()
                    copy = None
                order = newest(desk)
                if order is None:
                    return
                first = _send(job, order, desk, partial(glimpse, job, order, before, desk.poll))
                before = first or before
                settled = first and _send(
                    job, order, desk, partial(settle, first, desk.poll), first
                )
                before = settled or before
                copy = _Copy(job, settled) if settled else None
    finally:
        if copy:
            copy.end()


def newest(desk: Pipe) -> Order | None:
    """The last of the orders that wait, None for goodbye; the others are wanted no longer."""
    order: Order | None = desk.recv()
    while desk.poll():
        order = desk.recv()
    return order


def _send(
    job: Job, order: Order, desk: Pipe, make: Callable[[], Set | Stopped], sent: Set | None = None
) -> Set | None:
    """Make pages and send those that are looked at, unless the same were sent.

    When there are none it sends why, and gives None.
    """
    try:
        done = make()
        if isinstance(done, Set) and sent and sent.pages.version == done.pages.version:
            return done
        if isinstance(done, Set):
            painted = paint(done, done.watched)
    except Superseded:
        return None
    except Fault as fault:
        done = Stopped(order.version, fault.diagnostics)
    except Exception as wrong:
        traceback.print_exc()
        done = Stopped(order.version, (fell(job.folder, repr(wrong)),))
    if isinstance(done, Stopped):
        desk.send(done)
        return None
    desk.send(done.pages)
    desk.send(painted)
    return done


class _Copy:
    """A copy of this process at what comes afterwards."""

    def __init__(self, job: Job, done: Set) -> None:
        forked = get_context("fork")
        self.results, theirs = forked.Pipe(duplex=False)
        self._process = forked.Process(target=_send_rest, args=(job, done, theirs), daemon=True)
        sys.stdout.flush()
        self._process.start()
        theirs.close()

    def relay(self, desk: Pipe) -> bool:
        """Hand one result on to the desk; false when there are no more."""
        try:
            desk.send(self.results.recv())
        except EOFError:
            self.end()
            return False
        return True

    def end(self) -> None:
        """End it at once, wherever it is."""
        self._process.kill()
        self._process.join()
        self.results.close()


def _send_rest(job: Job, done: Set, results: Pipe) -> None:
    os.nice(UNHURRIED)
    for message in afterwards(job, done):
        results.send(message)
