"""The body of an OpenDocument text → passages, in one walk."""

from dataclasses import dataclass, field, replace

from tympan.intake.formats.office.ooxml import Element, child, name_of, value
from tympan.intake.formats.office.opendocument import Looks, words_in
from tympan.intake.formats.tables import Cell, columns_in, table
from tympan.intake.runs import squeezed
from tympan.intake.source import Fenced, Passage, Run

_APART = {
    "tracked-changes": "tracked deletion",
    "annotation": "comment",
    "sequence-decls": "declaration",
    "variable-decls": "declaration",
    "forms": "form",
}


@dataclass(slots=True)
class Opened:
    """Takes down the paragraphs of a document in order."""

    looks: Looks
    passages: list[Passage] = field(default_factory=list)
    fenced: list[Fenced] = field(default_factory=list)
    number: int = 0
    _runs: list[Run] = field(default_factory=list)
    _after: list[Passage] = field(default_factory=list)
    _depth: int = 0
    _label: str = ""
    _fresh: bool = False

    def read(self, node: Element) -> None:
        """The blocks within an element: paragraphs, headings, lists, tables, sections."""
        for block in node:
            name = name_of(block)
            if name in _APART:
                self._fence(block, _APART[name])
            elif name in ("p", "h"):
                self._paragraph(block, name)
            elif name == "list":
                self._list(block)
            elif name == "table":
                self._table(block)
            elif name:
                self.read(block)

    def _fence(self, node: Element, why: str) -> None:
        if text := words_in(node).removesuffix(node.tail or "").strip():
            self.fenced.append(Fenced(text, why, self.number))

    def _list(self, node: Element) -> None:
        self._depth += 1
        for item in node:
            self._label = value(item, "label")
            self._fresh = name_of(item) == "list-item"
            if self._label:
                self.fenced.append(Fenced(self._label, "list number", self.number + 1))
            self.read(item)
        self._depth -= 1

    def _paragraph(self, node: Element, name: str) -> None:
        self.number += 1
        number = self.number
        look = self.looks.look(value(node, "style-name"))
        outer = self._runs, self._after
        self._runs, self._after = [], []
        heading = name == "h"
        hand = Run("", bold=look.bold and not heading, italic=look.italic and not heading)
        self._inline(node, hand)
        runs, after = squeezed(self._runs), self._after
        self._runs, self._after = outer
        if runs:
            self.passages.append(replace(self._block(node, look.quote), runs=runs, line=number))
        self.passages += after

    def _block(self, node: Element, quote: bool) -> Passage:
        if name_of(node) == "h":
            level = value(node, "outline-level")
            return Passage("heading", (), level=int(level) if level.isdigit() else 1)
        if self._depth and self._fresh:
            self._fresh = False
            return Passage("item", (), level=self._depth, label=self._label)
        return Passage("quote" if quote else "text", ())

    def _inline(self, node: Element, hand: Run) -> None:
        self._say(node.text, hand)
        for part in node:
            self._piece(part, hand)
            self._say(part.tail, hand)

    def _say(self, text: str | None, hand: Run) -> None:
        if text:
            self._runs.append(replace(hand, text=" ".join(text.split("\n"))))

    def _piece(self, part: Element, hand: Run) -> None:
        match name_of(part):
            case "span":
                look = self.looks.look(value(part, "style-name"))
                bold, italic = hand.bold or look.bold, hand.italic or look.italic
                self._inline(part, replace(hand, bold=bold, italic=italic))
            case "a":
                self._inline(part, replace(hand, target=value(part, "href")))
            case "s":
                count = value(part, "c")
                self._say(" " * (int(count) if count.isdigit() and len(count) < 4 else 1), hand)
            case "tab":
                self._say("\t", hand)
            case "line-break":
                self._runs.append(replace(hand, text="\n"))
            case "note":
                self._note(part)
            case "annotation":
                self._fence(part, "comment")
            case "frame":
                self._frame(part)
            case "p" | "h" | "list" | "table":
                self._apart(part)
            case "":
                pass
            case _:
                self._inline(part, hand)

    def _note(self, node: Element) -> None:
        mark = "".join(words_in(found) for found in node if name_of(found) == "note-citation")
        mark = "-".join(mark.split())
        self._runs.append(Run(f"[^{mark}]", target=f"^{mark}"))
        begin = len(self._after)
        for body in node:
            if name_of(body) == "note-body":
                self._apart(body)
        self._after[begin:] = [
            replace(passage, kind="note", level=0, target=mark) for passage in self._after[begin:]
        ]

    def _apart(self, node: Element) -> None:
        """Blocks inside a line follow the paragraph that they are tied to."""
        inner = Opened(self.looks, number=self.number)
        inner.read([node] if name_of(node) in ("p", "h", "list", "table") else node)
        self._after += inner.passages
        self.fenced += inner.fenced

    def _frame(self, node: Element) -> None:
        image = next(node.iter("{*}image"), None)
        words = (child(node, name) for name in ("desc", "title"))
        said = [" ".join((found.text or "").split()) for found in words if found is not None]
        alt = next(filter(None, said), "")
        target = value(image, "href")
        if target:
            self._after.append(Passage("picture", (), self.number, label=alt, target=target))
        self.fenced += [
            Fenced(text, "drawing") for text in said if text and not (target and text == alt)
        ]
        for part in node:
            if name_of(part) == "text-box":
                self._apart(part)

    def _table(self, node: Element) -> None:
        """A table whose columns are certain; any other is read cell by cell."""
        inners = []
        for row in node.iter("{*}table-row"):
            cells = [
                Opened(self.looks, number=self.number)
                for cell in row
                if name_of(cell) == "table-cell"
            ]
            for inner, cell in zip(
                cells, (c for c in row if name_of(c) == "table-cell"), strict=True
            ):
                inner.read(cell)
            inners.append(cells)
        cells_of = [[_cell(inner) for inner in row] for row in inners]
        nested = next(node.iterdescendants("{*}table", "{*}list", "{*}image"), None)
        if nested is not None or not columns_in(cells_of):
            for part in node:
                self.read(part)
            return
        passages, fenced = table(cells_of)
        self.passages += passages
        self.fenced += [part for row in inners for inner in row for part in inner.fenced] + fenced


def _cell(inner: Opened) -> Cell:
    """The paragraphs of a cell as one, parted by line breaks."""
    lines = (((Run("\n"),) if at else ()) + part.runs for at, part in enumerate(inner.passages))
    return Cell(squeezed(run for line in lines for run in line), inner.number)
