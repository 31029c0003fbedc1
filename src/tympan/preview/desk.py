"""The desk between the process that sets pages and the browsers that show them."""

import asyncio
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from tympan.preview.faults import fell
from tympan.preview.showing import Job, Message, Order, Stopped
from tympan.preview.shown import Shown, ordered, received
from tympan.preview.watching import folders
from tympan.preview.worker import work

MOST_WATCHED = 4  # pages
PATIENCE = 2  # seconds


class Desk:
    """What is shown now, for whoever wants to know when it changes."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.shown = Shown()
        self.is_closing = False
        self._changed = asyncio.Condition()
        self._watched: tuple[int, ...] = ()
        self._worker: Worker | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    # ------------------------------------------------------------ to and from the worker

    def order(self) -> None:
        """Have the edition set as it is now."""
        number = self.shown.ordered + 1
        self._tell(ordered(self.shown, number))
        if self._worker is None:
            loop = asyncio.get_running_loop()
            self._worker = Worker(
                self.job, lambda said: loop.call_soon_threadsafe(self._receive, said)
            )
        self._worker.send(Order(number, self._watched))

    def _receive(self, message: Message | None) -> None:
        if message is None:
            if self._worker:
                self._worker.end()
                self._worker = None
            if self.is_closing or self.shown.answered == self.shown.ordered:
                return
            why = "the process ended without a word"
            message = Stopped(2 * self.shown.ordered, (fell(self.job.folder, why),))
        self._tell(received(self.shown, message))

    def close(self) -> None:
        """Let go of the worker and of everybody who waits."""
        self.is_closing = True
        if self._worker:
            self._worker.end()
        self._tell(self.shown)

    # ------------------------------------------------------------ for those who look

    def folders(self) -> set[Path]:
        """The folders that what is shown was made of."""
        return folders(self.job, self.shown.pages.folders if self.shown.pages else ())

    def watch(self, number: int) -> None:
        """Remember that somebody looks at a page, so that it comes first the next time."""
        rest = tuple(other for other in self._watched if other != number)
        self._watched = (*rest, number)[-MOST_WATCHED:]

    async def painted(self, version: int, number: int) -> tuple[bytes, int] | None:
        """The PDF that holds a page and its index there, as soon as it is painted; None never."""
        while not self.is_closing:
            shown = self.shown
            if shown.pages is None or shown.pages.version != version:
                return None
            if not 0 < number <= len(shown.pages.sheets):
                return None
            for part in shown.painted:
                if number in part.numbers:
                    return part.pdf, part.numbers.index(number)
            await self._change(shown)
        return None

    async def changes(self) -> AsyncIterator[Shown]:
        """What is shown, now and after each change, until the desk is closed."""
        while not self.is_closing:
            shown = self.shown
            yield shown
            await self._change(shown)

    async def _change(self, seen: Shown) -> None:
        async with self._changed:
            await self._changed.wait_for(lambda: self.is_closing or self.shown is not seen)

    def _tell(self, shown: Shown) -> None:
        self.shown = shown
        task = asyncio.ensure_future(self._wake())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _wake(self) -> None:
        async with self._changed:
            self._changed.notify_all()


class Worker:
    """The process that sets pages, and the thread that hears it."""

    def __init__(self, job: Job, hear: Callable[[Message | None], object]) -> None:
        # A fresh process, not a copy: this one has threads, and no copy of them would run.
        fresh = get_context("spawn")
        self._pipe, theirs = fresh.Pipe()
        self._process: BaseProcess = fresh.Process(target=work, args=(job, theirs), daemon=False)
        # Ctrl-C reaches every process of a terminal; this one ends when it is told to.
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._process.start()
        signal.signal(signal.SIGINT, handler)
        theirs.close()
        threading.Thread(target=_listen, args=(self._pipe, hear), daemon=True).start()

    def send(self, order: Order) -> None:
        """Send an order; one that does not arrive is missed by nobody, for the next one will."""
        with suppress(OSError):
            self._pipe.send(order)

    def end(self) -> None:
        """Bid it goodbye, upon which it ends; a process that does not is ended."""
        with suppress(OSError):
            self._pipe.send(None)
        self._process.join(PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _listen(pipe: Connection, hear: Callable[[Message | None], object]) -> None:
    try:
        while True:
            hear(pipe.recv())
    except (EOFError, OSError):
        # Whoever would have heard it may be gone as well.
        with suppress(RuntimeError):
            hear(None)
