"""The pages before a collection's first interview are counted i, ii, iii, and then from 1."""

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tympan.compose import compose
from tympan.galley import Galley, Wishes
from tympan.press.pdf import bound, pdf, screen
from tympan.press.plain import laid_out
from tympan.press.seen import folio_of
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
COLLECTION = PROJECT / "tests" / "editions" / "collection"
COUNTED = ["i", "ii", "iii", "iv", "1", "2", "3", "4", "5"]


@pytest.fixture(scope="module")
def galley() -> Galley:
    """The collection in a layout that counts so."""
    checked = check(COLLECTION, PROJECT)
    assert checked.edition is not None and checked.layout is not None
    options: Mapping[str, object] = {**checked.layout.options, "front-folios": "roman"}
    layout = replace(checked.layout, options=options)
    galley = compose(checked.edition, layout)
    return replace(galley, ticket=checked.ticket, wishes=Wishes(pages=True))


def test_the_first_interview_begins_at_1_on_the_right(galley: Galley) -> None:
    pages = laid_out(galley).document.pages
    shown = [folio_of(page) for page in pages]
    assert shown == ["", "ii", "iii", "", "", "2", "", "4", "5"]
    first, *_ = [
        at for at, page in enumerate(pages) if galley.edition.interviews[0].id in page.anchors
    ]
    assert COUNTED[first] == "1" and first % 2 == 0


def test_the_contents_tell_the_same_numbers(galley: Galley) -> None:
    contents = laid_out(galley).document.pages[2]
    texts = [box.text for box in contents._page_box.descendants() if hasattr(box, "text")]
    assert [text for text in texts if re.fullmatch(r"\d+|[ivx]+", text)][:2] == ["1", "3"]


@pytest.mark.parametrize("press", [pdf, screen])
def test_both_files_tell_them_to_who_looks_for_a_page(galley: Galley, press: object) -> None:
    assert callable(press)
    document = pypdfium2.PdfDocument(io.BytesIO(press(bound(galley))))
    assert [document.get_page_label(at) for at in range(len(document))] == COUNTED
