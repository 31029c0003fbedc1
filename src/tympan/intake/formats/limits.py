"""How much a source may hold, so that reading it ends in bounded time and memory."""

from tympan.diagnostic import Fault
from tympan.intake.formats.faults import fault

# A volume of 75 interviews is 0.6 MB, 13,000 lines; a recording of ten hours has 15,000 cues.
LARGEST_TEXT = 32 * 1024 * 1024
MOST_LINES = 500_000
LONGEST_LINE = 4 * 1024 * 1024
MOST_TAGS = 1_000_000
# Markdown's own parser is slow with very long runs of unfinished markup.
LARGEST_MARKDOWN = 4 * 1024 * 1024

# A DOCX or an ODT is a zip: photographs make the file large, words never do.
LARGEST_FILE = 256 * 1024 * 1024
LARGEST_PART = 64 * 1024 * 1024
MOST_PARTS = 10_000

# Nobody nests headings, lists and tables as deep as this on purpose.
DEEPEST = 200


def refuse_size(name: str, found: int, most: int, unit: str) -> None:
    """Raise a fault when a source holds more than is read."""
    if found > most:
        raise too_large(name, f"it holds {found:,} {unit}, and at most {most:,} are read")


def refuse_lines(name: str, text: str) -> None:
    """Raise a fault when a text has more, or longer, lines than are read."""
    refuse_size(name, text.count("\n"), MOST_LINES, "lines")
    refuse_size(name, max(map(len, text.split("\n")), default=0), LONGEST_LINE, "characters a line")


def too_large(name: str, message: str) -> Fault:
    """The fault for a source that is larger than any interview."""
    return fault(
        "source-too-large",
        name,
        f"this is larger than any interview: {message}",
        "split it and import the parts, or check that it is the right file",
    )
