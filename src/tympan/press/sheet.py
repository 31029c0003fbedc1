"""The galley as one document for the printed page: the fragments as they are, notes at their marks.

A note stands behind the text in a fragment, where e-readers want it. Print wants it where it is
called, so that it can go to the foot of that page; so it is moved there, with its words unchanged.
"""

import copy
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from tympan.galley import Galley
from tympan.press.metadata import moment


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
    for mark in list(document.xpath("//a[@role='doc-noteref']")):
        _move_note(document, mark)
    for notes in document.xpath("//div[@class='notes']"):
        notes.drop_tree()
    if galley.layout.options.get("drop-cap"):
        for lead in document.xpath("//*[@class='lead-in']"):
            _drop_cap(lead)
    for picture in document.iter("img"):
        picture.set("src", f"press:picture/{picture.get('src')}")
    return document


def serialized(document: HtmlElement) -> str:
    """The document as WeasyPrint reads it."""
    text: str = html.tostring(document, encoding="unicode", doctype="<!DOCTYPE html>")
    return text


def _contents(galley: Galley) -> str:
    if not galley.edition.is_collection:
        return ""
    units = [unit for unit in galley.units[1:] if unit.title]
    return galley.layout.render("contents.xhtml", units=units, edition=galley.edition)


def _move_note(document: HtmlElement, mark: HtmlElement) -> None:
    note: Any = document.get_element_by_id(mark.get("href")[1:])
    moved = html.Element("span", {"class": "note", "id": note.get("id"), "data-number": mark.text})
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


def _drop_cap(lead: HtmlElement) -> None:
    """Give the first letter an element: WeasyPrint crashes on a floated ::first-letter."""
    capital = html.Element("span", {"class": "drop-cap"})
    capital.text, capital.tail, lead.text = lead.text[:1], lead.text[1:], None
    lead.insert(0, capital)
