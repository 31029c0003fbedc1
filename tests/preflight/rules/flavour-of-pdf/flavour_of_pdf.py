"""A file of PDF/X-4 is sent to a shop that asks for PDF/X-1a."""

from typing import Any

from pikepdf import String


def broken(bench: Any) -> Any:
    work = bench("kdp", trim="6x9", pages=24)
    work.pdf.docinfo.GTS_PDFXVersion = String("PDF/X-3:2003")
    work.options = {"force_version": "1.5"}
    return work
