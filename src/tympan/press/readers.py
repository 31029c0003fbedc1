"""A document's text as e-readers take it: their spaces, their directions, their pull quotes."""

import re
from typing import Any

from tympan.press.package import XML_LANG
from tympan.script import direction

# Kindle breaks and selects text at none but the plain space and the no-break space, and shows
# invisible signs as boxes. Those that join or order the letters of a script are spared.
NO_BREAK = re.compile("[\u2007\u202f]")
PLAIN = re.compile("[\u2000-\u2006\u2008-\u200a\u205f]")
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Any of these in markup, or a character by its number, but for two that templates write so.
STRANGE = re.compile(
    f"[{''.join(sign.pattern[1:-1] for sign in (NO_BREAK, PLAIN, INVISIBLE))}]|&#(?!3[49];)"
)


def is_simple(markup: str) -> bool:
    """Whether it has only the spaces and signs that every reader knows."""
    return not STRANGE.search(markup)


def simplify(root: Any) -> None:
    """Leave only the spaces and signs that every reader knows in the text under an element."""
    for element in root.iter():
        if element.text:
            element.text = _simple(element.text)
        if element.tail:
            element.tail = _simple(element.tail)
        for name, value in element.attrib.items():
            element.set(name, _simple(value))


def turn_about(root: Any) -> None:
    """Tell the direction of every passage that runs against its document's."""
    for passage in root.iter():
        language = passage.get("lang") or passage.get(XML_LANG)
        if language and passage is not root and direction(language) != root.get("dir"):
            passage.set("dir", direction(language))


def treat_pull_quotes(root: Any, policy: str) -> None:
    """Show pull quotes as the edition wants: as they are, unspoken, or not at all."""
    for aside in root.findall(".//{*}aside[@role='doc-pullquote']"):
        if policy == "hidden-from-speech":
            aside.set("aria-hidden", "true")
        elif policy == "omit":
            _drop(aside)


def _drop(element: Any) -> None:
    """Take an element out and leave what stands behind it."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _simple(text: str) -> str:
    return PLAIN.sub(" ", NO_BREAK.sub("\u00a0", INVISIBLE.sub("", text)))
