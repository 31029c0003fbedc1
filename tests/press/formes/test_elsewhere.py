"""A document that tells on which page something of another one stands."""

from pathlib import Path

import pytest

from tympan.diagnostic import Fault, Span
from tympan.press import weasy
from tympan.press.formes import elsewhere
from tympan.press.lines import lines_of

AT = Span(Path("edition.toml"))
CSS = """@page { size: 300px 120px; margin: 20px }
a::after { content: " on " target-counter(attr(href), page) }"""
HTML = "<p id=p><a href='#there'>it stands</a></p>"


def read() -> str:
    document = weasy.typeset(HTML, [(Path("pdf.css"), CSS)], (), {}, AT)
    texts = [box.text for box in document.pages[0]._page_box.descendants() if hasattr(box, "text")]
    assert list(lines_of(document.pages[0]))
    return "".join(texts)


def test_a_page_number_is_taken_from_what_is_known() -> None:
    with elsewhere.knowing({"there": 217}):
        assert read() == "it stands on 217"


def test_afterwards_nothing_is_known() -> None:
    with elsewhere.knowing({"there": 217}):
        read()
    with pytest.raises(Fault, match="there"):
        read()
