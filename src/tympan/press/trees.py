"""The tree of a document's elements, read by lxml where that sees what WeasyPrint's parser sees.

WeasyPrint reads HTML with a parser in Python, which takes longer than to make a few pages again.
What is printed was read and written by lxml before, so it is well formed, and lxml reads it in a
thirtieth of the time. Where the two would read it differently, there is no tree;
tests/press/test_trees.py compares them.
"""

import re
from typing import Any
from xml.etree import ElementTree

from lxml import etree

# Elements inside which HTML has rules of its own: rows get a body, and a first line break goes.
PECULIAR = re.compile(
    r"<(?:table|pre|svg|math|select|textarea|template|noscript|form|button|base)\b"
)
# What may stand in a paragraph. Anything else ends it, in HTML.
IN_A_PARAGRAPH = {
    *("a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "dfn", "em", "i", "img", "ins"),
    *("kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup"),
    *("time", "u", "var", "wbr"),
}


class _Differs(Exception):
    """The two parsers read this differently."""


class _Builder(ElementTree.TreeBuilder):
    def __init__(self) -> None:
        super().__init__(insert_comments=True)
        self._open: list[str] = []

    def start(self, tag: str, attributes: Any) -> Any:
        if "p" in self._open and tag not in IN_A_PARAGRAPH:
            raise _Differs
        if tag == "a" and "a" in self._open:
            raise _Differs
        self._open.append(tag)
        return super().start(tag, dict(attributes))

    def end(self, tag: str) -> Any:
        self._open.pop()
        return super().end(tag)


def tree(html: str) -> ElementTree.Element | None:
    """The tree of a document, or nothing where WeasyPrint would read another one."""
    if PECULIAR.search(html):
        return None
    parser = etree.HTMLParser(target=_Builder())
    try:
        parser.feed(html)
        root: ElementTree.Element = parser.close()
    except _Differs:
        return None
    return root if root.find("head") is not None and root.find("body") is not None else None
