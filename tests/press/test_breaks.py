"""Lines break where it does not disturb reading."""

from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from tympan.diagnostic import Span
from tympan.press import weasy
from tympan.press.breaks import HYPHENATED, bad_breaks, paragraphs
from tympan.press.settle import settled

CSS = """@page { size: 300px 100px; margin: 0 }
html { font-size: 10px; line-height: 20px; orphans: 1; widows: 1; text-align: justify }
html { hyphens: auto } p { margin: 0 }"""


def typeset(document: HtmlElement) -> weasy.Document:
    text = html.tostring(document, encoding="unicode")
    return weasy.typeset(text, [(Path("pdf.css"), CSS)], (), {}, Span(Path("edition.toml")))


def paragraph(words: str) -> HtmlElement:
    return html.document_fromstring(f"<html lang=en><article id=i1><p id=a>{words}</p></article>")


def lines(document: HtmlElement) -> list[str]:
    """The lines as they are when all is mended."""
    return [
        line.text.strip() for _, held in paragraphs(settled(document, typeset)) for line, _ in held
    ]


RUNT = "a canal took the rain without a sound and from the workshop came <em>one</em> bell"
REST = (
    "somebody understands remember particularly hammering remember from came workshop took melting "
    "remember remember founders took carefully everything temperature listening conversation "
    "instruments everything carefully"
)
LADDER = (
    "workshop remarkable instruments another sound temperature understands another listening "
    "considerable remarkable took took hammering apprentices particularly remarkable a came "
    "apprentices another came a workshop remarkable"
)
TURN = (
    "everything the melting from apprentices canal hammering the somebody a because took the sound "
    "apprentices temperature the because afterwards without particularly the it sound workshop "
    "without particularly came a because carefully rain somebody founders canal temperature from "
    "considerable"
)
LOOSE = "considerations of notwithstanding responsibilities and the incomprehensibilities"


@pytest.mark.parametrize("words", [RUNT, REST, LADDER, TURN])
def test_what_breaks_badly_is_found_and_mended_with_the_same_letters(words: str) -> None:
    document = paragraph(words)
    assert bad_breaks(typeset(document))
    letters = "".join(document.text_content().split())
    assert not bad_breaks(settled(document, typeset))
    assert "".join(document.text_content().split()) == letters


def test_the_last_line_holds_more_than_a_short_word() -> None:
    assert lines(paragraph(RUNT))[-1].split() == ["one", "bell"]


def test_the_last_line_is_not_the_rest_of_a_word() -> None:
    assert not lines(paragraph(REST))[-2].endswith(HYPHENATED)


def test_no_more_than_two_lines_in_a_row_end_in_a_hyphen() -> None:
    broken = "".join("-" if line.endswith(HYPHENATED) else " " for line in lines(paragraph(LADDER)))
    assert "-" in broken and "---" not in broken


def test_no_page_ends_inside_a_word() -> None:
    pages = settled(paragraph(TURN), typeset)
    ends = [line.text.strip() for _, held in paragraphs(pages) for line, is_end in held if is_end]
    assert len(ends) > 1 and not any(end.endswith(HYPHENATED) for end in ends)


def test_a_paragraph_that_would_become_too_loose_is_left_as_it_was() -> None:
    document = paragraph(LOOSE)
    before = html.tostring(document)
    pages = settled(document, typeset)
    assert bad_breaks(pages) and html.tostring(document) == before
