"""The printed page's numbers in an EPUB: a mark at the very word with which each page begins.

No mark stands inside a word. A word that is broken over two pages belongs to the page on which it
begins, as in braille and talking books: the mark of the next page stands behind it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tympan.press.letters import HYPHENS, PICTURE, XHTML, Piece, letters, pieces

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
# A page may turn behind a dash, and between any two signs of a script that has no spaces.
APART = re.compile(
    f"[\\s{PICTURE}—–\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
# A mark inside of these would be read out as a part of a title, or stand inside of a picture.
MARKED_BEFORE = ("h1", "h2", "h3", "h4", "h5", "h6", "header", "figure", "nav")
# A mark at the beginning of these stands before them.
PHRASES = ("em", "strong", "span", "code")


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page begins in the element `owner`, behind what earlier pages hold of it: `before`.

    `folio` is the page's number; `before` is as printed, with its hyphens.
    """

    folio: str
    owner: str
    before: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A printed page by its number, and where it begins in the EPUB."""

    folio: str
    href: str


def page_breaks(starts: Iterable[PageStart], home: Mapping[str, str]) -> tuple[PageBreak, ...]:
    """Where the pages begin; `home` has the path of the document that each id is in."""
    return tuple(PageBreak(start.folio, f"{home[start.owner]}#{_id(start)}") for start in starts)


def by_document(
    starts: Iterable[PageStart], home: Mapping[str, str]
) -> Mapping[str, Sequence[PageStart]]:
    """The pages that begin in the document of each path."""
    found: defaultdict[str, list[PageStart]] = defaultdict(list)
    for start in starts:
        found[home[start.owner]].append(start)
    return found


def mark_pages(document: Any, starts: Sequence[PageStart]) -> None:
    """Set the marks of the pages that begin in a document (a tree) into it."""
    if not starts:
        return
    owners = {element.get("id"): element for element in document.iterfind(".//*[@id]")}
    for start in starts:
        mark = etree.Element(f"{XHTML}span", nsmap={None: XHTML[1:-1]})
        mark.set("role", "doc-pagebreak")
        mark.set(EPUB_TYPE, "pagebreak")
        mark.set("id", _id(start))
        mark.set("aria-label", start.folio)
        _place(mark, owners[start.owner], start.before)


def highest(pages: Iterable[PageBreak]) -> int:
    """The last page that is counted in digits; 0 where there is none."""
    return max((int(page.folio) for page in pages if page.folio.isdecimal()), default=0)


def _id(start: PageStart) -> str:
    return f"page-{start.folio}"


def _place(mark: Any, owner: Any, before: str) -> None:
    """Put a mark behind what is printed `before` of the owner's text."""
    printed = len(letters(before))
    if not printed and etree.QName(owner).localname in MARKED_BEFORE:
        owner.addprevious(mark)
        return
    held = list(pieces(owner))
    at = _word_at("".join(piece.text for piece in held), printed)
    for piece in held:
        if at < len(piece.text) or piece is held[-1]:
            _split(piece, at, mark)
            return
        at -= len(piece.text)


def _word_at(text: str, printed: int) -> int:
    """The index of the first word of a text that begins behind so many printed letters."""
    found = letters(text)
    at = found[printed] if printed < len(found) else len(text)
    while at and text[at - 1] in HYPHENS:
        at -= 1
    while 0 < at < len(text) and not (APART.match(text[at - 1]) or APART.match(text[at])):
        at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _is_phrase(element: Any) -> bool:
    """Whether a mark may stand before it; before a link of a list of contents none may."""
    if element.tag == f"{XHTML}a":
        return bool(element.getparent().tag != f"{XHTML}li")
    return etree.QName(element).localname in PHRASES


def _before(element: Any) -> Piece:
    """The text that an element stands behind."""
    parent, after = element.getparent(), element.getprevious()
    return Piece(parent, after, (parent.text if after is None else after.tail) or "")


def _split(piece: Piece, at: int, mark: Any) -> None:
    """Set a mark at an index of a piece."""
    element = piece.element
    if piece.text == PICTURE:
        element.addprevious(mark)
    elif at == 0 and piece.after is None and _is_phrase(element):
        # The number is not a foreign word, nor a speaker's name, nor stressed.
        _split(_before(element), len(_before(element).text), mark)
    elif piece.after is None:
        element.text, mark.tail = piece.text[:at], piece.text[at:]
        element.insert(0, mark)
    else:
        piece.after.tail, mark.tail = piece.text[:at], piece.text[at:]
        element.insert(element.index(piece.after) + 1, mark)
