"""Documents are read as WeasyPrint reads them."""

from pathlib import Path
from typing import Any

import pytest
import weasyprint

from tympan.compose import compose
from tympan.press.sheet import printed, serialized
from tympan.press.trees import tree
from tympan.publish import check

PROJECT = Path(__file__).parents[2]
EDITIONS = ("collection", "hebrew", "korean", "oral-history", "panel", "parallel", "photo-essay")


def told(element: Any) -> Any:
    """An element and all inside it, but for the space between the head and the body."""
    texts = [element.text or "", *(child.tail or "" for child in element)]
    if element.tag in ("html", "body"):
        texts = [text.strip() for text in texts]
    return element.tag, element.attrib, texts, [told(child) for child in element]


def as_weasyprint_reads(html: str) -> Any:
    return weasyprint.HTML(string=html).etree_element


@pytest.mark.parametrize("name", EDITIONS)
def test_editions_are_read_alike(name: str) -> None:
    checked = check(PROJECT / "tests" / "editions" / name, PROJECT)
    assert checked.edition and checked.layout
    html = serialized(printed(compose(checked.edition, checked.layout), "tympan"))
    read = tree(html)
    assert read is not None and told(read) == told(as_weasyprint_reads(html))


@pytest.mark.parametrize(
    "body",
    [
        "<p>one<p>two",
        "<p id=a>&amp; caf&eacute; \u00a0<br>&#8209;<!-- c --><img src=x>",
        "<ul><li>a<li>b <b>c</b></ul>",
        "<dl><div><dt>a<dd>b</div></dl><h1>one<br>two</h1>",
    ],
)
def test_short_documents_are_read_alike(body: str) -> None:
    html = f"<!DOCTYPE html><html><head><style>p > b {{ top: 0 }}</style></head><body>{body}</body>"
    read = tree(html)
    assert read is not None and told(read) == told(as_weasyprint_reads(html))


@pytest.mark.parametrize(
    "body",
    [
        "<p>one <aside>two</aside></p>",
        "<table><tr><td>one</table>",
        "<pre>\n\none</pre>",
        "<a href=x>one <em><a href=y>two</a></em></a>",
        "<svg><path/></svg>",
    ],
)
def test_what_would_be_read_otherwise_is_left_to_weasyprint(body: str) -> None:
    assert tree(f"<html><head></head><body>{body}</body></html>") is None


def test_what_is_no_whole_document_is_left_to_weasyprint() -> None:
    assert tree("<p>one</p>") is None
