"""Two pull quotes stand on pages that face each other."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from tympan.diagnostic import Span


def broken(bench: Any) -> Any:
    work = bench()
    work.write(2, "A bell is a kind of room", 100, 200, 20, "0 0 0 1 k")
    work.write(3, "It waits to be struck", 100, 200, 20, "0 0 0 1 k")
    at = Span(Path("01.md"), 7, 1)
    quotes = (("abellisakindofroom", at), ("itwaitstobestruck", replace(at, line=30)))
    work.whence = replace(work.whence, pull_quotes=quotes)
    return work
