"""Arrange a document as nearly the same one was left when its pages had settled.

To settle pages takes many rounds of laying out, and after a small change nearly all of them end
where they ended before. What was moved is put where it stood, and what was mended in a paragraph
is taken over where its words are still the same.
"""

import copy

from lxml import html
from lxml.html import HtmlElement

from tympan.press.moves import homes_of, put


def arrange_like(document: HtmlElement, earlier: HtmlElement, settled: HtmlElement) -> None:
    """Move and mend in a document what was moved and mended from `earlier` to `settled`."""
    there = {element.get("id"): element for element in document.xpath("//*[@id]")}
    before = {element.get("id"): element for element in earlier.xpath("//p[@id]")}
    for mended in settled.xpath("//p[@id]"):
        name = mended.get("id")
        now, plain = there.get(name), before.get(name)
        if now is None or plain is None or _source(now) != _source(plain):
            continue
        if _source(mended) != _source(plain):
            taken = copy.deepcopy(mended)
            taken.tail = now.tail
            now.getparent().replace(now, taken)
    loose = homes_of(document)
    places = {
        name: place
        for name, place in homes_of(settled).items()
        if name in loose and place in there and loose[name] != place
    }
    put(document, places)


def _source(element: HtmlElement) -> bytes:
    source: bytes = html.tostring(element, with_tail=False)
    return source
