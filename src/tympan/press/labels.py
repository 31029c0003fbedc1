"""Page numbers that begin again: counted anew in the pages, and told to who looks at the file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from tympan.galley import Galley

if TYPE_CHECKING:
    from tympan.press.weasy import Document


def restarts(galley: Galley) -> bool:
    """Whether what stands before the first interview is counted for itself, in Roman numerals."""
    return galley.edition.is_collection and galley.layout.options.get("front-folios") == "roman"


def restart(galley: Galley, pages: "Document") -> tuple[Path, str]:
    """A sheet by which the page that the first interview begins is page 1."""
    first = galley.edition.interviews[0].id
    number = next(number for number, page in enumerate(pages.pages, 1) if first in page.anchors)
    return Path("folios.css"), f"@page :nth({number}) {{ counter-reset: page 1 }}"


def label(file: pikepdf.Pdf, folios: Sequence[str]) -> None:
    """Tell viewers the numbers of the pages, where they are not simply counted from 1."""
    if any(folio.isalpha() for folio in folios):
        front = sum(folio.isalpha() for folio in folios)
        roman, arabic = Dictionary(S=Name.r), Dictionary(S=Name.D)
        file.Root.PageLabels = Dictionary(Nums=Array([0, roman, front, arabic]))
