"""What can go wrong with an edition among many that is no fault of its manuscript's."""

from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Diagnostic, Span, error

FAULTS = MappingProxyType(
    {
        "printing-fell": "Printing an edition fell over something that no rule knows. The other "
        "editions were printed all the same.",
        "printing-died": "The process that prints an edition may be killed, mostly by a system "
        "that is short of memory. The edition is then tried once more, and told when that ends "
        "in the same way.",
        "one-name-twice": "What is printed lies in `output/` under the name of the edition's "
        "folder, so of two editions with one name only one would be left.",
    }
)
# The step at which an edition is tried once more.
AGAIN = "a process of it died; from the beginning, once more"


class Fell(Exception):
    """A fault of tympan's own in another process; its text is the traceback."""


class Died(Exception):
    """The process that was at some work died as often as it was tried; its text tells how."""


def fell(folder: Path, why: str) -> Diagnostic:
    """The diagnostic of a fault of tympan's own."""
    mend = "this is a fault of tympan: report it with the lines that it printed"
    return error("printing-fell", Span(folder), f"printing it fell over: {why}", mend)


def died(folder: Path, how: str, mend: str = "") -> Diagnostic:
    """The diagnostic of an edition whose process died as often as it was tried."""
    mend = mend or (
        "if memory is short, print fewer at once, such as --jobs 1; if it dies all the same, this "
        "is a fault of tympan: please report it"
    )
    return error("printing-died", Span(folder), f"this edition is not printed: {how}", mend)


def twice(folder: Path, other: Path) -> Diagnostic:
    """The diagnostic of an edition that would be printed over another one."""
    return error(
        "one-name-twice",
        Span(folder),
        f"this edition would be printed over another one called “{folder.name}”, {other}",
        "give one of the folders another name, or print each with a command of its own",
    )
