"""Titles and pull quotes stand in lines of like length; text and justified lines stay."""

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from tympan.diagnostic import Span
from tympan.fonts import Face, faces_of
from tympan.press import weasy
from tympan.press.balance import balance, evened
from tympan.press.sheet import serialized

AT = Span(Path("edition.toml"))
SHEET = """
@page { size: 300pt 400pt; margin: 0 }
body { margin: 0; font: 24pt/30pt "Press Text"; text-align: left }
.even { text-align: justify }
"""
Typeset = Callable[[str], weasy.Document]


@pytest.fixture(scope="module")
def typeset() -> Typeset:
    faces: tuple[Face, ...] = faces_of({"text": "EB Garamond"}, AT)[:4]
    return lambda page: weasy.typeset(page, [(Path("pdf.css"), SHEET)], faces, {}, AT)


def lines(document: weasy.Document) -> list[str]:
    from tympan.press.lines import lines_of

    return [line.text.strip() for page in document.pages for line in lines_of(page)]


def broken(typeset: Typeset, body: str) -> list[str]:
    return lines(evened(f"<html><body>{body}</body></html>", typeset))


def test_a_last_line_of_one_word_is_evened_out(typeset: Typeset) -> None:
    title = "<h1 style='font-size: 36pt; line-height: 40pt'>The Weight of a Bow</h1>"
    assert lines(typeset(title)) == ["The Weight of a", "Bow"]
    assert broken(typeset, title) == ["The Weight", "of a Bow"]


def test_a_pull_quote_keeps_its_words_and_its_number_of_lines(typeset: Typeset) -> None:
    words = "Bad wood goes quiet the way a <em>shop</em> goes quiet when you walk in."
    quote = f'<p class="words"><span class="open-mark">“</span>{words}</p>'
    before, after = lines(typeset(quote)), broken(typeset, quote)
    assert len(before) == len(after) and before != after
    assert " ".join(before) == " ".join(after)
    assert len(after[-1]) > len(before[-1])


@pytest.mark.parametrize(
    "body",
    [
        "<p>Text runs on until it ends, and its last line is as long as it happens to be.</p>",
        '<p class="words even">What is set to both edges is filled, line after line after it.</p>',
        "<h1>One line</h1>",
        '<p class="words">Its author broke<br/>this one, and so it stays as it was broken</p>',
        "<h1>Donaudampfschifffahrtsgesellschaftskapitänswitwe</h1>",
    ],
)
def test_what_is_none_of_that_is_left_as_it_is(typeset: Typeset, body: str) -> None:
    assert broken(typeset, body) == lines(typeset(body))


def test_what_is_even_is_not_broken_again(typeset: Typeset) -> None:
    document = html.document_fromstring("<html><body><h1>The Weight of a Bow and So On</h1></body>")
    pages = typeset(serialized(document))
    assert balance(document, pages)
    assert not balance(document, typeset(serialized(document)))
