"""What the styles and lists of a Word document say of a paragraph."""

import re
from collections import Counter
from dataclasses import dataclass

from tympan.intake.formats.office.ooxml import Element, child, is_on, name_of, value

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo)\s*(\d)", re.I)


@dataclass(frozen=True, slots=True)
class Look:
    """How a style sets its text."""

    bold: bool = False
    italic: bool = False
    heading: int = 0
    quote: bool = False
    # The list that paragraphs of this style belong to, and how deep; empty where there is none.
    list_id: str = ""
    depth: str = "0"


class Styles:
    """The styles of a document by their id; each takes over what it does not say itself."""

    def __init__(self, root: Element) -> None:
        found = root if root is not None else ()
        self._nodes = {value(node, "styleId"): node for node in found if name_of(node) == "style"}
        self._looks: dict[str, Look] = {}

    def look(self, id: str) -> Look:
        """How the style sets its text; an unknown style sets nothing."""
        if id not in self._looks:
            self._looks[id] = self._look(id)
        return self._looks[id]

    def _look(self, id: str) -> Look:
        bold = italic = None
        heading, quote, list_id, depth = 0, False, "", "0"
        seen: set[str] = set()
        while id in self._nodes and id not in seen:
            seen.add(id)
            node = self._nodes[id]
            name = value(child(node, "name"))
            bold = is_on(child(node, "rPr", "b")) if bold is None else bold
            italic = is_on(child(node, "rPr", "i")) if italic is None else italic
            quote = quote or "quote" in name.lower()
            numbered = child(node, "pPr", "numPr")
            if not list_id and numbered is not None:
                list_id = value(child(numbered, "numId"))
                depth = value(child(numbered, "ilvl")) or "0"
            level = value(child(node, "pPr", "outlineLvl"))
            if not heading and (named := _HEADING.match(name)):
                heading = int(named[1])
            elif not heading and name.lower() == "title":
                heading = 1
            elif not heading and level.isdigit() and int(level) < 9:
                heading = int(level) + 1
            id = value(child(node, "basedOn"))
        return Look(bool(bold), bool(italic), heading, quote, list_id, depth)


class Numbering:
    """Counts the items of numbered lists, as Word does when it shows them."""

    def __init__(self, root: Element) -> None:
        nodes = list(root) if root is not None else []
        self._kinds = {
            value(node, "abstractNumId"): {
                value(level, "ilvl"): level for level in node if name_of(level) == "lvl"
            }
            for node in nodes
            if name_of(node) == "abstractNum"
        }
        self._lists = {
            value(node, "numId"): value(child(node, "abstractNumId"))
            for node in nodes
            if name_of(node) == "num"
        }
        self._counts: Counter[tuple[str, str]] = Counter()

    def label(self, list_id: str, level: str) -> str | None:
        """The number of the next item, empty for a bullet, None where there is no list."""
        kind = self._lists.get(list_id)
        if kind is None or list_id == "0":
            return None
        found = self._kinds.get(kind, {}).get(level)
        if found is None or value(child(found, "numFmt")) in ("bullet", "none"):
            return ""
        start = value(child(found, "start"))
        key = (kind, level)
        if not self._counts[key] and start.isdigit():
            self._counts[key] = int(start) - 1
        self._counts[key] += 1
        for deeper in range(int(level) + 1 if level.isdigit() else 1, 9):
            self._counts.pop((kind, str(deeper)), None)
        return f"{self._counts[key]}."
