"""Initials stay with the name that they begin: no line ends between the parts of “J. R. Ames”.

A word joiner does it, as with Korean words: it has no width and no glyph, and the space stays.
"""

import re
from typing import Any

from tympan.press.korean import JOINER

# A capital and its full stop, before another or before a name. A sentence may end so, too
# (“vitamin C. She …”), and loses nothing but one place to break.
INITIAL = re.compile(r"(?<![^\W\d_])([^\W\d_])\. (?=[^\W\d_])")


def keep_initials(document: Any) -> None:
    """Forbid breaks behind the initials in the body of a document (a tree of lxml's)."""
    for element in document.find("body").iter():
        if isinstance(element.tag, str):
            element.text = _kept(element.text)
        element.tail = _kept(element.tail)


def _kept(text: str | None) -> str | None:
    return INITIAL.sub(_joined, text) if text else text


def _joined(found: re.Match[str]) -> str:
    behind = found.string[found.end()]
    is_name = found[1].isupper() and behind.isupper()
    return found[0] + JOINER if is_name else found[0]
