"""Six pages in a row are blank."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    for page in work.pdf.pages[3:9]:
        page.obj.Contents = work.pdf.make_stream(b"")
    return work
