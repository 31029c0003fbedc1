"""What can go wrong in a preview that is no fault of a manuscript's."""

from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Diagnostic, Span, error

FAULTS = MappingProxyType(
    {
        "preview-fell": "The process that sets the pages fell over something that no rule knows. "
        "The preview goes on with the last good pages.",
        "name-one-edition": "A preview shows one edition, so where there are several it must "
        "be told which.",
    }
)


def fell(folder: Path, why: str) -> Diagnostic:
    """The diagnostic of a fault of tympan's own."""
    mend = "this is a fault of tympan: report it with the lines in the terminal, then save again"
    return error("preview-fell", Span(folder), f"setting the pages fell over: {why}", mend)
