"""What stands in the margins of a page: nothing on openers and blanks, no title twice."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from weasyprint.formatting_structure import boxes

from tympan.compose import compose
from tympan.press.lines import lines_of
from tympan.press.plain import laid_out
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
COLLECTION = PROJECT / "tests" / "editions" / "collection"


@pytest.fixture(scope="module", params=["plain", "feature"])
def pages(request: pytest.FixtureRequest) -> list[Any]:
    """The pages of a collection: openers, a blank one, and sections that open within a page."""
    checked = check(COLLECTION, PROJECT, request.param)
    assert checked.edition is not None and checked.layout is not None
    galley = replace(compose(checked.edition, checked.layout), ticket=checked.ticket)
    return list(laid_out(galley).document.pages)


def margins(page: Any) -> Iterator[str]:
    """What is printed in the margins of a page."""
    for box in page._page_box.children:
        if isinstance(box, boxes.MarginBox):
            text = "".join(part.text for part in box.descendants() if hasattr(part, "text"))
            if text.strip():
                yield text.strip()


def test_a_blank_page_is_blank(pages: list[Any]) -> None:
    blanks = [page for page in pages if page._page_box.page_type.blank]
    assert blanks
    for page in blanks:
        assert not list(margins(page)) and not list(lines_of(page))
        assert page._page_box.style["background_color"].alpha == 0


def test_an_opener_has_no_running_head_and_no_folio(pages: list[Any]) -> None:
    openers = [page for page in pages if any("opening" in name for name in page.anchors)]
    assert len(openers) >= 2 and not any(list(margins(page)) for page in openers)


def test_no_page_has_the_title_of_a_section_above_that_opens_on_it(pages: list[Any]) -> None:
    for page in pages:
        titles = {line.text.strip() for line in lines_of(page) if line.owner.endswith("-title")}
        assert not titles & set(margins(page))
