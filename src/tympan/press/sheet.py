"""The galley as one document for the printed page: the fragments as they are, notes at their marks.

A note stands behind the text in a fragment, where e-readers want it. Print wants it where it is
called, so that it can go to the foot of that page; so it is moved there, with its words unchanged.
"""

import copy
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from tympan.galley import Galley
from tympan.press.initials import keep_initials
from tympan.press.korean import keep_words
from tympan.press.metadata import moment
from tympan.press.particulars import name_particulars
from tympan.press.readers import turn_about
from tympan.script import script

# The least measure, in millimetres, that holds a text and its translation side by side.
COLUMNS = 95


def printed(galley: Galley, generator: str) -> HtmlElement:
    """The document, with `press:` addresses for its pictures."""
    edition = galley.edition
    text = galley.layout.render(
        "print.xhtml",
        edition=edition,
        units=galley.units,
        authors=", ".join(person.name for person in edition.contributors),
        generator=generator,
        date=moment(edition),
        contents=_contents(galley),
    )
    document = html.document_fromstring(text)
    turn_about(document)
    for mark in list(document.xpath("//a[@role='doc-noteref']")):
        _move_note(document, mark)
    for notes in document.xpath("//div[@class='notes']"):
        notes.drop_tree()
    for turn in document.xpath("//section/div[starts-with(@class, 'turn ')]"):
        _loosen(turn)
    # Where letters hang from a line above, or stand on bodies of their own, none is set larger.
    if galley.layout.options.get("drop-cap") and script(edition.language) is None:
        for lead in document.xpath("//*[@class='lead-in']"):
            _drop_cap(lead)
    has_room = galley.layout.paper.column >= COLUMNS
    document.body.classes.add("columns" if has_room else "alternate")
    for picture in document.iter("img"):
        picture.set("src", f"press:picture/{picture.get('src')}")
    keep_words(document)
    keep_initials(document)
    name_particulars(document, galley)
    return document


def alone(markup: str) -> str:
    """A page of the layout's that stands alone, such as a cover, as WeasyPrint reads it."""
    document = html.document_fromstring(markup)
    turn_about(document)
    keep_words(document)
    return serialized(document)


def serialized(document: HtmlElement) -> str:
    """The document as WeasyPrint reads it."""
    text: str = html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def _contents(galley: Galley) -> str:
    if not galley.edition.is_collection:
        return ""
    units = [unit for unit in galley.units[1:] if unit.title]
    return galley.layout.render("contents.xhtml", units=units, edition=galley.edition)


def _loosen(turn: HtmlElement) -> None:
    """Set pull quotes and pictures that end a turn behind it: the same place, but free to move."""
    while len(turn) > 1 and turn[-1].tag in ("aside", "figure"):
        turn.addnext(turn[-1])


def _move_note(document: HtmlElement, mark: HtmlElement) -> None:
    note: Any = document.get_element_by_id(mark.get("href")[1:])
    moved = html.Element("span", {"class": "note", "id": note.get("id"), "data-number": mark.text})
    moved.attrib.update({key: note.get(key) for key in ("lang", "dir") if note.get(key)})
    for block in note:
        if block.get("role") == "doc-backlink":
            continue
        inner = copy.deepcopy(block)
        inner.tail = None
        if inner.tag == "p":
            inner.tag = "span"
            inner.set("class", "paragraph")
        moved.append(inner)
    moved.tail = mark.tail
    mark.getparent().replace(mark, moved)
    _keep_with_word(moved)


def _keep_with_word(note: HtmlElement) -> None:
    """Keep a note's mark on the line of the word before it: the press would let it begin one."""
    before, parent = note.getprevious(), note.getparent()
    text = (parent.text if before is None else before.tail) or ""
    word = text[text.rfind(" ") + 1 :]
    if not word:
        return
    kept = html.Element("span", {"class": "marked"})
    kept.text, kept.tail, note.tail = word, note.tail, None
    if before is None:
        parent.text = text[: -len(word)]
    else:
        before.tail = text[: -len(word)]
    parent.replace(note, kept)
    kept.append(note)


def _drop_cap(lead: HtmlElement) -> None:
    """Give the first letter an element: WeasyPrint crashes on a floated ::first-letter."""
    capital = html.Element("span", {"class": "drop-cap"})
    capital.text, capital.tail, lead.text = lead.text[:1], lead.text[1:], None
    lead.insert(0, capital)
