"""Tell how far the work is: a spinner on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Step = Callable[[str], None]


@contextmanager
def progress(stream: TextIO, quiet: bool = False) -> Iterator[Callable[[str], Step]]:
    """A function that, given an edition's name, gives the function that tells its steps."""
    if quiet:
        yield lambda _edition: lambda _step: None
    elif not stream.isatty():
        yield lambda edition: lambda step: print(f"{edition}: {step}", file=stream, flush=True)
    else:
        from rich.console import Console

        with Console(file=stream).status("") as status:
            yield lambda edition: lambda step: status.update(f"[bold]{edition}[/bold]: {step}")
