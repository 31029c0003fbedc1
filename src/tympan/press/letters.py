"""The letters of an element's text: what stays the same of it however it is printed or read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

XHTML = "{http://www.w3.org/1999/xhtml}"
PICTURE = "\ufffc"
# The layout breaks words at these, adds some of its own and shows others only at a line's end.
HYPHENS = "-\u00ad\u2010\u2011\u200b\u2060"


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of an element: what it begins with, or what stands behind its child `after`."""

    element: Any
    after: Any
    text: str


def pieces(owner: Any) -> Iterator[Piece]:
    """The text of an element in order, without that of those inside it that have an id."""
    yield Piece(owner, None, owner.text or "")
    for child in owner:
        if child.tag in (f"{XHTML}img", "img"):
            yield Piece(child, None, PICTURE)
        elif isinstance(child.tag, str) and not child.get("id"):
            yield from pieces(child)
        yield Piece(owner, child, child.tail or "")


def put_in(piece: Piece, at: int, element: Any) -> None:
    """Put an element into a piece before one of its characters; the rest stands behind it."""
    if piece.after is None:
        text = piece.element.text or ""
        piece.element.text, element.tail = text[:at], text[at:]
        piece.element.insert(0, element)
    else:
        text = piece.after.tail or ""
        piece.after.tail, element.tail = text[:at], text[at:]
        piece.element.insert(piece.element.index(piece.after) + 1, element)


def letters(text: str) -> list[int]:
    """Where each letter of a text stands; the same number of them however it is printed."""
    return [
        index
        for index, character in enumerate(text)
        if not character.isspace() and character not in HYPHENS
        for _ in character.casefold()
    ]
