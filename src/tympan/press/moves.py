"""Pull quotes and pictures, moved to where they do no harm.

Neither is ever broken. One that does not fit at a page's foot goes to the next page whole and
leaves the rest of the page empty. As a pull quote may stand between any two paragraphs of its
interview, and a picture behind one of the next in its section, they go where the text runs on and
fills the pages. And as two pull quotes that are seen at once shout each other down, only one
stands on the two pages that face, if there are pages enough.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement

from tympan.press.blocks import TEXT, Block, units_of
from tympan.press.castoff import cast_off
from tympan.press.weasy import Document

# How many texts away from home they may stand: a pull quote before it and behind it, a picture
# behind it, where it is still seen together with what speaks of it.
BEFORE, BEHIND, PICTURE_BEHIND = 6, 10, 3


def homes_of(document: HtmlElement) -> Mapping[str, str]:
    """Behind which block the author put each pull quote and picture, by id.

    Those that begin a section without a title stand there for good.
    """
    found = {}
    for thing in document.xpath("//section[@class='section']/*[self::aside or self::figure]"):
        before = (one for one in thing.itersiblings(preceding=True) if not _is_loose(one))
        if _is_loose(thing) and (home := next(before, None)) is not None:
            found[str(thing.get("id"))] = str(home.get("id"))
    return found


def move(document: HtmlElement, pages: Document, homes: Mapping[str, str]) -> bool:
    """Move what stands better elsewhere; tell whether anything was moved."""
    moved = False
    for unit in units_of(pages):
        choices = {
            block.name: _choices(block, homes[block.name], unit.blocks)
            for block in unit.blocks
            if block.name in homes
        }
        places = cast_off(unit, homes, choices)
        before = _places(unit.blocks, places)
        if before != places:
            put(document, places)
            moved = True
    return moved


def _is_loose(element: HtmlElement) -> bool:
    classes = (element.get("class") or "").split()
    return element.tag in ("aside", "figure") and "full-page" not in classes


def _choices(thing: Block, home: str, blocks: Sequence[Block]) -> list[str]:
    """Behind which blocks it may stand, in order; nothing else ends an interview than its text."""
    is_picture = thing.kind == "figure"
    section = next(block.section for block in blocks if block.name == home)
    *texts, _ = (block for block in blocks if block.kind in TEXT)
    names = [
        block.name
        for block in blocks
        if block.name == home or (block in texts and not (is_picture and block.section != section))
    ]
    at = names.index(home)
    if is_picture:
        return names[at : at + PICTURE_BEHIND + 1]
    return names[max(at - BEFORE, 0) : at + BEHIND + 1]


def _places(blocks: Sequence[Block], things: Mapping[str, str]) -> Mapping[str, str]:
    """Behind which block each thing stands now."""
    before, found = "", {}
    for block in blocks:
        if block.name in things:
            found[block.name] = before
        else:
            before = block.name
    return found


def put(document: HtmlElement, places: Mapping[str, str]) -> None:
    """Put each thing behind its block, and those behind the same one in order."""
    behind = defaultdict(list)
    for name, place in places.items():
        behind[place].append(name)
    for place, names in behind.items():
        before = document.get_element_by_id(place)
        for name in names:
            thing = document.get_element_by_id(name)
            before.addnext(thing)
            before = thing
