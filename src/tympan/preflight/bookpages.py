"""The printed pages as an EPUB tells them: what stands between one page's mark and the next's.

Nothing here knows how the EPUB was made: it is read as a reading system reads it.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

# What print sets elsewhere: behind the text, at the foot, between other paragraphs. So it does with
# translations, which stand in a column of their own.
APART = ("doc-pullquote", "doc-footnote", "doc-endnotes", "doc-noteref", "doc-backlink")
# What print sets beside the text: the numbers and times of turns.
BESIDE = "marks"
# Elements that do not end a line of text.
INLINE = ("a", "em", "strong", "span", "code", "i", "b", "cite", "q", "sup", "sub", "small")


@dataclass(frozen=True, slots=True)
class BookPage:
    """A page by its number; each of its `passages` is text that print does not interrupt.

    Where it is a `list` of contents, only what the page begins with is the same in print. Print may
    move a picture to the next page, so its caption is none of the passages. Those of an `opening`
    are placed as a layout likes. Its pull `quotes` may be printed on another page, and so its
    `notes`, which EPUBs have behind the text: print has them at the foot of a page or a column.
    """

    number: str
    is_list: bool
    passages: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    opening: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def book_pages(epub: bytes) -> list[BookPage]:
    """Every page of an EPUB in reading order; the first, without a number, is what no page has."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        pages = [BookPage("", False)]
        for document, is_list in _documents(book):
            _gather(document, is_list, pages)
            _end_passage(pages)
    for page in pages:
        page.passages[:] = [text for text in page.passages if text.strip()]
    return pages


def page_list(epub: bytes) -> list[str]:
    """The numbers in the list of pages of the navigation."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        for path, item in _manifest(book):
            if "nav" in item.get("properties", "").split():
                root = _parsed(book.read(path))
                links = root.iterfind(".//{*}nav[@role='doc-pagelist']//{*}a")
                return ["".join(link.itertext()) for link in links]
    return []


def reads_from_the_right(epub: bytes) -> bool:
    """Whether its pages are turned the other way."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        spine = _package(book)[1].find("{*}spine")
    return spine is not None and spine.get("page-progression-direction") == "rtl"


def _documents(book: zipfile.ZipFile) -> Iterator[tuple[Any, bool]]:
    """The bodies of what is read, in order, each with whether it is the list of contents."""
    items = {item.get("id"): (path, item) for path, item in _manifest(book)}
    for reference in _package(book)[1].iterfind("{*}spine/{*}itemref"):
        path, item = items[reference.get("idref")]
        if reference.get("linear") != "no":
            is_list = "nav" in item.get("properties", "").split()
            yield _parsed(book.read(path)).find("{*}body"), is_list


def _manifest(book: zipfile.ZipFile) -> Iterator[tuple[str, Any]]:
    file, package = _package(book)
    for item in package.iterfind("{*}manifest/{*}item"):
        yield posixpath.join(posixpath.dirname(file), item.get("href")), item


def _package(book: zipfile.ZipFile) -> tuple[str, Any]:
    container = _parsed(book.read("META-INF/container.xml"))
    file = container.find(".//{*}rootfile").get("full-path")
    return file, _parsed(book.read(file))


def _parsed(data: bytes) -> Any:
    from lxml import etree

    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _gather(element: Any, is_list: bool, pages: list[BookPage]) -> None:
    """Add the text of an element to the pages, and begin those that begin in it."""
    if not isinstance(element.tag, str) or element.get("hidden"):
        return
    if element.get("class") == BESIDE:
        return
    role, name = element.get("role", ""), element.tag.rpartition("}")[2]
    if role == "doc-pagebreak":
        pages.append(BookPage(element.get("aria-label", ""), is_list, [""]))
    elif role in APART or "translation" in element.get("class", "").split():
        _end_passage(pages)
        if role == "doc-pullquote":
            pages[-1].quotes.append("".join(element.itertext()))
        elif role == "doc-footnote":
            pages[-1].notes.append("".join(element.itertext()))
    elif name == "figure" and element.find(".//*[@role='doc-pagebreak']") is None:
        _end_passage(pages)
        pages[-1].captions.append("".join(element.itertext()))
    else:
        if name not in INLINE:
            _end_passage(pages)
        before = len(pages[-1].passages)
        _add(element.text, pages)
        for child in element:
            _gather(child, is_list, pages)
            _add(child.tail, pages)
        if name == "header":
            pages[-1].opening.extend(pages[-1].passages[before:])
        if name not in INLINE:
            _end_passage(pages)


def _end_passage(pages: list[BookPage]) -> None:
    pages[-1].passages.append("")


def _add(text: str | None, pages: list[BookPage]) -> None:
    if not pages[-1].passages:
        _end_passage(pages)
    pages[-1].passages[-1] += text or ""
