"""Keep pull quotes from tearing holes into the page.

A pull quote is never broken. One that does not fit at a page's foot goes to the next page whole
and leaves the rest of the page empty. As it may stand between any two paragraphs, it is moved
behind the next one instead, so that the text runs on and fills the page.
"""

import itertools
from collections.abc import Callable

from lxml.html import HtmlElement

from tympan.press.weasy import Document, foot_of, lines_of

MOST_ROUNDS = 12
TEXT = ("p", "div", "ul", "ol", "blockquote")


def settled(document: HtmlElement, typeset: Callable[[HtmlElement], Document]) -> Document:
    """The pages, typeset again until no pull quote leaves a hole that moving it can fill."""
    waiting = {aside.get("id") for aside in document.xpath("//aside[@role='doc-pullquote']")}
    pages = typeset(document)
    for _ in range(MOST_ROUNDS):
        # Units start on pages of their own, so the first hole of each can be filled at once.
        first = {_unit(document, name): name for name in reversed(holes(pages, waiting))}
        if not first:
            break
        for name in first.values():
            if not _move(document, name):
                waiting.discard(name)
        pages = typeset(document)
    return pages


def holes(document: Document, pull_quotes: set[str]) -> list[str]:
    """The ids of the pull quotes that begin a page whose forerunner has lines left empty."""
    found = []
    for before, page in itertools.pairwise(document.pages):
        lines, earlier = list(lines_of(page)), list(lines_of(before))
        if not lines or not earlier or lines[0].owner not in pull_quotes:
            continue
        last = earlier[-1]
        if foot_of(before) - last.bottom > 1.5 * (last.bottom - last.top):
            found.append(lines[0].owner)
    return found


def _unit(document: HtmlElement, name: str) -> str:
    [unit] = document.get_element_by_id(name).xpath("ancestor::article[1]/@id")
    return str(unit)


def _move(document: HtmlElement, name: str) -> bool:
    """Move a pull quote behind the text that follows it; tell whether it may move again.

    At a section's end it goes behind the first text of the next section of the interview. Where
    there is none, it goes before the text that it stood behind, and stays there.
    """
    pull_quote = document.get_element_by_id(name)
    following = _text_after(pull_quote)
    if following is not None:
        following.addnext(pull_quote)
        return True
    before = pull_quote.getprevious()
    if before is not None and before.tag in TEXT:
        before.addprevious(pull_quote)
    return False


def _text_after(pull_quote: HtmlElement) -> HtmlElement | None:
    following = pull_quote.getnext()
    if following is not None:
        return following if following.tag in TEXT else None
    section = pull_quote.getparent().getnext()
    if section is None or section.get("class") != "section":
        return None
    return next((child for child in section if child.tag in TEXT), None)
