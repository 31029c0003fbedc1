"""Initials stay with the name that they begin."""

from pathlib import Path

import pytest
from lxml import html

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.initials import keep_initials
from tympan.press.korean import JOINER
from tympan.press.lines import lines_of
from tympan.press.sheet import serialized

AT = Span(Path("edition.toml"))


def kept(body: str) -> html.HtmlElement:
    document = html.document_fromstring(f"<html><body>{body}</body></html>")
    keep_initials(document)
    return document


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("<p>Mr J. R. Ames said</p>", "Mr J. +R. +Ames said"),
        ("<p>А. П. Чехов</p>", "А. +П. +Чехов"),
        ("<p><em>U. Thant</em> and W. B. Yeats</p>", "U. +Thant and W. +B. +Yeats"),
        ("<p>e. g. this, i. e. that</p>", "e. g. this, i. e. that"),
        ("<p>It is the BBC. She works there.</p>", "It is the BBC. She works there."),
    ],
)
def test_a_space_behind_an_initial_does_not_break(body: str, joined: str) -> None:
    assert "".join(kept(body).itertext()).replace(JOINER, "+") == joined


@pytest.mark.parametrize("measure", [60, 90, 110, 130])
def test_no_line_ends_inside_a_name(measure: int) -> None:
    css = f"@page {{ size: {measure}px 400px; margin: 0 }} p {{ margin: 0; font-size: 16px }}"
    document = kept("<p id='p1'>and then said J. R. Ames, who knew</p>")
    pages = weasy.typeset(serialized(document), [(Path("pdf.css"), css)], (), {}, AT)
    texts = [line.text.replace(JOINER, "") for page in pages.pages for line in lines_of(page)]
    assert any("J. R. Ames" in text for text in texts)
