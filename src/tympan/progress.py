"""Tell how far the work is: what is at work on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from threading import Lock
from typing import TextIO

Step = Callable[[str], None]
Show = Callable[[str, list[str]], None]


@contextmanager
def progress(stream: TextIO, quiet: bool = False, of: int = 1) -> Iterator[Callable[[str], Step]]:
    """A function that, given an edition's name, gives the function that tells its steps.

    Steps come from any thread, and an empty one is an edition's last; by those it is told how many
    of several are done.
    """

    def telling(show: Show) -> Callable[[str], Step]:
        board = _Board(show, of)
        return lambda edition: partial(board.tell, edition)

    if quiet:
        yield lambda _edition: lambda _step: None
    elif not stream.isatty():
        yield telling(lambda line, _: _tell(line, stream))
    else:
        from rich.console import Console
        from rich.text import Text

        with Console(file=stream).status("") as status:
            yield telling(lambda _, lines: status.update(Text("\n".join(lines))))


class _Board:
    """What is at work now, and how many editions are done."""

    def __init__(self, show: Show, of: int) -> None:
        self._show, self._of = show, of
        self._lock = Lock()
        self._at_work: dict[str, str] = {}
        self._done: set[str] = set()

    def tell(self, edition: str, step: str) -> None:
        """Show a step, unless it comes late, as it may from afar."""
        with self._lock:
            if edition in self._done:
                return
            if step:
                self._at_work[edition] = f"{edition}: {step}"
            else:
                self._at_work.pop(edition, None)
                self._done.add(edition)
            counted = [f"{len(self._done)} of {self._of} done"] if self._of > 1 else []
            if step or counted:
                line = self._at_work.get(edition) or f"{edition}: {counted[0]}"
                self._show(line, [*counted, *self._at_work.values()])


def _tell(line: str, stream: TextIO) -> None:
    # That nobody listens any more is no reason to leave the work half done.
    with suppress(BrokenPipeError):
        print(line, file=stream, flush=True)
