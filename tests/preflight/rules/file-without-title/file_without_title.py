"""Nobody gave it a name."""

from typing import Any


def broken(bench: Any) -> Any:
    work = bench()
    del work.pdf.docinfo.Title
    with work.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        del metadata["dc:title"]
    return work
