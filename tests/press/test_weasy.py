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
