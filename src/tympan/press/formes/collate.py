"""Collating: the parts of a book, each at its place, become one PDF.

Pages are taken as they are; what ties a book together is made here: the fonts that all share,
running heads and folios, links from one part to another and bookmarks; `tagtree.py` joins the
tags. pikepdf does the work, and nothing is painted again.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from tympan.press.formes.pages import Frame, Page
from tympan.press.formes.tagtree import TagTree

PIXEL = 0.75  # points


@dataclass(frozen=True, slots=True)
class Placed:
    """A part of a book at its place, painted for one medium, and its furniture.

    `shifts` tells how far each of its pages is moved to the right for that place, in CSS px.
    `blanks` are pages that are left empty before it; the furniture begins with theirs.
    """

    pages: tuple[Page, ...]
    has_pictures: bool
    painted: bytes
    furniture: bytes
    blanks: tuple[Frame, ...]
    shifts: tuple[float, ...]


def collated(parts: Sequence[Placed], fonts: bytes) -> pikepdf.Pdf:
    """The book as WeasyPrint would write it in one piece; `fonts` is a filled type case."""
    book = _opened(parts[0].painted)
    case = _opened(fonts)
    shared = book.copy_foreign(case.Root.Fonts)
    wraps = _Wraps(book)
    tree = TagTree(book) if "/StructTreeRoot" in book.Root else None
    for part in parts:
        pages, tags = _added(book, part, is_first=part is parts[0])
        blanks, own = pages[: len(part.blanks)], pages[len(part.blanks) :]
        for resources in (*(page.Resources for page in blanks), own[0].Resources):
            # One empty list of fonts is what all resources of a part refer to.
            resources.Font.update(shared)
        if tree is not None:
            tree.add(own, tags, part.shifts if part.has_pictures else ())
        for page, shift in zip(own, part.shifts, strict=True):
            _shift_links(page, shift)
        _furnish(book, pages, part, wraps)
    if tree is not None:
        tree.close()
    _name_places(book, parts)
    _add_bookmarks(book, parts)
    return book


def _opened(data: bytes) -> pikepdf.Pdf:
    # Left open: what is copied from a file is read when the book is saved.
    return pikepdf.open(io.BytesIO(data))


def _added(
    book: pikepdf.Pdf, part: Placed, is_first: bool
) -> tuple[list[pikepdf.Object], pikepdf.Object | None]:
    """The pages of a part in the book, blank ones before them, and its tree of tags."""
    if is_first:
        return [page.obj for page in book.pages], book.Root.get("/StructTreeRoot")
    own = _opened(part.painted)
    pages = [
        *(_blank(book, frame) for frame in part.blanks),
        *(book.copy_foreign(page.obj) for page in own.pages),
    ]
    for page in pages:
        book.pages.append(pikepdf.Page(page))
    tree = own.Root.get("/StructTreeRoot")
    # Appended pages are the same objects still, so tags find them.
    return [page.obj for page in book.pages[-len(pages) :]], tree and book.copy_foreign(tree)


def _blank(book: pikepdf.Pdf, frame: Frame) -> pikepdf.Object:
    width, height = frame.size
    left, top, right, bottom = frame.bleed
    sheet = _points(-left, -bottom, width + right, height + top)
    return book.make_indirect(
        Dictionary(
            Type=Name.Page,
            MediaBox=sheet,
            TrimBox=_points(0, 0, width, height),
            BleedBox=sheet,
            Resources=Dictionary(Font=Dictionary(), ExtGState=Dictionary()),
            Contents=book.make_stream(b""),
        )
    )


def _points(*pixels: float) -> Array:
    return Array([round(length * PIXEL, 4) for length in pixels])


class _Wraps:
    """What is painted before and behind a page's own content, so that it stands by itself."""

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._book = book
        self._begun: dict[float, pikepdf.Object] = {}
        self._end = book.make_stream(b"Q")

    def around(self, content: pikepdf.Object, shift: float) -> list[pikepdf.Object]:
        """A content moved to the right by so many CSS px."""
        if shift not in self._begun:
            move = f" 1 0 0 1 {shift * PIXEL:.6f} 0 cm" if shift else ""
            self._begun[shift] = self._book.make_stream(f"q{move}".encode())
        return [self._begun[shift], content, self._end]


def _furnish(
    book: pikepdf.Pdf, pages: Sequence[pikepdf.Object], part: Placed, wraps: _Wraps
) -> None:
    """Paint the furniture over the pages of a part, the blank ones before it included."""
    file = _opened(part.furniture)
    furniture = list(file.pages)
    states = book.copy_foreign(furniture[0].obj.Resources).get("/ExtGState", Dictionary())
    shifts = (*(0.0 for _ in part.blanks), *part.shifts)
    for page, shift, over in zip(pages, shifts, furniture, strict=True):
        page.Contents = Array(
            [*wraps.around(page.Contents, shift), book.copy_foreign(over.obj.Contents)]
        )
    for resources in (page.Resources for page in (*pages[: len(part.blanks)], pages[-1])):
        resources.ExtGState.update(states)


def _shift_links(page: pikepdf.Object, shift: float) -> None:
    if shift:
        for link in page.get("/Annots", ()):
            x1, y1, x2, y2 = map(float, link.Rect)
            link.Rect = Array([x1 + shift * PIXEL, y1, x2 + shift * PIXEL, y2])


def _standing(parts: Sequence[Placed]) -> Iterator[tuple[int, Page, float]]:
    """Every page of the formes with its place in the file, and its shift."""
    number = 0
    for part in parts:
        number += len(part.blanks)
        for page, shift in zip(part.pages, part.shifts, strict=True):
            yield number, page, shift
            number += 1


def _name_places(book: pikepdf.Pdf, parts: Sequence[Placed]) -> None:
    """Let every id be found by its name, from links and from outside."""
    found: dict[str, Array] = {}
    pages = [page.obj for page in book.pages]
    for number, page, shift in _standing(parts):
        height = page.frames[0].size[1]
        for name, x, y in page.anchors:
            if name not in found:
                place = [round((x + shift) * PIXEL, 4), round((height - y) * PIXEL, 4), 0]
                found[name] = Array([pages[number], Name.XYZ, *place])
    listed = [part for name in sorted(found) for part in (String(name), found[name])]
    book.Root.Names = Dictionary(Dests=Dictionary(Names=Array(listed)))


def _add_bookmarks(book: pikepdf.Pdf, parts: Sequence[Placed]) -> None:
    """Let the headings be found beside the pages, each below the last one of a higher rank."""
    pages = [page.obj for page in book.pages]
    with book.open_outline() as outline:
        # The first part brings its own.
        outline.root[:] = []
        above = [(0, outline.root)]
        for number, page, shift in _standing(parts):
            height = page.frames[0].size[1]
            for level, title, (x, y), state in page.bookmarks:
                place = [round((x + shift) * PIXEL, 4), round((height - y) * PIXEL, 4), 0]
                item = OutlineItem(title, Array([pages[number], Name.XYZ, *place]))
                item.is_closed = state == "closed"
                while above[-1][0] >= level:
                    above.pop()
                above[-1][1].append(item)
                above.append((level, item.children))
