"""The output intent names the press by the text in its profile."""

from typing import Any

from pikepdf import String


def broken(bench: Any) -> Any:
    work = bench()
    work.pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("FOGRA39L coated")
    del work.pdf.Root.OutputIntents[0].DestOutputProfile
    return work
