"""Whether an EPUB's page numbers are the printed book's: at each one, the same words begin.

Both finished files are read again, the PDF by PDFium, and no code is shared with what wrote them.
Of a book that is read from the right, the letters that run that way are compared.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from zipfile import BadZipFile

from tympan.diagnostic import Diagnostic, Span, error
from tympan.preflight.bookpages import BookPage, book_pages, page_list, reads_from_the_right
from tympan.preflight.turned import from_the_right, turned_text

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
        is_turned = reads_from_the_right(data)
        if is_turned:
            pages = [_turned(page) for page in pages]
        printed = _print_pages(pdf, is_turned) if len(pages) > 1 else {}
    # A zip file, XML, the parts of a package, a PDF: whichever of them is damaged.
    except (BadZipFile, SyntaxError, LookupError, AttributeError, RuntimeError) as wrong:
        yield error("page-elsewhere", at, f"it cannot be compared with {pdf.name}: {wrong}", MEND)
        return
    if len(pages) > 1:
        for number, message in _differences(pages, listed, printed):
            yield error("page-elsewhere", at, f"page {number}: {message}", MEND)


def _print_pages(pdf: Path, is_turned: bool) -> dict[str, str]:
    """The letters of each printed page by its number."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return {
        document.get_page_label(index) or str(index + 1): letters(
            turned_text(text) if is_turned else _with_drop_caps(text.get_text_range())
        )
        for index, text in enumerate(page.get_textpage() for page in document)
    }


def _turned(page: BookPage) -> BookPage:
    """The page with nothing but what runs from the right."""

    def turned(texts: Sequence[str]) -> list[str]:
        words = (" ".join(map(from_the_right, text.split())) for text in texts)
        return [text for text in words if text.strip()]

    return replace(
        page,
        passages=turned(page.passages),
        captions=turned(page.captions),
        notes=turned(page.notes),
    )


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
    captions = [letters(text) for page in pages for text in page.captions]
    for lost in (one for one in captions if not any(one in text for text in printed.values())):
        yield "list", f"the caption “{lost[:40]}” is not there in print"
    quotes = [letters(text) for page in pages for text in page.quotes]
    notes = [letters(text) for page in pages for text in page.notes]
    earlier, later = "", "".join(letters(text) for page in pages for text in page.passages)
    for before, page in pairwise(pages):
        held = sum(len(letters(text)) for text in before.passages)
        earlier, later = earlier + later[:held], later[held:]
        if page.number not in printed:
            yield page.number, "the PDF has no page of that number"
            continue
        text = _behind_pictures(printed[page.number], captions)
        tail = _tail(page, before, _behind(text, [*quotes, *captions], page), (earlier, later))
        if tail is None:
            said = page.passages[0].strip() if page.passages else "nothing"
            yield page.number, f"begins with “{said[:40]}” in the EPUB, but not in print"
        elif lost := _lost(before, printed.get(before.number, ""), tail, notes):
            yield before.number, f"“{lost.strip()[-40:]}” is not there in print"
    if lost := _lost(pages[-1], printed.get(pages[-1].number, ""), "", notes):
        yield pages[-1].number, f"“{lost.strip()[-40:]}” is not there in print"
    for number, text in printed.items():
        if text and number not in marked:
            yield number, "has no mark in the EPUB"


def _behind_pictures(printed: str, captions: Sequence[str]) -> str:
    """A printed page's letters without the captions of the pictures that it begins with."""
    while found := next((one for one in captions if one and printed.startswith(one)), ""):
        printed = printed.removeprefix(found)
    return printed


def _behind(printed: str, movable: Sequence[str], page: BookPage) -> str:
    """A printed page's letters without the pull quotes and captions that it begins with.

    What is left is to begin as the page does; where a layout sets a pull quote otherwise than the
    EPUB, or its words are the page's own, all of it stays.
    """
    first = letters(page.passages[0]) if page.passages else ""
    while found := next((one for one in movable if one and printed.startswith(one)), ""):
        if printed.startswith(first):
            break
        printed = printed.removeprefix(found)
    return printed


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


def _lost(page: BookPage, printed: str, tail: str, notes: Sequence[str]) -> str:
    """The first passage of a page that is not on the printed one, but for its tail.

    A passage may go on behind the notes at the foot of a column.
    """
    lost = _missing(page, printed, tail)
    if lost:
        for note in notes:
            printed = printed.replace(note, "", 1) if note else printed
        lost = _missing(page, printed, tail)
    return lost


def _missing(page: BookPage, printed: str, tail: str) -> str:
    passages = page.passages[:1] if page.is_list else page.passages
    at = 0
    for index, passage in enumerate(passages):
        wanted = letters(passage)
        if index == len(page.passages) - 1 and tail:
            wanted = wanted.removesuffix(tail)
        # What a layout places by itself, such as a kicker, is painted behind the text around it.
        is_placed = passage in page.opening
        found = printed.find(wanted, 0 if is_placed else at)
        if found < 0:
            return passage
        at = at if is_placed else found + len(wanted)
    return ""


def letters(text: str) -> str:
    """A text without all that a page may add to it or take: spaces, hyphens, capitals, marks."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())
