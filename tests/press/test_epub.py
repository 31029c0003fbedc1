"""The EPUB press, seen from the finished file."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from tympan import layout as layouts
from tympan.diagnostic import Fault, Span
from tympan.galley import Galley, Unit, Wishes
from tympan.press.epub import epub
from tympan.press.pagemap import PageStart

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# What makes Adobe's reading system, which is in many e-readers, drop a style sheet or crash.
FATAL_FOR_ADOBE = (
    r"\b(?:calc|var|min|max|clamp|env)\(",
    r"\d(?:rem|vw|vh|vmin|vmax)\b",
    r"@media[^{]*\{\s*\}",
)
LAYOUTS = sorted(layouts.known(Path(__file__).parents[2]))

Print = Callable[[Galley], zipfile.ZipFile]


def document(book: zipfile.ZipFile, path: str) -> etree._Element:
    return etree.fromstring(book.read(f"EPUB/{path}"))


def test_epubcheck_says_nothing(
    collection: Galley, cover: bytes, epubcheck: Callable[[bytes], list[str]]
) -> None:
    assert epubcheck(epub(collection, cover)) == []


@pytest.mark.parametrize("kind", ["feature", "collection"])
def test_the_same_galley_gives_the_same_bytes(
    kind: str, request: pytest.FixtureRequest, cover: bytes
) -> None:
    galley = request.getfixturevalue(kind)
    assert epub(galley, cover) == epub(galley, cover)


def test_every_link_resolves_and_every_file_is_named_in_ascii(
    volume: zipfile.ZipFile,
) -> None:
    book = volume
    files = {name.removeprefix("EPUB/") for name in book.namelist()}
    pages = {name: document(book, name) for name in files if name.endswith((".xhtml", ".ncx"))}
    links = 0
    for name, tree in pages.items():
        for link in (*tree.xpath("//@href"), *tree.xpath("//@src")):
            if "://" in link:
                continue
            path, _, id = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path))
            target = target if path else name
            assert target in files
            assert not id or pages[target].xpath("//*[@id=$id]", id=id)
            links += 1
    assert links > 20
    assert all(name.isascii() and " " not in name for name in files)


def test_links_between_sections_name_the_file_and_links_inside_one_do_not(
    book: zipfile.ZipFile,
) -> None:
    hrefs = document(book, "text/rage.xhtml").xpath("//*[local-name()='a']/@href")
    assert hrefs == ["#n1", "ballet.xhtml#pq1", "https://example.org/", "#n1-mark"]


def test_a_picture_is_shown_under_its_new_name(feature: Galley, book: zipfile.ZipFile) -> None:
    [image] = document(book, "text/rage.xhtml").iter(f"{XHTML}img")
    assert (image.get("src"), image.get("alt")) == ("../images/ol-1.png", "A red square")
    source = feature.edition.folder / "pictures" / "Öl 1.png"
    assert book.read("EPUB/images/ol-1.png") == source.read_bytes()


def test_each_document_says_its_language_its_direction_and_its_part(
    feature: Galley, printed: Print
) -> None:
    opening, first, second, colophon = feature.units[0].fragments
    hebrew = replace(second, language="he-IL")
    unit = Unit("talk", "", (opening, first, hebrew, colophon))
    book = printed(replace(feature, units=(unit,)))
    root = document(book, "text/ballet.xhtml")
    xml_lang = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    assert (root.get("lang"), xml_lang, root.get("dir")) == ("he-IL", "he-IL", "rtl")
    parts = {
        name: document(book, f"text/{name}.xhtml").find(f"{XHTML}body").get(EPUB_TYPE)
        for name in ("opening", "rage", "colophon")
    }
    assert parts == {"opening": "bodymatter", "rage": "bodymatter", "colophon": "backmatter"}
    spoken = [line.text for line in document(book, "content.opf").iter("{*}language")]
    assert spoken == ["en", "ko", "he-IL"]


def test_only_void_elements_close_themselves(book: zipfile.ZipFile) -> None:
    text = book.read("EPUB/text/rage.xhtml").decode()
    assert '<p class="empty"></p>' in text
    assert set(re.findall(r"<(\w+)[^>]*/>", text)) == {"link", "hr", "img"}


def test_a_template_that_is_not_xml_is_reported_with_what_breaks_it(
    feature: Galley, cover: bytes
) -> None:
    opening = feature.units[0].fragments[0]
    broken = replace(opening, xhtml='<p id="opening">one<br>two</p>')
    with pytest.raises(Fault, match=r"\[layout-broken\] the markup is not XML: Opening and"):
        epub(replace(feature, units=(Unit("talk", "", (broken,)),)), cover)


def test_the_cover_page_says_in_words_what_the_picture_shows(
    book: zipfile.ZipFile, cover: bytes
) -> None:
    [image] = document(book, "cover.xhtml").iter(f"{XHTML}img")
    assert (image.get("alt"), image.get("role")) == ("Ballet & Rage, Ann Writer", "doc-cover")
    assert book.read(f"EPUB/{image.get('src')}") == cover
    [item] = document(book, "content.opf").xpath("//*[@properties='cover-image']")
    assert item.get("href") == image.get("src")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layouts_style_sheet_is_one_that_old_e_readers_survive(
    name: str, feature: Galley, printed: Print, project: Path
) -> None:
    layout = layouts.find(name, project, Span(Path("edition.toml")), {})
    css = printed(replace(feature, layout=layout)).read("EPUB/css/book.css").decode()
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    assert [pattern for pattern in FATAL_FOR_ADOBE if re.search(pattern, css)] == []


STARTS = (
    PageStart("i", "opening", ""),
    PageStart("2", "p1", "A very"),
    PageStart("3", "ballet", ""),
)


def test_page_numbers_lead_to_the_words_from_the_navigation_and_the_old_contents(
    feature: Galley, cover: bytes, epubcheck: Callable[[bytes], list[str]]
) -> None:
    data = epub(feature, cover, STARTS)
    assert epubcheck(data) == []
    book = zipfile.ZipFile(io.BytesIO(data))
    [listed] = document(book, "nav.xhtml").findall(f".//{XHTML}nav[@role='doc-pagelist']")
    pages = [(link.text, link.get("href")) for link in listed.iter(f"{XHTML}a")]
    assert pages == [
        ("i", "text/opening.xhtml#page-i"),
        ("2", "text/rage.xhtml#page-2"),
        ("3", "text/ballet.xhtml#page-3"),
    ]
    [mark] = document(book, "text/rage.xhtml").xpath("//*[@role='doc-pagebreak']")
    assert (mark.get("aria-label"), mark.getnext().text) == ("2", "이충현")
    targets = list(document(book, "toc.ncx").iter("{*}pageTarget"))
    assert [(target.get("type"), target.get("value")) for target in targets] == [
        ("front", None),
        ("normal", "2"),
        ("normal", "3"),
    ]
    assert 'pageBreakSource">urn:uuid:' in book.read("EPUB/content.opf").decode()


def test_a_book_without_page_numbers_says_so(book: zipfile.ZipFile) -> None:
    assert 'pageBreakSource">none<' in book.read("EPUB/content.opf").decode()
    assert b"page-list" not in book.read("EPUB/nav.xhtml")
    assert b"pageList" not in book.read("EPUB/toc.ncx")


def test_fonts_may_be_left_out(feature: Galley, printed: Print) -> None:
    names = printed(replace(feature, wishes=Wishes(fonts=False))).namelist()
    assert not [name for name in names if "fonts/" in name or "licence" in name]


def test_every_font_has_a_rule_and_its_licence_lies_beside_the_book(book: zipfile.ZipFile) -> None:
    css = book.read("EPUB/css/book.css").decode()
    fonts = [name for name in book.namelist() if name.startswith("EPUB/fonts/")]
    assert [f"EPUB/{font}" for font in re.findall(r"url\(\.\./([^)]+)\)", css)] == fonts
    assert "EPUB/fonts/press-kr-regular.woff" in fonts
    licences = [name for name in book.namelist() if name.startswith("META-INF/licence-")]
    assert "META-INF/licence-Noto-Serif-KR.txt" in licences
    assert all(b"SIL OPEN FONT LICENSE" in book.read(licence) for licence in licences)
