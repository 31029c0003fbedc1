"""Styles that documents share are the styles that WeasyPrint works out for each."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import weasyprint
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.css.targets import TargetCollector

from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.seen import folio_of
from tympan.press.sheet import printed, serialized
from tympan.press.styles import StyleFor, Styles
from tympan.publish import check

AT = Span(Path("edition.toml"))
PROJECT = Path(__file__).parents[2]
CSS = """@layer late, early; @layer early { p { color: red; margin-left: 1em !important } }
@layer late { p { color: blue } } p + p, li ~ li { text-indent: 2em }
p.a { color: green !important } html { --far: 3em } p { padding-left: var(--far) }
p::before { content: "x" attr(id); font-size: 2em } em::after { content: "y"; color: inherit }
:lang(fr) { font-style: italic } [lang] { quotes: none } #b { float: footnote } .n { display: none }
"""
HTML = """<html lang=en><p id=a class=a>one <em>two</em></p><p>three <em>four</em></p><p>five
<p id=b lang=fr>six <em lang=en>seven</em></p><ul><li>a<li style="color: red">b<li>c</ul>
<p style="--far: 1em; color: blue">eight</p><table width=90><tr><td>x</table></body></html>"""


def styles(html: str, sheets: list[Any], shared: Styles | None) -> Mapping[Any, Any]:
    """The style of every element, and of what is added to it, by its place in the document."""
    page: Any = weasyprint.HTML(string=html)
    collector = TargetCollector()
    if shared is not None:
        page.styles = shared
    of = StyleFor if shared is not None else StyleFor.__base__
    every = [(weasyprint.html.UA_STYLESHEET, "user agent", None)]
    every += [(sheet, "user", None) for sheet in sheets]
    made = of(page, every, False, weasyprint.text.fonts.FontConfiguration(), collector)
    order = {element: number for number, element in enumerate(page.etree_element.iter())}
    found = {
        (order[element], pseudo): style
        for (element, pseudo), style in made.get_computed_styles().items()
    }
    return {**found, "anchors": list(collector.target_lookup_items)}


def told(found: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return {
        place: style if place == "anchors" else {name: style[name] for name in INITIAL_VALUES}
        for place, style in found.items()
    }


def test_styles_are_those_that_every_document_works_out_for_itself() -> None:
    sheets = [weasyprint.CSS(string=CSS)]
    shared = Styles()
    for html in (HTML, HTML.replace("two", "2"), HTML.replace("<p>three", "<p id=c lang=de>3")):
        assert told(styles(html, sheets, shared)) == told(styles(html, sheets, None))


@pytest.mark.parametrize(
    "css",
    [
        "p + p { color: red } p:first-child { color: blue }",
        "li ~ li { color: red } p:last-child { color: green } p:empty { top: 1px }",
        "p:has(em) { color: red } p:nth-last-child(2) { color: blue }",
        "p:last-of-type { color: red } p:only-of-type { color: blue }",
    ],
)
def test_what_matches_is_found_anew_where_elements_came_and_went(css: str) -> None:
    sheets, shared = [weasyprint.CSS(string=css)], Styles(bool(weasy.AHEAD.search(css)))
    for body in ("<p>a", "<p>a<p>b", "<h1>t</h1><p>a<p><em>b</em>", "<p>a<p><p>c<div></div>"):
        for html in (body, f"<div><p>z</div>{body}", f"<ul><li>a</ul>{body}<h2>u"):
            assert told(styles(html, sheets, shared)) == told(styles(html, sheets, None))


def test_a_document_may_bring_its_own_sheet() -> None:
    shared = Styles()
    for color in ("red", "blue"):
        sheet = weasyprint.CSS(string=f"p {{ color: {color} }}")
        assert told(styles("<p>a", [sheet], shared)) == told(styles("<p>a", [sheet], None))


def test_the_sheets_of_a_layout_give_the_same_styles() -> None:
    checked = check(PROJECT / "tests" / "editions" / "panel", PROJECT)
    assert checked.edition and checked.layout
    document = printed(compose(checked.edition, checked.layout), "tympan")
    sheets = [weasyprint.CSS(string=css) for _, css in checked.layout.sheets("pdf")]
    html = serialized(document)
    assert told(styles(html, sheets, Styles())) == told(styles(html, sheets, None))


def test_what_looks_the_same_in_two_documents_has_one_style() -> None:
    sheets, shared = [weasyprint.CSS(string=CSS)], Styles()
    before = styles(HTML, sheets, shared)
    after = styles(HTML.replace("six", "6").replace("<p>five", "<p class=a>5"), sheets, shared)
    other = [place for place in before if before[place] is not after[place]]
    [fifth] = {place[0] for place in other if place != "anchors"}
    assert before[fifth, None]["color"] != after[fifth, None]["color"]


def test_how_the_body_overflows_is_handed_on_to_the_pages_of_every_document() -> None:
    sheet = (Path("pdf.css"), "body { overflow: hidden }")
    for word in ("one", "two"):
        document = weasy.typeset(f"<body id=a>{word}", [sheet], (), {}, AT)
        assert document.pages[0]._page_box.style["overflow"] == "hidden"


def test_pages_that_look_the_same_have_one_style() -> None:
    css = "@page { @top-left { content: counter(page) } } @page :left { margin: 1cm } p + p { "
    css += "break-before: page } @page :nth(6) { margin: 2cm }"
    pages = weasy.typeset("<p>a<p>b<p>c<p>d<p>e<p>f", [(Path("pdf.css"), css)], (), {}, AT).pages
    styled = [id(page._page_box.style) for page in pages]
    assert styled[0] == styled[2] == styled[4] and styled[1] == styled[3]
    assert len({*styled}) == 3
    assert [folio_of(page) for page in pages] == list("123456")
