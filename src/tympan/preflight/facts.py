"""What a finished PDF holds, gathered once: pages and their boxes, words, pictures, lines, ink.

Lengths are in points; places are counted from the top left of a page's trim, downwards. An ink is
its share of cyan, magenta, yellow and black, from 0 to 1.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tympan.diagnostic import Box

Ink = tuple[float, float, float, float]

EDGES = ("left", "top", "right", "bottom")
# Less of an ink than this is paper: eight bits to a channel round by half as much.
TRACE = 0.005


@dataclass(frozen=True, slots=True, order=True)
class Font:
    """A font of the file: its name, its kind in the words of PDF, and whether it is embedded."""

    name: str
    kind: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Characters set in one go, of one size and one ink."""

    text: str
    size: float
    ink: Ink
    box: Box


@dataclass(frozen=True, slots=True)
class Kind:
    """A way in which words of a page are set: size and ink, and how many characters are set so."""

    size: float
    ink: Ink
    letters: int


@dataclass(frozen=True, slots=True)
class Matter:
    """All words of a page, folded up: a book has tens of thousands, and few are ever looked at.

    `kinds` are the ways in which they are set, and `around` is the box that holds them all.
    """

    kinds: tuple[Kind, ...] = ()
    around: Box | None = None
    folded: str = "[]"

    def __iter__(self) -> Iterator[Words]:
        for text, size, ink, box in json.loads(self.folded):
            cyan, magenta, yellow, black = ink
            left, top, right, bottom = box
            yield Words(text, size, (cyan, magenta, yellow, black), (left, top, right, bottom))


def matter(words: Sequence[Words]) -> Matter:
    """These words, folded up."""
    if not words:
        return Matter()
    letters: Counter[tuple[float, Ink]] = Counter()
    for one in words:
        letters[one.size, one.ink] += len(one.text)
    left, top, right, bottom = zip(*(one.box for one in words), strict=True)
    return Matter(
        tuple(Kind(size, ink, count) for (size, ink), count in letters.items()),
        (min(left), min(top), max(right), max(bottom)),
        json.dumps([(one.text, one.size, one.ink, one.box) for one in words]),
    )


@dataclass(frozen=True, slots=True)
class Missing:
    """A place where a font had no glyph and an empty box was set."""

    font: str
    box: Box


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is placed: its name in the file, its pixels, how many make an inch, its bits.

    `peak` is the most ink that it lays on a point, in percent of all four together.
    """

    name: str
    pixels: tuple[int, int]
    ppi: float
    bits: int
    peak: float
    box: Box


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke, or a filled shape as thin as one."""

    width: float
    ink: Ink
    box: Box


@dataclass(frozen=True, slots=True)
class Tint:
    """An area filled with little ink."""

    ink: Ink
    box: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a page, and the most ink that lies on any 15 mm² of it, in percent."""

    percent: float
    box: Box


@dataclass(frozen=True, slots=True)
class Edge:
    """Where ink touches one edge of the trim, stops short of the bleed's, and goes beyond it."""

    touching: Box | None
    unfilled: Box | None
    beyond: Box | None


@dataclass(frozen=True, slots=True)
class Boxes:
    """A page's boxes; `bleed` is the trim where the file names none.

    The trim is `width` × `height`, and `corner` its top left as the file counts, upwards. `named`
    are the boxes that the page has itself.
    """

    corner: tuple[float, float]
    width: float
    height: float
    bleed: Box
    media: Box
    crop: Box | None
    named: frozenset[str]
    turned: bool
    scaled: bool

    @property
    def bleeds(self) -> tuple[float, float, float, float]:
        """How far the bleed goes beyond the trim: left, top, right, bottom."""
        left, top, right, bottom = self.bleed
        return (-left, -top, right - self.width, bottom - self.height)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `colours` are the kinds of colour on it, `see_through` what is transparent.

    `inked` is the box that holds all ink, and `window` the most of each ink in a box that was asked
    for; `unread` is what could not be measured.
    """

    number: int
    boxes: Boxes
    words: Matter
    missing: tuple[Missing, ...]
    pictures: tuple[Picture, ...]
    lines: tuple[Line, ...]
    tints: tuple[Tint, ...]
    spots: tuple[Spot, ...]
    edges: tuple[Edge, Edge, Edge, Edge]
    inked: Box | None
    coloured: bool
    window: Ink | None
    colours: frozenset[str]
    see_through: frozenset[str]
    fonts: frozenset[Font]
    annotations: tuple[tuple[str, Box], ...]
    unread: frozenset[str]


@dataclass(frozen=True, slots=True)
class Intent:
    """An output intent: its kind, the name of its condition, its profile (0 components: none)."""

    kind: str
    condition: str
    registry: str
    components: int
    space: str
    version: int


@dataclass(frozen=True, slots=True)
class Finished:
    """The whole file: what it says of itself, and its pages; `unsaid` is what PDF/X misses."""

    size: int
    version: str
    flavour: str
    title: str
    unsaid: tuple[str, ...]
    encrypted: bool
    bookmarks: bool
    layers: bool
    actions: tuple[str, ...]
    intents: tuple[Intent, ...]
    pages: tuple[Page, ...]
