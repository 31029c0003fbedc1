"""Columns of a page: filled one by one, each with its own notes, level where a text ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import weasyprint.layout.page
from weasyprint.formatting_structure import boxes

from tympan.diagnostic import Span
from tympan.press import grid, weasy
from tympan.press.areas import areas_of
from tympan.press.lines import columns_of, lines_in
from tympan.press.seen import runs_of

CSS = """@page { size: 320px 200px; margin: 0; column-count: 2; column-gap: 20px }
@page { @footnote { margin-top: 10px } } @page whole { column-count: 1 }
html { font-size: 10px; line-height: 20px; orphans: 2; widows: 2 } body, p { margin: 0 }
h2 { margin: 20px 0 0; line-height: 20px; font-size: 10px; break-after: avoid }
figure, aside { margin: 0; break-inside: avoid } .whole { page: whole; break-after: page }
.note { float: footnote; line-height: 15px }"""


def typeset(html: str, css: str = "") -> weasy.Document:
    return weasy.typeset(html, [(Path("pdf.css"), CSS + css)], (), {}, Span(Path("edition.toml")))


def words(document: weasy.Document) -> list[list[str]]:
    """What stands in the columns of each page."""
    return [
        [" ".join(line.text for line in lines_in(column)) for column in columns_of(page)]
        for page in document.pages
    ]


def lines(first: int, last: int) -> str:
    """A paragraph of numbered lines."""
    return f"<p>{'<br>'.join(map(str, range(first, last + 1)))}</p>"


def numbers(first: int, last: int) -> str:
    return " ".join(map(str, range(first, last + 1)))


def notes_of(page: Any) -> Iterator[tuple[float, float, str]]:
    """The notes on a page: their left, the bottom of their area, their words."""
    for area in page._page_box.descendants():
        if isinstance(area, boxes.FootnoteAreaBox):
            text = "".join(part.text for part in area.descendants() if hasattr(part, "text"))
            yield area.position_x, area.position_y + area.margin_height(), text


def test_a_column_is_filled_before_the_next_and_a_page_before_the_next() -> None:
    assert words(typeset(lines(1, 34))) == [
        [numbers(1, 10), numbers(11, 20)],
        [numbers(21, 27), numbers(28, 34)],
    ]


def test_columns_are_apart_by_their_gap() -> None:
    [page] = typeset(lines(1, 20)).pages
    assert [(box.position_x, box.width) for box in columns_of(page)] == [(0, 150), (170, 150)]


def test_what_reads_from_the_right_begins_in_the_right_column() -> None:
    [page] = typeset(f"<html dir=rtl>{lines(1, 20)}").pages
    assert [box.position_x for box in columns_of(page)] == [170, 0]


def test_without_the_press_a_page_has_one_column(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weasyprint.layout.page, "block_level_layout", grid.root_layout)
    weasy.forget()
    assert words(typeset(lines(1, 20))) == [[numbers(1, 10)], [numbers(11, 20)]]
    weasy.forget()


# ---------------------------------------------------------------- where a text ends


@pytest.mark.parametrize(
    ("count", "levelled"),
    [
        (16, [numbers(1, 8), numbers(9, 16)]),
        (15, [numbers(1, 8), numbers(9, 15)]),
        # Neither column holds fewer lines of a paragraph than a page may.
        (3, [numbers(1, 3)]),
    ],
)
def test_the_columns_of_a_last_page_are_level(count: int, levelled: list[str]) -> None:
    assert words(typeset(lines(1, count))) == [levelled]


def test_before_a_page_in_one_column_columns_are_level() -> None:
    pages = words(typeset(f"{lines(1, 8)}<div class=whole>whole</div>{lines(9, 16)}"))
    assert pages == [
        [numbers(1, 4), numbers(5, 8)],
        ["whole"],
        [numbers(9, 12), numbers(13, 16)],
    ]


def test_where_the_next_thing_has_no_room_columns_share_what_is_left() -> None:
    tall = "<figure><div style='height: 120px'>tall</div></figure>"
    assert words(typeset(f"{lines(1, 16)}{tall}{lines(17, 18)}"))[0] == [
        numbers(1, 8),
        numbers(9, 16),
    ]


def test_a_sheet_may_leave_them_as_they_fall() -> None:
    assert words(typeset(lines(1, 12), "@page { column-fill: auto }")) == [
        [numbers(1, 10), numbers(11, 12)]
    ]


def test_no_head_is_left_alone_for_the_sake_of_level_columns() -> None:
    assert words(typeset("<h2>Head</h2><p>one<br>two")) == [["Head one two"]]


@pytest.mark.parametrize("whole", ["aside", "figure"])
def test_nothing_whole_is_broken_for_the_sake_of_level_columns(whole: str) -> None:
    held = f"<{whole}>{'<br>'.join('abcd')}</{whole}>"
    assert words(typeset(f"{held}<p>1<br>2")) == [["a b c d", "1 2"]]


# ---------------------------------------------------------------- notes


def noted(count: int, called_at: int) -> str:
    made = [str(number) for number in range(1, count + 1)]
    made[called_at - 1] += "<span class=note>note</span>"
    return f"<p>{'<br>'.join(made)}</p>"


@pytest.mark.parametrize(("called_at", "left"), [(3, 0), (13, 170)])
def test_a_note_stands_at_the_foot_of_the_column_that_calls_it(called_at: int, left: int) -> None:
    [page, _] = typeset(noted(24, called_at)).pages
    [(x, bottom, text)] = notes_of(page)
    assert (x, bottom, text) == (left, 200, "1. note")


def test_the_other_column_is_as_long_as_without_the_note() -> None:
    assert words(typeset(noted(24, 3)))[0] == [numbers(1, 8), numbers(9, 18)]


def test_notes_are_read_behind_their_column_and_are_none_of_the_text() -> None:
    html = noted(24, 3).replace("<p>", "<p id=p>").replace("class=note", "class=note id=n")
    document = typeset(html)
    assert [area.owner for area in areas_of(document.pages[0])] == ["p", "n", "p"]
    assert "note" not in "".join(run.text for run in runs_of(document.pages[0]))


def test_every_note_stands_once_where_columns_are_levelled() -> None:
    paragraphs = "".join(noted(2 + at % 3, 1 + at % 2) for at in range(14))
    found = [text for page in typeset(paragraphs).pages for _, _, text in notes_of(page)]
    assert "".join(found).count("note") == 14
    told = [int(part) for text in found for part in text.replace("note", "").split(". ") if part]
    assert told == list(range(1, 15))


def test_what_has_no_room_beside_its_note_goes_to_the_next_column_with_it() -> None:
    [page] = typeset(f"{lines(1, 7)}{noted(2, 2)}{lines(8, 9)}").pages
    assert [x for x, _, _ in notes_of(page)] == [170]
