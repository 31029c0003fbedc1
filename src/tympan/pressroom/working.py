"""The process of a hand: `python -m tympan.pressroom.working HANDLE`, the handle of a pipe."""

import os
import signal
import sys
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection
from threading import Thread

from tympan.diagnostic import Fault, Lack
from tympan.pressroom.faults import Fell


def main(handle: int) -> None:
    """Do the work that comes through a pipe, and send steps and what came of it, until it closes.

    A work is a function and its arguments; it gets the function that tells its steps besides.
    """
    # Who is dismissed in the middle of some work clears up on the way out.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    Thread(target=_leave_with_our_master, daemon=True).start()
    pipe = Connection(handle)
    with suppress(EOFError, OSError):
        while True:
            work, arguments = pipe.recv()
            try:
                pipe.send(work(*arguments, pipe.send))
            except (Fault, Lack) as told:
                pipe.send(told)
            except Exception:
                pipe.send(Fell(traceback.format_exc()))


def _leave_with_our_master() -> None:
    """Wait until the process that started this one ends, however it ends, and then leave."""
    os.read(sys.stdin.fileno(), 1)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(int(sys.argv[1]))
