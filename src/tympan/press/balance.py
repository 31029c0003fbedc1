"""Titles and pull quotes in lines of like length, because the press fills each before the next.

What is set large and stands free at the right looks torn where its last line holds one word. The
laid-out lines tell how much each holds; as many lines are then broken where they come out even.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from lxml import html
from lxml.html import HtmlElement

from tympan.press.letters import pieces, put_in
from tympan.press.lines import Free, free_lines
from tympan.press.sheet import serialized
from tympan.press.weasy import Document

# What is set large and free.
LARGE = (
    "//h1 | //h2 | //h3 | //p[@class='words' or @class='standfirst' or @class='subtitle'"
    " or starts-with(@class, 'title')]"
)
MOST_WORDS = 60
# The width of a word is reckoned from its letters, and may be wrong by so much.
SURE = 0.94
# A space, as a part of a letter.
SPACE = 0.55
MOST_LINES = 6
WORD = re.compile(r"[^ \n\t]+")


def balance(document: HtmlElement, pages: Document) -> bool:
    """Break what is set large into even lines, as many as there are; tell whether any changed."""
    laid: Mapping[str, Free] = {
        _folded(" ".join(free.lines)): free for page in pages.pages for free in free_lines(page)
    }
    changed = False
    for element in document.xpath(LARGE):
        if element.find(".//br") is not None:
            continue  # the author broke it, or it was done before
        free = laid.get(_folded(element.text_content()))
        if free is not None and 1 < len(free.lines) <= MOST_LINES:
            changed = _break(element, _even(free)) or changed
    return changed


def evened(markup: str, typeset: Callable[[str], Document]) -> Document:
    """The page of a cover, its title in even lines."""
    pages, document = typeset(markup), html.document_fromstring(markup)
    return typeset(serialized(document)) if balance(document, pages) else pages


def _folded(text: str) -> str:
    return " ".join(WORD.findall(text)).casefold()


def _even(free: Free) -> Sequence[int]:
    """The words before which a line begins, when they are even; none where they are already."""
    lines = [WORD.findall(line) for line in free.lines]
    words = [word for line in lines for word in line]
    if len(words) > MOST_WORDS:
        return ()
    letter = sum(free.widths) / sum(
        sum(map(len, line)) + SPACE * (len(line) - 1) for line in lines if line
    )
    # The sum of the squares is least where the lines are most alike.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0, ())}
    for _ in lines:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, begun) in best.items():
            for end in range(start + 1, len(words) + 1):
                long = sum(map(len, words[start:end])) + SPACE * (end - start - 1)
                if long * letter > SURE * free.room:
                    break
                made = cost + long * long, (*begun, start)
                longer[end] = min(longer.get(end, made), made)
        best = longer
    _, begun = best.get(len(words), (0, ()))
    now = [sum(map(len, lines[:number])) for number in range(len(lines))]
    return () if list(begun) == now else begun[1:]


def _break(element: HtmlElement, before: Sequence[int]) -> bool:
    """Begin a line before each of these words; tell whether there are any."""
    held = list(pieces(element))
    starts = [word.start() for word in WORD.finditer("".join(piece.text for piece in held))]
    cuts = [starts[word] for word in before]
    end = sum(len(piece.text) for piece in held)
    for piece in reversed(held):
        end -= len(piece.text)
        for cut in sorted(cut - end for cut in cuts if 0 <= cut - end < len(piece.text))[::-1]:
            put_in(piece, cut, html.Element("br"))
    return bool(cuts)
