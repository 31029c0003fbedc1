"""What is read off laid-out pages."""

from pathlib import Path

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.lines import lines_of


def typeset(html: str, css: str = "") -> weasy.Document:
    return weasy.typeset(html, [(Path("pdf.css"), css)], (), {}, Span(Path("edition.toml")))


def test_lines_tell_the_nearest_id_and_where_they_stand() -> None:
    css = "@page { margin: 0 } * { margin: 0; line-height: 20px }"
    [page] = typeset("<div id=a><p>one<br>two</p></div><p id=b>three</p>", css).pages
    assert [(line.owner, line.top) for line in lines_of(page)] == [
        ("a", 0),
        ("a", 20),
        ("b", 40),
    ]


def test_lines_tell_their_words_without_what_a_sheet_adds() -> None:
    css = "@page { size: 300px 200px; margin: 0 } * { margin: 0; line-height: 20px }"
    css += ".note { float: footnote }"
    [page] = typeset("<p id=a>one <em>two</em><span class=note>note</span></p>", css).pages
    assert [line.text for line in lines_of(page)] == ["one two"]


def test_a_line_that_is_spaced_out_tells_by_how_much() -> None:
    css = "@page { size: 300px 200px; margin: 0 } p { text-align: justify; font-size: 10px }"
    [page] = typeset(f"<p id=a>{'considerable ' * 8}</p>", css).pages
    first, last = lines_of(page)
    assert 0 < first.widened < 3 and last.widened == 0
