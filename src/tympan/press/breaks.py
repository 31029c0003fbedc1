"""Lines that break badly, and how each is mended.

A runt is a paragraph's last line that holds less than a short word, or no more than the rest of
one. A ladder is three lines in a row that end in a hyphen. And nobody should have to turn a page
to learn how a word goes on. The press knows none of these, so they are read off the laid-out lines
and mended in the document: a word is kept whole, or the last two are kept together.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from lxml import html
from lxml.html import HtmlElement

from tympan.press.letters import Piece, letters, pieces, put_in
from tympan.press.lines import Line, columns_of, lines_in
from tympan.press.weasy import Document

RUNT = 5  # letters and marks: a last line has at least so many
LADDER = 3  # lines
HYPHENATED = ("-", "\u2010", "\u2011", "\u00ad")
# A word ends at these, and a line may break behind them.
APART = (" ", "\n", "\t", "\u2013", "\u2014", "/")
UNBROKEN_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Mend:
    """Keep a word whole, by the number of letters before its break, or bind it to the one before.

    That is done to the last word of a paragraph, where `binds` is set.
    """

    before: int
    binds: bool = False


def bad_breaks(document: Document) -> dict[str, list[Mend]]:
    """The first bad break of each paragraph, with the ways to mend it, the best first.

    To break a word differently further up makes other lines of all that follow.
    """
    found = {}
    for owner, held in paragraphs(document):
        hyphens: list[int] = []  # the numbers of the lines that end in one
        ladder = 0
        for number, ((line, ends_column), (following, _)) in enumerate(pairwise(held)):
            if not line.text.rstrip().endswith(HYPHENATED):
                ladder = 0
                continue
            ladder += 1
            hyphens.insert(0, number)
            is_rest = following is held[-1][0] and " " not in following.text.strip()
            if ladder == LADDER or ends_column or is_rest:
                found[owner] = [Mend(_letters(held, number)) for number in hyphens]
                break
        else:
            if len(held) > 1 and len(held[-1][0].text.strip()) < RUNT:
                runt = Mend(_letters(held, len(held)), binds=True)
                found[owner] = [runt, *(Mend(_letters(held, number)) for number in hyphens)]
    return found


def _letters(held: list[tuple[Line, bool]], last: int) -> int:
    """How many letters stand in the lines up to this one."""
    return sum(len(letters(line.text)) for line, _ in held[: last + 1])


def paragraphs(document: Document) -> Iterator[tuple[str, list[tuple[Line, bool]]]]:
    """The lines of every block that has an id, each with whether it ends a page or a column."""
    found = []
    for column in (column for page in document.pages for column in columns_of(page)):
        lines = lines_in(column)
        found += [(line, number == len(lines)) for number, line in enumerate(lines, 1)]
    for owner, held in groupby(found, lambda line: line[0].owner):
        yield owner, list(held)


def widest_spaces(document: Document) -> dict[str, float]:
    """By how much spaces are widened on the loosest line of each paragraph, in ems."""
    return {owner: max(line.widened for line, _ in held) for owner, held in paragraphs(document)}


# ---------------------------------------------------------------- in the document


def mend(paragraph: HtmlElement, way: Mend) -> bool:
    """Mend a paragraph in one way; tell whether it could be."""
    return _bind(paragraph) if way.binds else _keep(paragraph, way.before)


def _keep(paragraph: HtmlElement, before: int) -> bool:
    """Keep the word whole that breaks behind so many letters."""
    for piece in list(pieces(paragraph)):
        at = letters(piece.text)
        if before <= len(at):
            return bool(at) and _wrap(piece, at[max(before - 1, 0)])
        before -= len(at)
    return False


def _wrap(piece: Piece, at: int) -> bool:
    text = piece.text
    start = max(text.rfind(sign, 0, at + 1) for sign in APART) + 1
    end = min((found for sign in APART if (found := text.find(sign, at)) >= 0), default=len(text))
    if piece.element.get("style") or start >= end:
        return False
    word = html.Element("span", {"style": "white-space: nowrap"})
    put_in(piece, start, word)
    word.text, word.tail = text[start:end], text[end:]
    return True


def _bind(paragraph: HtmlElement) -> bool:
    """Keep a paragraph's last two words together."""
    behind = ""
    for piece in reversed(list(pieces(paragraph))):
        behind = piece.text + behind
        at = behind.rstrip().rfind(" ")
        if 0 <= at < len(piece.text):
            text = piece.text[:at] + UNBROKEN_SPACE + piece.text[at + 1 :]
            if piece.after is None:
                piece.element.text = text
            else:
                piece.after.tail = text
            return True
    return False
