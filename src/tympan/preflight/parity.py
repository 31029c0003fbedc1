"""Whether an EPUB's page numbers are the printed book's: at each one, the same words begin.

Both finished files are read again, the PDF by PDFium, and no code is shared with what wrote them.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile

from tympan.diagnostic import Diagnostic, Span, error
from tympan.preflight.bookpages import BookPage, book_pages, page_list

FAULTS = MappingProxyType(
    {
        "page-elsewhere": "A page number in the EPUB stands at the very word with which that page "
        "begins in print, so that everyone finds what someone cites. The two files must be "
        "printed from the same text."
    }
)
MEND = "print both files again from one text: tympan build"

# Letters by which a pull quote, which print may move to a page's top, is known for one; and the
# most that the speaker's name under it may have.
QUOTED, NAMED = 12, 40


def parity(epub: Path, pdf: Path) -> Iterator[Diagnostic]:
    """A diagnostic for every page whose words are not the same in both files.

    An EPUB without page numbers has nothing to compare.
    """
    at, data = Span(epub), epub.read_bytes()
    try:
        pages, listed = book_pages(data), page_list(data)
        printed = _print_pages(pdf) if len(pages) > 1 else {}
    # A zip file, XML, the parts of a package, a PDF: whichever of them is damaged.
    except (BadZipFile, SyntaxError, LookupError, AttributeError, RuntimeError) as wrong:
        yield error("page-elsewhere", at, f"it cannot be compared with {pdf.name}: {wrong}", MEND)
        return
    if len(pages) > 1:
        for number, message in _differences(pages, listed, printed):
            yield error("page-elsewhere", at, f"page {number}: {message}", MEND)


def _print_pages(pdf: Path) -> dict[str, str]:
    """The letters of each printed page by its number."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return {
        document.get_page_label(index) or str(index + 1): letters(
            _with_drop_caps(page.get_textpage().get_text_range())
        )
        for index, page in enumerate(document)
    }


def _with_drop_caps(text: str) -> str:
    """The text with each capital that stands alone put before the line that goes on with it."""
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if len(line.strip()) == 1 and line.strip().isupper():
            rest = next((n for n in range(at + 1, len(lines)) if lines[n][:1].islower()), None)
            if rest is not None:
                lines[at], lines[rest] = "", line.strip() + lines[rest]
    return "\n".join(lines)


def _differences(
    pages: Sequence[BookPage], listed: Sequence[str], printed: dict[str, str]
) -> Iterator[tuple[str, str]]:
    """The number of each page that differs, and how."""
    marked = [page.number for page in pages[1:]]
    if listed != marked:
        yield "list", "the list of pages and the marks in the text do not agree"
    if text := "".join(map(letters, pages[0].passages)):
        yield marked[0], f"“{text[:40]}” stands before the first page"
    earlier, later = "", "".join(letters(text) for page in pages for text in page.passages)
    for before, page in pairwise(pages):
        held = sum(len(letters(text)) for text in before.passages)
        earlier, later = earlier + later[:held], later[held:]
        if page.number not in printed:
            yield page.number, "the PDF has no page of that number"
            continue
        tail = _tail(page, before, printed[page.number], (earlier, later))
        if tail is None:
            said = page.passages[0].strip() if page.passages else "nothing"
            yield page.number, f"begins with “{said[:40]}” in the EPUB, but not in print"
        elif lost := _lost(before, printed.get(before.number, ""), tail):
            yield before.number, f"“{lost.strip()[-40:]}” is not there in print"
    if lost := _lost(pages[-1], printed.get(pages[-1].number, ""), ""):
        yield pages[-1].number, f"“{lost.strip()[-40:]}” is not there in print"
    for number, text in printed.items():
        if text and number not in marked:
            yield number, "has no mark in the EPUB"


def _tail(page: BookPage, before: BookPage, printed: str, book: tuple[str, str]) -> str | None:
    """What a printed page begins with that the EPUB has on the page before: the end of a word.

    None when the two do not begin alike. `book` is the text before the page's mark and behind it.
    """
    first = letters(page.passages[0]) if page.passages else ""
    words = before.passages[-1].split() if before.passages else []
    word = letters(words[-1]) if words else ""
    at = printed.find(first)
    head = printed[: max(at, 0)]
    if at >= 0 and (not head.strip("0123456789") or _is_quoted(head, "".join(book))):
        return ""
    if at >= 0 and len(head) < len(word) and word.endswith(head):
        return head
    # The page may begin with a pull quote in which the same words stand.
    while first and at >= 0:
        at = printed.find(first, at + 1)
        if at >= 0 and any(_is_quoted(printed[:at], part) for part in book):
            return ""
    return None


def _is_quoted(head: str, text: str) -> bool:
    """Whether these are a pull quote: words of the text, and the name of who says them."""
    shortest = max(QUOTED, len(head) - NAMED)
    return len(head) >= shortest and head[:shortest] in text


def _lost(page: BookPage, printed: str, tail: str) -> str:
    """The first passage of a page that is not on the printed one, in order, but for its tail."""
    passages = page.passages[:1] if page.is_list else page.passages
    at = 0
    for index, passage in enumerate(passages):
        wanted = letters(passage)
        if index == len(page.passages) - 1 and tail:
            wanted = wanted.removesuffix(tail)
        found = printed.find(wanted, at)
        if found < 0:
            return passage
        at = found + len(wanted)
    return ""


def letters(text: str) -> str:
    """A text without all that a page may add to it or take: spaces, hyphens, capitals, marks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
