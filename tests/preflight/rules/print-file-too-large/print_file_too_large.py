"""The file has more megabytes than the shop takes."""

from dataclasses import replace
from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    work.ticket = replace(work.ticket, printer=replace(work.ticket.printer, most_bytes=100_000))
    return work
