"""Lines of text stand on one grid, whatever stands between them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import weasyprint.layout.block

from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.press import grid, weasy
from tympan.press.lines import leading_of, lines_of
from tympan.press.pdf import laid_out
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
EDITIONS = {
    "ballerina": PROJECT / "manuscript" / "ballerina",
    "specimen": PROJECT / "layouts" / "specimen",
    "magazine": PROJECT / "tests" / "editions" / "magazine",
    "photo-essay": PROJECT / "tests" / "editions" / "photo-essay",
}
SET = [
    *(
        (name, layout)
        for name in ("ballerina", "specimen")
        for layout in ("plain", "feature", "conversation", "archive", "chapbook")
    ),
    ("magazine", "feature"),  # in two columns
    ("photo-essay", "feature"),
]
CSS = """@page { size: 300px 200px; margin: 0 } @page { @footnote { margin-top: 10px } }
html { font-size: 10px; line-height: 20px } body, p { margin: 0 } .note { float: footnote }
h2 { margin: 13px 0 8px; line-height: 24px; font-size: 10px } figure, ul { margin: 20px 0 }
.note { line-height: 15px } .note ul { margin: 0; padding: 0 }"""


def tops(html: str) -> list[float]:
    """Where the lines of text stand on the only page, by their tops."""
    document = weasy.typeset(html, [(Path("pdf.css"), CSS)], (), {}, Span(Path("edition.toml")))
    [page] = document.pages
    return [line.top for line in lines_of(page)]


FIGURE = "<figure id=f><div style='height: 31px'>&nbsp;</div></figure>"


def test_what_a_picture_takes_is_filled_up_half_above_and_half_below() -> None:
    assert tops(f"<p>one{FIGURE}<p>two") == [0, 44.5, 100]


def test_what_a_pair_of_pictures_takes_is_filled_up_as_well() -> None:
    figure = FIGURE.replace("id=f", "style=margin:0")
    row = f"<div style='display: flex; margin: 20px 0'>{figure}</div>"
    assert tops(f"<p>one{row}<p>two") == tops(f"<p>one{FIGURE}<p>two")


def test_at_a_pages_top_a_picture_is_filled_up_below() -> None:
    assert tops(FIGURE.replace("id=f", "id=f style='margin-top: 0'") + "<p>two") == [0, 60]


def test_a_head_is_filled_up_above() -> None:
    # 13 above, 24 for itself and 8 below make 45, and 60 are three lines.
    assert tops("<p>one<h2>Head</h2><p>two") == [0, 48, 80]


def test_what_a_note_holds_has_a_leading_of_its_own() -> None:
    with_list = "<p>one<span class=note>note<ul><li>item</ul>end</span>"
    document = weasy.typeset(with_list, [(Path("pdf.css"), CSS)], (), {}, Span(Path("e.toml")))
    area = document.pages[0]._page_box.children[1]
    assert area.height % 15 == pytest.approx(0)


def test_without_the_grid_lines_would_not_back_up(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = grid._off_grid_layout
    monkeypatch.setattr(weasyprint.layout.block, "block_level_layout", plain)
    weasy.forget()
    assert tops(f"<p>one{FIGURE}<p>two") == [0, 40, 91]


def off(document: weasy.Document) -> Iterator[tuple[int, str, float]]:
    """The lines of text that do not stand on the grid: their page, words and distance."""
    for number, page in enumerate(document.pages, 1):
        root = page._page_box.children[0]
        leading, top = leading_of(root), root.position_y
        for line in lines_of(page):
            is_text = abs(line.bottom - line.top - leading) < 0.01 and "opening" not in line.owner
            is_text = is_text and "pq" not in line.owner and "-f" not in line.owner
            distance = (line.top - top) % leading
            if is_text and min(distance, leading - distance) > 0.02:
                yield number, line.text, distance


@pytest.mark.parametrize(("name", "layout"), SET)
def test_every_line_of_text_in_an_edition_stands_on_the_grid(name: str, layout: str) -> None:
    checked = check(EDITIONS[name], PROJECT, layout)
    assert checked.edition is not None and checked.layout is not None
    galley = replace(compose(checked.edition, checked.layout), ticket=checked.ticket)
    assert list(off(laid_out(galley).document)) == []
