"""Typeset again until the pages are as a compositor would leave them.

What is wrong with pages shows only when they are laid out, and the press does not go back. So
everything that is found on them is mended in the document at once, and the pages are laid out
again, as long as there is something to mend: pull quotes and pictures that stand where they should
not (`moves.py`), lines that break badly (`mends.py`), titles in uneven lines (`balance.py`), and
capitals that are deeper than their paragraph.
"""

from collections.abc import Callable

from lxml.html import HtmlElement

from tympan.press.balance import balance
from tympan.press.breaks import paragraphs
from tympan.press.mends import Mends, mend_breaks
from tympan.press.moves import homes_of, move
from tympan.press.rubbish import uncollected
from tympan.press.weasy import Document

# Each costs as much as laying out the pages that change; most books are settled in three.
MOST_ROUNDS = 6
CAPITAL = 3  # lines: how deep the capital is that begins an interview

Typeset = Callable[[HtmlElement], Document]


def settled(document: HtmlElement, typeset: Typeset) -> Document:
    """The pages, typeset again until nothing on them can be mended."""
    homes, mends = homes_of(document), Mends()
    with uncollected():
        pages = typeset(document)
        for _ in range(MOST_ROUNDS):
            changes = (
                _lower_capitals(document, pages),
                mend_breaks(document, pages, mends),
                balance(document, pages),
                move(document, pages, homes),
            )
            if not any(changes):
                break
            pages = typeset(document)
    return pages


def _lower_capitals(document: HtmlElement, pages: Document) -> bool:
    """Set small the large capitals that are deeper than their paragraphs; tell whether any was."""
    capitals = document.xpath("//p[@id]//span[@class='drop-cap']")
    lines = {owner: len(held) for owner, held in paragraphs(pages)} if capitals else {}
    deep = [one for one in capitals if lines[one.xpath("ancestor::p[1]/@id")[0]] < CAPITAL]
    for capital in deep:
        capital.drop_tag()
    return bool(deep)
