"""The door to WeasyPrint lets nothing in that was not handed in."""

from pathlib import Path

import pytest

from tympan.diagnostic import Fault, Span
from tympan.press import weasy

AT = Span(Path("edition.toml"))


def typeset(html: str, css: str = "") -> weasy.Document:
    return weasy.typeset(html, [(Path("pdf.css"), css)], (), {}, AT)


def test_a_rule_that_print_does_not_know_is_named_with_sheet_and_line() -> None:
    with pytest.raises(Fault, match=r"pdf\.css:2: error\[press-complains\].*text-wrap"):
        typeset("<p>x", "p { color: red }\np { text-wrap: balance }")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "http://127.0.0.1/x.png", "../x.png", "press:picture/no"]
)
def test_a_page_fetches_nothing_that_was_not_handed_in(address: str) -> None:
    with pytest.raises(Fault, match="press-complains"):
        typeset(f'<img src="{address}">')


def test_lines_tell_the_nearest_id_and_where_they_stand() -> None:
    css = "@page { margin: 0 } * { margin: 0; line-height: 20px }"
    [page] = typeset("<div id=a><p>one<br>two</p></div><p id=b>three</p>", css).pages
    assert [(line.owner, line.top) for line in weasy.lines_of(page)] == [
        ("a", 0),
        ("a", 20),
        ("b", 40),
    ]


def test_the_foot_of_a_page_is_above_its_notes() -> None:
    css = "@page { size: 300px 200px; margin: 0 } * { margin: 0; line-height: 20px }"
    css += "@page { @footnote { margin: 0 } } .note { float: footnote }"
    [page] = typeset("<p>one<span class=note>note</span></p>", css).pages
    assert weasy.foot_of(page) == 180
