"""The tags of several files as one tree: what a book that is read aloud is told of its parts."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

PIXEL = 0.75  # points


class TagTree:
    """The tree of tags of a book, which grows by that of each part; the first is its own.

    Tags and what they mark find each other by numbers: one for each page, and behind these one for
    each link.
    """

    def __init__(self, book: pikepdf.Pdf) -> None:
        self._root = book.Root.StructTreeRoot
        self._document = self._root.K[0]
        self._top: list[pikepdf.Object] = []
        self._pages: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self._links: list[tuple[pikepdf.Object, pikepdf.Object]] = []
        self._named: list[tuple[bytes, pikepdf.Object]] = []

    def add(
        self,
        pages: Sequence[pikepdf.Object],
        tree: pikepdf.Object | None,
        shifts: Sequence[float],
    ) -> None:
        """Add the tags of a part with these pages.

        Where it has pictures, `shifts` tells by how many CSS px they are moved to the right.
        """
        if tree is None:
            return
        top = list(tree.K[0].K)
        for tag in top:
            tag.P = self._document
        self._top += top
        numbers = list(tree.ParentTree.Nums)
        marked = {int(key): held for key, held in zip(numbers[::2], numbers[1::2], strict=True)}
        for page in pages:
            self._pages.append((page, marked[int(page.StructParents)]))
            for link in page.get("/Annots", ()):
                self._links.append((link, marked[int(link.StructParent)]))
        names = list(tree.IDTree.Kids[0].Names) if "/IDTree" in tree else []
        self._named += zip(map(bytes, names[::2]), names[1::2], strict=True)
        if any(shifts):
            moved = {page.objgen: shift for page, shift in zip(pages, shifts, strict=True)}
            _shift_pictures(top, moved)

    def close(self) -> None:
        """Number everything anew, and make the parts one document."""
        numbers = []
        for key, (page, held) in enumerate(self._pages):
            page.StructParents = key
            numbers += [key, held]
        for key, (link, held) in enumerate(self._links, len(self._pages)):
            link.StructParent = key
            numbers += [key, held]
        self._document.K = Array(self._top)
        self._root.ParentTree.Nums = Array(numbers)
        if self._named:
            _name(self._root, self._named)


def name_notes(file: pikepdf.Pdf) -> bool:
    """List the tags of a file that have names, which are its notes; tell whether there are any."""
    named = [
        (bytes(held.ID), held)
        for held in file.objects
        if isinstance(held, Dictionary)
        and held.get("/Type") == Name.StructElem
        and isinstance(held.get("/ID"), String)
    ]
    if named:
        _name(file.Root.StructTreeRoot, named)
    return bool(named)


def _name(root: pikepdf.Object, named: Sequence[tuple[bytes, pikepdf.Object]]) -> None:
    """List the tags that have names, in order."""
    listed = sorted(named, key=lambda one: one[0])
    names = Array([part for name, tag in listed for part in (String(name), tag)])
    limits = Array([String(listed[0][0]), String(listed[-1][0])])
    root.IDTree = Dictionary(Kids=Array([Dictionary(Names=names, Limits=limits)]))


def _shift_pictures(tags: Sequence[pikepdf.Object], moved: dict[tuple[int, int], float]) -> None:
    """Move the boxes that tell where pictures stand."""
    waiting = list(tags)
    while waiting:
        tag = waiting.pop()
        if not isinstance(tag, Dictionary) or tag.get("/Type") != Name.StructElem:
            continue
        box = tag.get("/A", Dictionary()).get("/BBox")
        if box is not None:
            by = moved[tag.Pg.objgen] * PIXEL
            x1, y1, x2, y2 = map(float, box)
            tag.A.BBox = Array([x1 + by, y1, x2 + by, y2])
        kids = tag.get("/K", Array())
        waiting.extend(kids if isinstance(kids, Array) else [kids])
