"""What can be wrong with a source before a word of it is read, and why it matters."""

from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, error

FAULTS = MappingProxyType(
    {
        "source-not-readable": "What cannot be opened cannot be imported.",
        "source-empty": "A source without a word makes a manuscript without a word.",
        "source-not-text": "Pictures, sound and programs hold no text that can be taken over; "
        "read as text they would fill the manuscript with signs.",
        "source-too-large": "A file of such size is no interview, and reading it could take all "
        "of the machine's memory. The limits are far above any volume of interviews.",
        "source-broken": "A file that breaks the rules of its own format would be read in part, "
        "and words would be lost without a word about it.",
        "source-not-safe": "A text needs no entities and no outside files: they are used to make "
        "a program read what it was not given.",
    }
)


def fault(name: str, source: str, message: str, mend: str, line: int = 0) -> Fault:
    """One of the known faults of a source, to be raised."""
    if name not in FAULTS:
        raise KeyError(name)
    return Fault(error(name, Span(Path(source), line), message, mend))
