"""Pull quotes and pictures stand where they tear no hole, and where no other faces them."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.lines import lines_of
from tympan.press.settle import settled

CSS = """@page { size: 300px 200px; margin: 0 }
html { font-size: 10px; line-height: 20px; orphans: 2; widows: 2 } body, p, aside { margin: 0 }
aside, figure { break-inside: avoid; height: 80px; margin: 0 } h2 { break-after: avoid }
.drop-cap { float: left; line-height: 60px; font-size: 50px }"""


def typeset(document: HtmlElement) -> weasy.Document:
    text = html.tostring(document, encoding="unicode")
    return weasy.typeset(text, [(Path("pdf.css"), CSS)], (), {}, Span(Path("edition.toml")))


def sheet(body: str) -> HtmlElement:
    """A document of one section; the first two pages hold twenty lines, and face nothing."""
    section = f"<section class=section id=s1>{body}</section>"
    return html.document_fromstring(f"<article id=i1>{section}</article>")


def texts(name: str, lines: int, count: int) -> str:
    words = "<br>".join(["a line of text"] * lines)
    return "".join(f"<p id={name}{number}>{words}</p>" for number in range(count))


def quote(name: str) -> str:
    return f"<aside class=pull-quote id={name} role=doc-pullquote><p>lifted words</p></aside>"


def pages_with(pages: weasy.Document, name: str) -> list[int]:
    return [
        number
        for number, page in enumerate(pages.pages, 1)
        if any(line.owner == name for line in lines_of(page))
    ]


def feet(pages: weasy.Document) -> list[int]:
    """How many lines are filled on each page."""
    return [round(max(line.bottom for line in lines_of(page)) / 20) for page in pages.pages]


@pytest.mark.parametrize("before", [7, 8])
def test_a_pull_quote_that_would_leave_a_hole_goes_elsewhere(before: int) -> None:
    document = sheet(texts("b", 1, before) + quote("q") + texts("a", 6, 6))
    assert feet(typeset(document))[0] == before
    assert feet(settled(document, typeset))[0] >= 9


def test_a_pull_quote_that_fits_stays() -> None:
    document = sheet(texts("b", 1, 3) + quote("q") + texts("a", 9, 1))
    settled(document, typeset)
    assert document.get_element_by_id("q").getprevious().get("id") == "b2"


def test_a_picture_that_would_leave_a_hole_goes_behind_text_that_follows() -> None:
    figure = "<figure id=f><div>&nbsp;</div></figure>"
    document = sheet(texts("b", 1, 7) + figure + texts("a", 4, 4))
    assert feet(typeset(document))[0] == 7
    assert feet(settled(document, typeset))[0] >= 9
    assert document.get_element_by_id("f").getprevious().get("id").startswith("a")


def test_two_pull_quotes_are_not_seen_at_once() -> None:
    document = sheet(
        texts("b", 3, 4) + quote("q") + texts("a", 3, 1) + quote("r") + texts("c", 3, 9)
    )
    spreads = [pages_with(typeset(document), name)[0] // 2 for name in "qr"]
    assert spreads[0] == spreads[1]
    pages = settled(document, typeset)
    spreads = [pages_with(pages, name)[0] // 2 for name in "qr"]
    assert spreads[0] != spreads[1]


def test_a_pull_quote_does_not_end_an_interview_to_make_room() -> None:
    document = sheet(texts("b", 1, 8) + quote("q") + texts("a", 2, 2))
    settled(document, typeset)
    assert document.xpath("//section/*[last()]/@id") == ["a1"]


def test_it_stays_in_its_interview_where_nothing_helps() -> None:
    document = sheet(
        texts("b", 2, 3) + quote("q") + texts("a", 2, 1) + quote("r") + texts("c", 2, 1)
    )
    pages = settled(document, typeset)
    assert pages_with(pages, "q") and pages_with(pages, "r")


def test_no_word_is_lost_by_moving() -> None:
    document = sheet(
        texts("b", 3, 4) + quote("q") + texts("a", 3, 1) + quote("r") + texts("c", 3, 9)
    )
    words = sorted(document.text_content())
    settled(document, typeset)
    assert sorted(document.text_content()) == words


@pytest.mark.parametrize(("lines", "capitals"), [(2, 0), (3, 1)])
def test_a_capital_three_lines_deep_begins_no_shorter_paragraph(lines: int, capitals: int) -> None:
    capital = "<span class=lead-in><span class=drop-cap>T</span>he</span>"
    words = "<br>".join(["words"] * lines)
    document = sheet(f"<p id=a>{capital} {words}</p>" + texts("b", 3, 1))
    settled(document, typeset)
    assert len(document.xpath("//span[@class='drop-cap']")) == capitals
    assert document.get_element_by_id("a").text_content().startswith("The words")
