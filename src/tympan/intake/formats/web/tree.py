"""A web page as a tree, and its words taken in order without understanding it."""

import re
from collections.abc import Iterator
from typing import Any

from tympan.intake.formats.faults import fault
from tympan.intake.formats.limits import DEEPEST, MOST_TAGS, refuse_size

# lxml has no types of its own.
Element = Any

# Elements that stand inside a line; all others part the words before from those after.
# An attribute of our own: the number that a browser shows.
NUMBER = "tympan-number"
_WITHIN_LINES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rb rp rt "
    "ruby s samp small span strike strong sub sup time tt u var wbr"
)
INLINE = frozenset(_WITHIN_LINES.split())
_WHOLE = re.compile(r"<(?:html|body|head|!doctype)\b", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def tree_of(name: str, text: str) -> Element:
    """The root of a page or of a piece of one; nothing outside it is ever fetched."""
    from lxml import etree

    refuse_size(name, text.count("<"), MOST_TAGS, "tags")
    text = _DECLARATION.sub("", text)
    if not _WHOLE.search(text):
        text = f"<html><body><div>{text}</div></body></html>"
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    if root is None:
        raise _broken(name, "there is no page in this file")
    if any(depth > DEEPEST for depth in _depths(root)):
        raise _broken(name, f"its elements are nested more than {DEEPEST} deep")
    return root


def _broken(name: str, message: str) -> Exception:
    mend = "open it in a browser, save it anew or copy its text, and import that"
    return fault("source-broken", name, message, mend)


def _depths(root: Element) -> Iterator[int]:
    from lxml import etree

    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        yield depth


def number_items(root: Element) -> None:
    """Write on the items of numbered lists the numbers that a browser sets before them."""
    for found in root.iter("ol"):
        start = found.get("start") or "1"
        number = int(start) if start.isdigit() and len(start) < 9 else 1
        for item in found.iterchildren("li"):
            own = item.get("value") or ""
            number = int(own) if own.isdigit() and len(own) < 9 else number
            item.set(NUMBER, f"{number}.")
            number += 1


def is_element(node: Element) -> bool:
    """Whether a node is an element, not a comment or an instruction."""
    return isinstance(node.tag, str)


def text_of(root: Element) -> str:
    """All that an element says, with the words that stand for pictures and the numbers of lists."""
    from lxml import etree

    found = []
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            found.append("" if node.tag in INLINE else "\n")
            found.append(f" {alt} " if (alt := node.get("alt")) else "")
            found.append(f"{number} " if (number := node.get(NUMBER)) else "")
            found.append(node.text or "")
        elif event == "end":
            found.append("" if node.tag in INLINE else "\n")
        if event != "start" and node is not root:
            found.append(node.tail or "")
    return "".join(found)
