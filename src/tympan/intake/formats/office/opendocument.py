"""The names of OpenDocument, as far as an interview needs them, and what its styles say."""

from dataclasses import dataclass

from tympan.intake.formats.office.ooxml import Element, child, name_of, value

_BLOCKS = "p h s tab line-break list-item table-cell note note-body annotation frame title desc"
_PARTING = frozenset(_BLOCKS.split())
_LINES = frozenset(("p", "h"))
# Notes, boxes and comments are tied to a place in a line, and stand after it.
_HUNG = frozenset(("note-body", "text-box", "desc", "title", "annotation"))


@dataclass(frozen=True, slots=True)
class Look:
    """How a style sets its text."""

    bold: bool = False
    italic: bool = False
    language: str = ""
    quote: bool = False


class Looks:
    """The styles of a document by name, those of the whole and those of the text itself."""

    def __init__(self, *roots: Element) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[str, Element]] = {}
        for root in roots:
            for node in root.iter("{*}style", "{*}list-style") if root is not None else ():
                if name_of(node) == "style":
                    self._styles[value(node, "name")] = node
                else:
                    self._lists[value(node, "name")] = {
                        value(level, "level"): level for level in node
                    }

    def look(self, name: str) -> Look:
        """How the style sets its text; an unknown style sets nothing."""
        weight = slant = language = ""
        quote = False
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            node = self._styles[name]
            text = child(node, "text-properties")
            weight = weight or value(text, "font-weight")
            slant = slant or value(text, "font-style")
            language = language or value(text, "language")
            quote = quote or "quot" in name.lower()
            name = value(node, "parent-style-name")
        bold = weight == "bold" or (weight.isdigit() and int(weight) >= 600)
        return Look(bold, slant in ("italic", "oblique"), language, quote)

    def counts(self, style: str, depth: int) -> bool:
        """Whether a list of this style shows numbers at this depth."""
        level = self._lists.get(style, {}).get(str(depth))
        return level is not None and name_of(level) == "list-level-style-number"


def words_in(root: Element) -> str:
    """All text of an element in order, not understood; what hangs on a line follows it."""
    found: list[str] = []
    later: list[Element] = []
    lines = 0
    stack: list[tuple[Element, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        name = name_of(node)
        if lines and name in _HUNG and not left:
            later.append(node)
            found.append(node.tail or "")
            continue
        found.append("\n" if name in _PARTING else "")
        if left:
            lines -= name in _LINES
            if name in _LINES and not lines:
                stack += [(hung, False) for hung in reversed(later)]
                later.clear()
        elif name:
            lines += name in _LINES
            found.append(f"{node.get('label', '')} " if name == "list-item" else "")
            found.append(node.text or "")
            stack.append((node, True))
            stack += [(inner, False) for inner in reversed(node)]
            continue
        if node is not root and name not in _HUNG:
            found.append(node.tail or "")
    return "".join(found)
