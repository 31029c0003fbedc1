"""A section that is too long for one file, in several: readers open a file whole, and slowly.

It is cut between its blocks, and a turn or a quotation that is too long itself between those inside
it. A heading goes with what it heads, a note with the text that calls it.
"""

from collections.abc import Mapping
from math import ceil
from typing import Any

from lxml import etree

# Bytes. What comes to it later, its frame and the page numbers, leaves a file below 300 kB, which
# is the most that old e-readers open quickly.
MOST = 250_000
DIVISIBLE = ("section", "div", "blockquote")
NOTE = "doc-footnote"
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def portions(section: Any, title: str) -> list[Any]:
    """The section, or the portions of one that is too long, in order; only the first has its id.

    `title` names the others, since the heading stands in the first.
    """
    if _bytes(section) <= MOST:
        return [section]
    notes, holder = _taken_notes(section)
    made = _cut(section, title, notes)
    for portion in made:
        if called := _called(portion, notes):
            place = portion if holder is None else etree.SubElement(portion, holder.tag)
            if holder is not None:
                place.attrib.update(holder.attrib)
            place.extend(called)
    return made


def _taken_notes(section: Any) -> tuple[dict[str, Any], Any | None]:
    """The notes that stand behind the section's text, taken out, and what held nothing else."""
    found = section.findall(f".//*[@role='{NOTE}']")
    behind = [note for note in found if _stands_behind(note, section)]
    holders = list(dict.fromkeys(note.getparent() for note in behind))
    for note in behind:
        note.getparent().remove(note)
    for holder in holders:
        if holder is not section:
            holder.getparent().remove(holder)
    is_held = bool(holders) and holders[0] is not section
    return {note.get("id"): note for note in behind}, holders[0] if is_held else None


def _stands_behind(note: Any, section: Any) -> bool:
    holder = note.getparent()
    return holder is section or all(beside.get("role") == NOTE for beside in holder)


def _cut(whole: Any, title: str, notes: Mapping[str, Any]) -> list[Any]:
    """The element in portions of about one size, none too large where its blocks allow that."""
    weight = _weight(whole, notes)
    enough = weight / ceil(weight / MOST)
    made, filled = [_shell(whole)], 0
    made[0].text = whole.text
    for block in whole.findall("*"):
        for piece in _pieces(block, title, notes):
            more = _weight(piece, notes)
            if len(made[-1]) and (filled >= enough or filled + more > MOST):
                made.append(_continuing(whole, title))
                made[-1].extend(_headings_behind(made[-2]))
                filled = 0
            made[-1].append(piece)
            filled += more
    return made


def _pieces(block: Any, title: str, notes: Mapping[str, Any]) -> list[Any]:
    is_divisible = etree.QName(block).localname in DIVISIBLE
    if is_divisible and _weight(block, notes) > MOST:
        return _cut(block, title, notes)
    return [block]


def _headings_behind(portion: Any) -> list[Any]:
    """The headings with which a portion would end."""
    found: list[Any] = []
    for block in reversed(portion[1:]):
        if etree.QName(block).localname not in HEADINGS:
            break
        found.insert(0, block)
    return found


def _shell(whole: Any) -> Any:
    """The element without what it holds."""
    return etree.Element(whole.tag, whole.attrib, whole.nsmap)


def _continuing(whole: Any, title: str) -> Any:
    """The element again, for its later blocks: its id and its heading stand in another file."""
    shell = _shell(whole)
    shell.attrib.pop("id", None)
    if shell.attrib.pop("aria-labelledby", None):
        shell.set("aria-label", title)
    return shell


def _called(portion: Any, notes: Mapping[str, Any]) -> list[Any]:
    """The notes whose marks a portion holds, in order."""
    marks = portion.iterfind(".//*[@role='doc-noteref']")
    return [notes[id] for mark in marks if (id := mark.get("href", "").removeprefix("#")) in notes]


def _weight(element: Any, notes: Mapping[str, Any]) -> int:
    """The bytes of an element and of the notes that it calls."""
    return _bytes(element) + sum(map(_bytes, _called(element, notes)))


def _bytes(element: Any) -> int:
    """How long an element is inside its document, where namespaces are declared once for all."""
    declared = sum(len(f' xmlns:{prefix}="{uri}"') for prefix, uri in element.nsmap.items())
    return len(etree.tostring(element, encoding="utf-8", with_tail=False)) - declared
