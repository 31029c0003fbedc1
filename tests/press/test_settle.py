"""A pull quote moves so that it tears no hole into the page."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.settle import holes, settled

CSS = """@page { size: 300px 200px; margin: 0 }
html { font-size: 10px; line-height: 20px; orphans: 2; widows: 2 } body, p, aside { margin: 0 }
aside { break-inside: avoid; height: 80px }"""


def typeset(document: HtmlElement) -> weasy.Document:
    text = html.tostring(document, encoding="unicode")
    return weasy.typeset(text, [(Path("pdf.css"), CSS)], (), {}, Span(Path("edition.toml")))


def page(before: int, after: str) -> HtmlElement:
    """Some paragraphs of one line, a pull quote of four, and what follows."""
    lines = "".join(f"<p id=b{n}>line</p>" for n in range(before))
    pull_quote = "<aside id=q role=doc-pullquote><p>words</p></aside>"
    return html.document_fromstring(f"<article id=i1>{lines}{pull_quote}{after}</article>")


LONG = f"<p id=long>{'<br>'.join(['after'] * 9)}</p>"
MORE = LONG.replace("long", "more")


@pytest.mark.parametrize("before", [7, 8])
def test_a_pull_quote_that_would_leave_a_hole_goes_behind_text_that_follows(before: int) -> None:
    document = page(before, LONG + MORE)
    assert holes(typeset(document), {"q"}) == ["q"]
    pages = settled(document, typeset)
    assert holes(pages, {"q"}) == []
    assert document.get_element_by_id("q").getprevious().get("id") in ("long", "more")


def test_a_pull_quote_that_fits_stays() -> None:
    document = page(3, LONG)
    settled(document, typeset)
    assert document.get_element_by_id("q").getprevious().get("id") == "b2"


def test_at_a_sections_end_it_goes_before_the_paragraph_it_stood_behind() -> None:
    document = page(8, "")
    settled(document, typeset)
    assert document.get_element_by_id("q").getnext().get("id") == "b7"


def test_no_word_is_lost_by_moving() -> None:
    document = page(8, LONG + MORE)
    words = sorted(document.text_content())
    settled(document, typeset)
    assert sorted(document.text_content()) == words
