"""It does not say whether its colours overlap, nor when it was changed."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    del work.pdf.docinfo.Trapped
    del work.pdf.docinfo.ModDate
    return work
