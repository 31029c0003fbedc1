"""Two pages of an edition, as they are told to those who look."""

from pathlib import Path

from tympan.diagnostic import Diagnostic, Finding, Place, Printed, Severity, Span
from tympan.preview.showing import Pages, Region, Sheet, Spot

FIRST = Region("p1", (10, 10, 90, 20))
FILE = Path("manuscript/x/01-a.md")


def pages(version: int) -> Pages:
    """A paragraph on page 1 and one that goes on to page 2."""
    return Pages(
        version,
        "A Title",
        "ltr",
        False,
        (
            Sheet(
                1, "1", 400, 600, (Region("p1", (10, 10, 90, 20)), Region("p2", (10, 80, 90, 90)))
            ),
            Sheet(2, "2", 400, 600, (Region("p2", (10, 10, 90, 30)),)),
        ),
        {"p1": Spot(Span(FILE, 3, 1), "One."), "p2": Spot(Span(FILE, 5, 1), "Two.")},
        (),
        (),
    )


def finding(at: Span, printed: Printed | None = None) -> Diagnostic:
    """Something that was found there."""
    return Diagnostic("a-rule", Severity.ERROR, Finding(at, "wrong", "mend it", printed))


def printed(*places: Place) -> Printed:
    """Places in the print file."""
    return Printed(Path("output/x/x.pdf"), places)
