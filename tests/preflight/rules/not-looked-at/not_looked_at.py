"""A picture stands in the code of the page itself."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    work.paint(2, "q 10 0 0 10 99 99 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q")
    return work
