"""What was mended in each paragraph, and taken back where it did more harm than good.

Whatever is kept whole leaves the line before it shorter, and its spaces get wider. Where they get
too wide the mend is taken back, and the paragraph is broken elsewhere, or left alone.
"""

import copy
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from tympan.press.breaks import Mend, bad_breaks, mend, widest_spaces
from tympan.press.weasy import Document

# A line whose spaces are widened by more, in ems, is worse than what it mends.
LOOSE = 0.5
MOST_TRIES = 2


@dataclass(slots=True)
class _Tried:
    """The latest mend of a paragraph, as that was, and how loose, before it; and those refused."""

    latest: Mend
    before: HtmlElement
    loose: float
    refused: set[Mend] = field(default_factory=set)
    is_settled: bool = False


Mends = dict[str, _Tried]


def mend_breaks(document: HtmlElement, pages: Document, mends: Mends) -> bool:
    """Mend what breaks badly, one break in each paragraph, and take back what was for the worse.

    Tells whether anything changed; `mends` remembers what was done.
    """
    loosest, taken_back = widest_spaces(pages), set()
    for owner, tried in mends.items():
        if not tried.is_settled and loosest[owner] > max(LOOSE, tried.loose):
            now = document.get_element_by_id(owner)
            now.getparent().replace(now, tried.before)
            tried.refused.add(tried.latest)
            taken_back.add(owner)
        tried.is_settled = True
    mended = False
    for owner, ways in bad_breaks(pages).items():
        paragraph = document.get_element_by_id(owner)
        refused = mends[owner].refused if owner in mends else set()
        way = next((way for way in ways if way not in refused), None)
        is_tried_enough = owner in taken_back or len(refused) >= MOST_TRIES
        if way is None or is_tried_enough or paragraph.tag != "p":
            continue
        before = copy.deepcopy(paragraph)
        if mend(paragraph, way):
            mends[owner] = _Tried(way, before, loosest[owner], refused)
            mended = True
        else:
            refused.add(way)
    return mended or bool(taken_back)
