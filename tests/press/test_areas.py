"""Where words and pictures stand on a page."""

from pathlib import Path

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.areas import Area, areas_of

PAGE = "@page { size: 300px 200px; margin: 0 } * { margin: 0; padding: 0; line-height: 20px }"


def areas(html: str, css: str = "") -> list[Area]:
    sheet = [(Path("pdf.css"), PAGE + css)]
    [page] = weasy.typeset(html, sheet, (), {}, Span(Path("edition.toml"))).pages
    return list(areas_of(page))


def test_the_lines_of_a_block_are_one_area() -> None:
    [first, second] = areas("<p id=a>one<br>two</p><p id=b>three</p>")
    assert (first.owner, first.left, first.top, first.bottom) == ("a", 0, 0, 40)
    assert (second.owner, second.top, second.bottom) == ("b", 40, 60)
    assert 0 < first.right < 150


def test_a_block_that_is_broken_over_columns_has_an_area_in_each() -> None:
    css = "body { columns: 2; column-gap: 0; height: 40px }"
    found = areas("<p id=a>1<br>2<br>3<br>4</p>", css)
    assert [(area.owner, area.left, area.top, area.bottom) for area in found] == [
        ("a", 0, 0, 40),
        ("a", 150, 0, 40),
    ]


def test_a_note_has_an_area_of_its_own_at_the_foot() -> None:
    css = ".note { float: footnote } @page { @footnote { margin: 0 } }"
    found = areas("<p id=a>one<span class=note id=n1>the note</span></p>", css)
    assert [area.owner for area in found] == ["a", "n1"]
    assert found[1].bottom == 200


def test_running_heads_have_none() -> None:
    assert areas("<p>no id</p>", '@page { margin-top: 30px; @top-left { content: "head" } }') == []
