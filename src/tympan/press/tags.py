"""The tags of a PDF that is read aloud: what WeasyPrint's own leave out is put right.

WeasyPrint makes one tag of each piece of an element, names few of them, forgets languages, and
puts notes behind the page. Here pieces of an element on several pages become one tag; notes stand
at their marks, captions in their figures; what a sheet adds for the eye is furniture.

It publishes no hook for that either, so `_build_box_tree` is replaced while it writes; the version
is pinned, and tests/press/test_tags.py fails when it changes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf.tags
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure import boxes

from tympan.press.differences import first_seen

BuildTree = Callable[..., Iterator[Any]]
# Elements by what they are for a reader; WeasyPrint knows the rest.
ROLES = {
    "aside": "BlockQuote",
    "em": "Em",
    "header": "Sect",
    "nav": "Sect",
    "q": "Quote",
    "span::footnote-call": "Reference",
    "strong": "Strong",
}
# An element that is split between pages stays one element.
MERGED = ("Art", "BlockQuote", "Div", "H1", "H2", "H3", "H4", "H5", "H6", "L", "P", "Sect")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PIXEL = 0.75  # points


def is_artifact(box: Any) -> bool:
    """Whether a box says nothing: running heads, ornaments, pictures without a description."""
    if box.element is None:
        return True
    tag = box.element_tag.partition("::")[0]
    return tag in ("br", "hr") or (tag == "img" and not (box.element.get("alt") or "").strip())


@contextmanager
def tagging(heights: list[float], level: int = 0) -> Iterator[None]:
    """Tag pages of these heights (CSS px) in this way while they are written inside the block.

    `level` is that of the last heading before them.
    """
    plain = weasyprint.pdf.tags._build_box_tree
    weasyprint.pdf.tags._build_box_tree = _Tagger(plain, heights, level).tree
    try:
        yield
    finally:
        weasyprint.pdf.tags._build_box_tree = plain


class _Tagger:
    """Follows WeasyPrint through the boxes; what belongs together is found by its element."""

    def __init__(self, plain: BuildTree, heights: list[float], level: int) -> None:
        self.plain = plain
        self.heights = heights
        self.first: dict[tuple[Any, str], Any] = {}  # the tag of an element's first piece
        self.merged: dict[int, Any] = {}  # what became of the tags of later pieces
        self.calls: dict[Any, tuple[Any, Any]] = {}  # the tags of notes' marks, and their parents
        self.pictures: dict[Any, Any] = {}
        self.level = level

    def tree(
        self, box: Any, parent: Any, pdf: Any, number: int, nums: Any, links: Any, tags: Any
    ) -> Iterator[Any]:
        """The tags of a box that are new in `parent`."""
        box = getattr(box, "_box", box)  # what is placed absolutely stands behind a placeholder
        rest = (pdf, number, nums, links, tags)
        if isinstance(box, boxes.PageBox) or box.element_tag in ("html", "body"):
            yield from self.plain(box, parent, *rest)
        elif isinstance(box, boxes.FootnoteAreaBox):
            for child in box.children:
                yield from self.tree(child, parent, *rest)
        elif not is_artifact(box):
            for made in self.plain(box, parent, *rest):
                self._name(made, box, parent, number)
                if made["S"] == "/LI":
                    _gather_body(made, pdf)
                yield from self._placed(made, box, pdf)

    def _name(self, made: Any, box: Any, parent: Any, number: int) -> None:
        """Say what an element is, in which language, and what it shows."""
        element, tag = first_seen(box.element), box.element_tag
        if isinstance(box.style, AnonymousStyle):
            if made["S"][1:] in MERGED:
                made["S"] = "/NonStruct"
            return
        if tag in ROLES:
            made["S"] = f"/{ROLES[tag]}"
        if (language := element.get("lang")) and "::" not in tag:
            made["Lang"] = pydyf.String(language)
        if tag == "span::footnote-call":
            self.calls[element] = (made, parent)
        elif tag == "span" and element.get("class") == "note":
            made["S"], made["ID"] = "/Note", pydyf.String(element.get("id"))
        elif tag == "a" and box.link_annotation:
            words = " ".join("".join(element.itertext()).split())
            box.link_annotation["Contents"] = pydyf.String(words)
        elif tag == "img":
            x1, y1, x2, y2 = (float(edge) * PIXEL for edge in made["A"]["BBox"])
            height = self.heights[number] * PIXEL
            made["A"]["BBox"] = pydyf.Array((x1, height - y2, x2, height - y1))
            self.pictures[element] = made
        elif tag == "figure":
            self._enclose(made, box.element)
        elif tag in HEADINGS and (element, made["S"]) not in self.first:
            # A section without a title may begin with a heading of its own, and none is left out.
            self.level = min(int(tag[1]), self.level + 1)
            made["S"] = f"/H{self.level}"

    def _enclose(self, made: Any, element: Any) -> None:
        """Make one figure of a picture and its caption."""
        held = map(first_seen, element.iter("img"))
        shown = [self.pictures[picture] for picture in held if picture in self.pictures]
        if len(shown) == 1:
            [picture] = shown
            made["S"], picture["S"] = "/Figure", "/NonStruct"
            made["Alt"], made["A"] = picture.pop("Alt"), picture.pop("A")

    def _placed(self, made: Any, box: Any, pdf: Any) -> Iterator[Any]:
        """The tag, unless it belongs to one that is there already: a note's mark, a first piece."""
        element = first_seen(box.element)
        if made["S"] == "/Note" and element in self.calls:
            call, parent = self.calls[element]
            parent = self.merged.get(id(parent), parent)
            made["P"] = parent.reference
            parent["K"].insert(parent["K"].index(call.reference) + 1, made.reference)
            return
        if made["S"] == "/Div" and not made["K"]:
            return  # drawn for the eye alone
        key = (element, made["S"])
        if made["S"][1:] not in MERGED or self.first.setdefault(key, made) is made:
            yield made
            return
        first = self.first[key]
        self.merged[id(made)] = first
        for reference in made["K"]:
            pdf.objects[int(reference.split()[0])]["P"] = first.reference
            first["K"].append(reference)


def _gather_body(item: Any, pdf: Any) -> None:
    """Put what stands in a list's item, but for its bullet or number, into the item's body."""
    held = [(reference, pdf.objects[int(reference.split()[0])]) for reference in item["K"]]
    loose = [(reference, one) for reference, one in held if one["S"] not in ("/Lbl", "/LBody")]
    if not loose:
        return
    body = pydyf.Dictionary(
        {
            "Type": "/StructElem",
            "S": "/LBody",
            "K": pydyf.Array([reference for reference, _ in loose]),
            "Pg": item["Pg"],
            "P": item.reference,
        }
    )
    pdf.add_object(body)
    for _, one in loose:
        one["P"] = body.reference
    kept = [reference for reference, one in held if one["S"] in ("/Lbl", "/LBody")]
    item["K"] = pydyf.Array([*kept, body.reference])
