"""Tell how far the work is: a spinner on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

Step = Callable[[str], None]


@contextmanager
def progress(stream: TextIO, quiet: bool = False) -> Iterator[Callable[[str], Step]]:
    """A function that, given an edition's name, gives the function that tells its steps."""
    if quiet:
        yield lambda _edition: lambda _step: None
    elif not stream.isatty():
        yield lambda edition: lambda step: _tell(f"{edition}: {step}", stream)
    else:
        from rich.console import Console
        from rich.text import Text

        with Console(file=stream).status("") as status:
            yield lambda edition: lambda step: status.update(Text(f"{edition}: {step}"))


def _tell(line: str, stream: TextIO) -> None:
    # That nobody listens any more is no reason to leave the work half done.
    with suppress(BrokenPipeError):
        print(line, file=stream, flush=True)
