"""Where each printed page begins."""

from dataclasses import replace
from pathlib import Path

import pytest

from tympan.diagnostic import Span
from tympan.model import Edition, Figure, Interview, Paragraph, PullQuote, Section
from tympan.press import weasy
from tympan.press.letters import PICTURE
from tympan.press.pagemap import PageStart, folios, page_map
from tympan.press.seen import folio_of

AT = Span(Path("edition.toml"))
CSS = """@page { size: 300px 100px; margin: 0; @bottom-left { content: "p. " counter(page) } }
@page quiet { @bottom-left { content: none } }
* { margin: 0 } html { font-size: 10px; line-height: 20px; orphans: 1; widows: 1 }
.quiet { page: quiet } .fresh { break-before: page } .right { break-before: right }
.note { float: footnote } .shout { text-transform: uppercase }
.starred::before { content: "*" } .right { position: relative } .placed { position: absolute }"""


def typeset(html: str) -> weasy.Document:
    return weasy.typeset(html, [(Path("pdf.css"), CSS)], (), {}, AT)


def lines(first: int, last: int) -> str:
    """Words, each on a line of its own; five lines fill a page."""
    return "<br>".join(f"word{number}" for number in range(first, last + 1))


@pytest.fixture
def quoting(edition: Edition) -> Edition:
    """An edition with a pull quote `q`."""
    section = Section("s1", AT, "section", (), (PullQuote("q", AT, "words"),))
    return replace(edition, interviews=(Interview("i1", AT, "", "", "", (), (section,)),))


def starts(html: str, edition: Edition) -> list[tuple[str, str, str]]:
    """Owner, number and what is printed of the owner before, of every page."""
    return [
        (start.folio, start.owner, "".join(start.before.split()))
        for start in page_map(typeset(html), edition)
    ]


def test_a_page_may_begin_inside_a_paragraph(edition: Edition) -> None:
    html = f"<p id=a>{lines(1, 3)}</p><p id=b>{lines(4, 7)}</p>"
    assert starts(html, edition) == [("1", "a", ""), ("2", "b", "word4word5")]


def test_words_count_as_they_are_printed_and_only_once(edition: Edition) -> None:
    note = "<span class=note id=n>a note</span>"
    html = f"<p id=a class='shout starred'>{lines(1, 2)}{note}<br>{lines(3, 6)}</p>"
    [_, (_, owner, before)] = starts(html, edition)
    assert owner == "a"
    assert before.startswith("WORD1WORD2WORD3") and "note" not in before and "*" not in before


def test_an_element_inside_with_an_id_counts_for_itself(edition: Edition) -> None:
    html = f"<header id=a><p>{lines(1, 2)}</p><h1 id=t>{lines(3, 4)}</h1><p>{lines(5, 7)}</p>"
    assert starts(html, edition) == [("1", "a", ""), ("2", "a", "word1word2word5")]


def test_a_pull_quote_that_print_moved_begins_no_page(quoting: Edition) -> None:
    html = f"<p id=a>{lines(1, 5)}</p><aside id=q>{lines(1, 2)}</aside><p id=b>{lines(6, 7)}</p>"
    assert starts(html, quoting) == [("1", "a", ""), ("2", "b", "")]


def test_a_page_of_nothing_but_a_pull_quote_begins_with_the_next(quoting: Edition) -> None:
    html = f"<p id=a>{lines(1, 5)}</p><aside id=q>{lines(1, 5)}</aside><p id=b>end</p>"
    assert starts(html, quoting) == [("1", "a", ""), ("2", "b", ""), ("3", "b", "")]


def test_a_blank_page_is_not_listed_and_what_is_placed_absolutely_is(edition: Edition) -> None:
    html = "<p id=a>one</p><div class=right><div class=placed id=b>two</div></div>"
    assert starts(html, edition) == [("1", "a", ""), ("3", "b", "")]


def test_a_picture_is_one_letter_of_its_element(edition: Edition) -> None:
    picture = "<svg width=50 height=90><rect width=1 height=1 /></svg>"
    html = f"<figure id=f>{picture}<figcaption>{lines(1, 2)}</figcaption></figure>"
    assert starts(html, edition) == [("1", "f", ""), ("2", "f", PICTURE)]


def test_a_page_without_a_number_has_one_all_the_same(edition: Edition) -> None:
    html = "<p class=quiet id=a>one</p><p class=fresh id=b>two</p>"
    document = typeset(html)
    assert [folio_of(page) for page in document.pages] == ["", "p. 2"]
    assert page_map(document, edition)[0] == PageStart("1", "a", "")


@pytest.mark.parametrize(
    ("shown", "numbers"),
    [
        ([], []),
        (["", "", ""], ["1", "2", "3"]),
        (["", "2", "", "4", ""], ["1", "2", "3", "4", "5"]),
        (["", "ii", "iii", "", "", "2"], ["i", "ii", "iii", "iv", "1", "2"]),
        (["", "", "iii", "", "1"], ["i", "ii", "iii", "iv", "1"]),
        (["XIII", ""], ["XIII", "XIV"]),
        (["xxxix", "", "xli"], ["xxxix", "xl", "xli"]),
    ],
)
def test_pages_that_show_no_number_are_counted(shown: list[str], numbers: list[str]) -> None:
    assert list(folios(shown)) == numbers


def test_a_picture_that_print_moved_begins_no_page(edition: Edition) -> None:
    figure = Figure("f", AT, "x.png", "", (), "")
    text = (Paragraph("a", AT, ()), figure, Paragraph("b", AT, ()))
    section = Section("s1", AT, "section", (), text)
    made = replace(edition, interviews=(Interview("i1", AT, "", "", "", (), (section,)),))
    moved = f"<p id=a>{lines(1, 2)}</p><p id=b>{lines(3, 5)}</p><figure id=f>{lines(1, 5)}</figure>"
    assert starts(moved, made) == [("1", "a", "")]
    there = f"<p id=a>{lines(1, 5)}</p><figure id=f>{lines(1, 5)}</figure><p id=b>{lines(3, 5)}</p>"
    assert [owner for _, owner, _ in starts(there, made)] == ["a", "f", "b"]
