"""What sheets ask that only a whole book knows."""

from pathlib import Path

import pytest

from tympan.cache import NOTHING
from tympan.press.formes.whole import Tag, asked

OUTER = (
    Tag("html", "", ()),
    Tag("body", "", ("columns",)),
    Tag("article", "front", ("unit",)),
    Tag("nav", "contents", ("contents",)),
    Tag("article", "ferry", ("unit",)),
)


def found(css: str) -> str:
    return asked(((Path("/pdf.css"), css),), OUTER, NOTHING)


@pytest.mark.parametrize(
    "css",
    [
        "@page :first { margin: 0 }",
        "@media print { @page :nth(2) { margin: 0 } }",
        "@page { @top-left { content: string(title, start) } }",
        "@page { @top-left { content: counter(chapter) } }",
        "@page { counter-increment: page 2 }",
        "h2::after { content: counter(page) }",
        "h2::before { content: counter(chapter) }",
        "h2::before { content: open-quote }",
        "a::after { content: target-counter(attr(href), chapter) }",
        "h2 { counter-reset: page 3 }",
        "h2 { position: running(head) }",
        ".opening { & h1 { position: fixed } }",
        "article:nth-of-type(2) h2 { color: red }",
        "article:not(:nth-child(1)) h2 { color: red }",
        "body > :nth-child(2) { color: red }",
        "body:has(#front) h2 { color: red }",
        "#front ~ .unit { color: red }",
    ],
)
def test_this_is_told_with_its_place(css: str) -> None:
    assert found(f"p {{ color: red }}\n{css}").startswith("/pdf.css:2 asks for `")


@pytest.mark.parametrize(
    "css",
    [
        "@page a:left { @top-left { content: string(a, last) counter(page, lower-roman) } }",
        "@page { @top-left { content: counter(page) '/' counter(pages) } }",
        ".unit ~ .unit { break-before: right }",
        ".unit + .unit > p:first-child { color: red }",
        "p:nth-child(2) ~ p, h2:has(+ p) { color: red }",
        ".turn { counter-increment: turn; position: relative }",
        "li::marker { content: counter(list-item) '.' }",
        ".contents a::after { content: leader('.') target-counter(attr(href), page) }",
    ],
)
def test_this_every_unit_knows_by_itself(css: str) -> None:
    assert found(css) == ""
