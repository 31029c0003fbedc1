"""The index of names with its pages: the same in print and in the EPUB."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests.bare import BARE
from tympan import layout as layouts
from tympan.compose import compose
from tympan.diagnostic import Span
from tympan.galley import Galley
from tympan.model import Edition, IndexName, Interview, Paragraph, Section, Speaker, Text, Turn
from tympan.press.pdf import bound, screen
from tympan.press.plain import laid_out

AT = Span(Path("01-a.md"), 1, 1)
HALE = Speaker("hale", "Tom Hale", "Hale", "guest", AT)
WORDS = "Words that fill the page from its head to its foot and then go on to the next. " * 30
Index = Callable[[Galley], list[str]]


def edition(*blocks: Paragraph | Turn, index: tuple[str, ...] = ("Vera", "Zoe")) -> Edition:
    section = Section("s1", AT, "section", (Text("Vera", AT),), blocks)
    colophon = Section("colophon", AT, "colophon", (), (said("c", "Zoe set it."),))
    interview = Interview("i1", AT, BARE.title, "", "", (HALE,), (section,))
    names = tuple(IndexName(name, (name,), AT) for name in index)
    return replace(
        BARE,
        interviews=(interview,),
        index=names,
        back=(colophon,),
        date="2025",
        identifier="urn:x:1",
    )


def said(id: str, words: str) -> Paragraph:
    return Paragraph(id, AT, (Text(words, AT),))


@pytest.fixture(scope="module")
def galley(project: Path) -> Galley:
    """Vera on pages 2 and 4, Tom Hale speaking from 3 to 5, Zoe behind the index."""
    long = tuple(said(f"t{n}", WORDS + ("Vera" if n == 2 else "")) for n in range(5))
    blocks = (said("p1", f"Vera came. {WORDS * 2}"), Turn("t-001", AT, "hale", "Tom Hale", long))
    layout = layouts.find("plain", project, AT, {})
    return compose(edition(*blocks), layout)


def lines(galley: Galley) -> list[str]:
    """The lines of the index, without their links."""
    from lxml import html

    [found] = [one for unit in galley.units for one in unit.fragments if one.id == "index"]
    return [str(line.text_content()) for line in html.fromstring(found.xhtml).iter("li")]


def pages_with(words: str, data: bytes) -> list[int]:
    pages = pypdfium2.PdfDocument(io.BytesIO(data))
    texts = (page.get_textpage().get_text_range() for page in pages)
    return [number for number, text in enumerate(texts, 1) if words in text]


def test_before_the_pages_are_known_an_index_has_names_alone(galley: Galley) -> None:
    assert lines(galley) == ["Hale, Tom", "Vera", "Zoe"]


def test_the_index_tells_the_pages_on_which_print_has_each_name(galley: Galley) -> None:
    data = screen(bound(galley))
    hale, vera, zoe = lines(laid_out(galley).galley)
    last = len(laid_out(galley).document.pages)
    first, *_, end = pages_with("Words that", data)
    assert pages_with("Vera came", data) == [first]
    [again] = [page for page in pages_with("next. Vera", data)]
    assert vera == f"Vera, {first}, {again}"
    assert zoe == f"Zoe, {last}"
    assert hale == f"Hale, Tom, {pages_with('Tom Hale:', data)[0]}–{end}"


def test_what_print_has_is_what_the_galley_of_the_epub_has(galley: Galley) -> None:
    page = pages_with("Index of names", screen(bound(galley)))[0]
    text = pypdfium2.PdfDocument(io.BytesIO(screen(bound(galley))))[page - 1].get_textpage()
    printed = " ".join(text.get_text_range().split())
    assert " ".join(lines(laid_out(galley).galley)) in printed


def test_a_number_of_the_index_leads_to_the_name(galley: Galley) -> None:
    [found] = [
        one for unit in laid_out(galley).galley.units for one in unit.fragments if one.id == "index"
    ]  # fmt: skip
    ids = {id for page in laid_out(galley).document.pages for id in page.anchors}
    assert '<a href="#name-1">' in found.xhtml and "name-1" in ids


def test_a_galley_without_an_index_stays_as_it_is(galley: Galley) -> None:
    plain = replace(galley, index=())
    assert laid_out(plain).galley is plain
