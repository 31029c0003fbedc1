"""The body of a Word document → passages, in one walk."""

from dataclasses import dataclass, field, replace

from tympan.intake.formats.office.ooxml import (
    Element,
    child,
    is_on,
    mark_of,
    name_of,
    value,
    words_in,
)
from tympan.intake.formats.office.styles import Styles
from tympan.intake.formats.tables import Cell, columns_in, table
from tympan.intake.runs import squeezed
from tympan.intake.source import Fenced, Passage, Run


@dataclass(slots=True)
class Paragraphs:
    """Takes down the paragraphs of a document in order; `targets` are the addresses it names."""

    styles: Styles
    targets: dict[str, str]
    passages: list[Passage] = field(default_factory=list)
    fenced: list[Fenced] = field(default_factory=list)
    deleted: int = 0
    number: int = 0
    _runs: list[Run] = field(default_factory=list)
    _after: list[Passage] = field(default_factory=list)

    def read(self, node: Element) -> None:
        """The blocks within an element: paragraphs, tables, and what wraps them."""
        for block in node:
            match name_of(block):
                case "p":
                    self._paragraph(block)
                case "tbl":
                    self._table(block)
                case "Fallback" | "sectPr" | "pPr" | "rPr" | "tblPr" | "tcPr" | "trPr":
                    pass
                case _:
                    self.read(block)

    def read_notes(self, root: Element, kind: str, targets: dict[str, str]) -> None:
        """The notes of a part, each with the mark that calls it."""
        self.targets = targets
        for note in root:
            begin = len(self.passages)
            self.read(note)
            mark = mark_of(kind, note)
            self.passages[begin:] = [
                replace(passage, kind="note", level=0, target=mark)
                for passage in self.passages[begin:]
            ]

    def _paragraph(self, node: Element) -> None:
        self.number += 1
        number = self.number
        outer, outer_after = self._runs, self._after
        self._runs, self._after = [], []
        properties = child(node, "pPr")
        id = value(child(properties, "pStyle"))
        look = self.styles.look(id)
        # A heading's bold says nothing; a question's bold may say who asks.
        bold = look.bold and not look.heading
        self._inline(node, Run("", bold=bold, italic=look.italic and not look.heading))
        runs, after = squeezed(self._runs), self._after
        self._runs, self._after = outer, outer_after
        if label := value(node, "label"):
            self.fenced.append(Fenced(label, "list number", number))
        if runs:
            self.passages.append(replace(self._block(node, id), runs=runs, line=number))
        self.passages += after

    def _block(self, node: Element, style: str) -> Passage:
        look = self.styles.look(style)
        level = value(child(node, "pPr", "outlineLvl"))
        if look.heading or (level.isdigit() and int(level) < 9):
            return Passage("heading", (), level=look.heading or int(level) + 1)
        if depth := value(node, "depth"):
            return Passage("item", (), level=int(depth), label=value(node, "label"))
        return Passage("quote" if look.quote else "text", ())

    def _inline(self, node: Element, hand: Run) -> None:
        for part in node:
            match name_of(part):
                case "r":
                    self._run(part, hand)
                case "hyperlink":
                    target = self.targets.get(value(part, "id"), "")
                    self._inline(part, replace(hand, target=target))
                case "del" | "moveFrom":
                    self.deleted += 1
                    self._fence(part, "tracked deletion")
                case "pPr" | "rPr" | "Fallback":
                    pass
                case "p":
                    self._boxed(part)
                case _:
                    self._inline(part, hand)

    def _run(self, node: Element, hand: Run) -> None:
        properties = child(node, "rPr")
        if properties is not None:
            look = self.styles.look(value(child(properties, "rStyle")))
            bold, italic = (is_on(child(properties, name)) for name in ("b", "i"))
            hand = replace(
                hand,
                bold=(hand.bold or look.bold) if bold is None else bold,
                italic=(hand.italic or look.italic) if italic is None else italic,
            )
        for part in node:
            self._piece(part, hand)

    def _piece(self, part: Element, hand: Run) -> None:
        match name_of(part):
            case "t":
                self._runs.append(replace(hand, text=part.text or ""))
            case "tab" | "ptab":
                self._runs.append(replace(hand, text="\t"))
            case "br" | "cr":
                self._runs.append(replace(hand, text="\n"))
            case "noBreakHyphen":
                self._runs.append(replace(hand, text="\u2011"))
            case "softHyphen":
                self._runs.append(replace(hand, text="\u00ad"))
            case "instrText" | "delInstrText":
                self.fenced.append(Fenced(part.text or "", "field code"))
            case "delText":
                self.fenced.append(Fenced(part.text or "", "tracked deletion"))
            case "footnoteReference" | "endnoteReference":
                mark = mark_of(name_of(part).removesuffix("Reference"), part)
                self._runs.append(Run(f"[^{mark}]", target=f"^{mark}"))
            case "docPr":
                self._picture(part)
            case "p":
                self._boxed(part)
            case "Fallback" | "rPr":
                pass
            case _:
                for inner in part:
                    self._piece(inner, hand)

    def _boxed(self, node: Element) -> None:
        """A paragraph in a text box follows the paragraph that the box is tied to."""
        kept, self.passages = self.passages, []
        self._paragraph(node)
        kept, self.passages = self.passages, kept
        self._after += kept

    def _picture(self, node: Element) -> None:
        alt = value(node, "descr")
        blips = node.getparent().iterdescendants("{*}blip") if node.getparent() is not None else ()
        target = next((self.targets.get(value(blip, "embed"), "") for blip in blips), "")
        if target:
            self._after.append(Passage("picture", (), self.number, label=alt, target=target))
        elif alt:
            self.fenced.append(Fenced(alt, "drawing"))

    def _fence(self, node: Element, why: str) -> None:
        if text := words_in(node).strip():
            self.fenced.append(Fenced(text, why))

    def _table(self, node: Element) -> None:
        """A table whose columns are certain; any other is read cell by cell."""
        rows = [
            [self._within(cell) for cell in row if name_of(cell) == "tc"]
            for row in node.iter("{*}tr")
        ]
        cells = [[_cell(inner) for inner in row] for row in rows]
        nested = next(node.iterdescendants("{*}tbl", "{*}drawing", "{*}numPr"), None)
        if nested is not None or not columns_in(cells):
            self.read(node)
            return
        passages, fenced = table(cells)
        self.passages += passages
        self.fenced += [part for row in rows for inner in row for part in inner.fenced] + fenced

    def _within(self, cell: Element) -> "Paragraphs":
        """What a cell says, read apart: it may come to be a name."""
        inner = Paragraphs(self.styles, self.targets, number=self.number)
        inner.read(cell)
        return inner


def _cell(inner: Paragraphs) -> Cell:
    """The paragraphs of a cell as one, parted by line breaks."""
    lines = (((Run("\n"),) if at else ()) + part.runs for at, part in enumerate(inner.passages))
    return Cell(squeezed(run for line in lines for run in line), inner.number)
