"""The names of WordprocessingML, as far as an interview needs them."""

from typing import Any

Element = Any

NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
UNPRINTED = (("header", "page head"), ("footer", "page foot"), ("comments.", "comment"))
# Elements that part words, and those whose text is words.
PARTING = frozenset(("p", "tab", "br", "cr", "tc", "ptab"))
# What hangs on a place in a line without being part of it.
HUNG = frozenset(("txbxContent", "del", "moveFrom", "instrText", "delInstrText"))
TEXTS = frozenset(("t", "delText", "instrText", "delInstrText"))


def name_of(node: Element) -> str:
    """The name of an element without its namespace; empty for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def child(node: Element, *names: str) -> Element:
    """The element that these names lead to from `node`, or None."""
    for name in names:
        if node is None:
            return None
        node = next((found for found in node if name_of(found) == name), None)
    return node


def value(node: Element, name: str = "val") -> str:
    """An attribute by its name without namespace; empty if it is not there."""
    if node is None:
        return ""
    return next((str(said) for key, said in node.items() if key.rpartition("}")[2] == name), "")


def is_on(node: Element) -> bool | None:
    """Whether a switch such as bold is on; None when nothing is said of it."""
    return None if node is None else value(node) not in ("0", "false", "off", "none")


def words_in(root: Element) -> str:
    """All text of a part in order, without understanding it; what hangs on a line follows it.

    A drawing stands twice in a document, the second time for programs that do not know its kind:
    that copy is left out.
    """
    found: list[str] = []
    later: list[Element] = []
    lines = 0
    stack = [(root, False)]
    while stack:
        node, left = stack.pop()
        name = name_of(node)
        if name in HUNG and lines and not left:
            later.append(node)
            continue
        if name in PARTING or name in HUNG:
            found.append("\n")
        if left:
            lines -= name == "p"
            if name == "p" and not lines:
                stack += [(hung, False) for hung in reversed(later)]
                later.clear()
            continue
        if name == "Fallback":
            continue
        if name == "p":
            lines += 1
            found.append(f"{node.get('label', '')} ")
        if name in TEXTS:
            found.append(node.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            found.append(f"[^{mark_of(name.removesuffix('Reference'), node)}]")
        elif name == "docPr":
            found.append(f"\n{value(node, 'descr')}\n")
        stack.append((node, True))
        stack += [(inner, False) for inner in reversed(node)]
    return "".join(found)


def mark_of(kind: str, node: Element) -> str:
    """The mark of a note; endnotes are counted apart from footnotes."""
    return value(node, "id") if kind == "footnote" else f"e{value(node, 'id')}"
