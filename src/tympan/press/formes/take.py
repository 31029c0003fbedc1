"""A take: a piece of a galley that is set by itself.

A unit of a galley starts a page and knows nothing of the others, so each can be set apart, by
another process, and once for as long as nothing changes in it. As sheets see units beside each
other, empty and hidden elements stand in its document for the one before it and the one behind.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import sha256
from html import unescape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from tympan.cache.keys import key
from tympan.diagnostic import Span
from tympan.fonts import Face, needed
from tympan.galley import Galley, Unit
from tympan.press.formes.whole import tag_of
from tympan.press.images import pictures
from tympan.press.ink import Ink
from tympan.press.pagemap import Reading, reading_of
from tympan.press.particulars import particulars
from tympan.press.sheet import printed, serialized
from tympan.script import script

HEADING = re.compile(r"<h([1-6])\b")
ID = re.compile(r'\sid="([^"]+)"')
POINTED = re.compile(r'\shref="#([^"]+)"')
SOURCE = re.compile(r'<img\b[^>]*?\ssrc="([^"]+)"')
HIDDEN = "display: none"
ASIDE = "<aside"
FOREIGN = ' lang="'
# A sheet that tells how many pages there are.
ALL = re.compile(r"counters?\(\s*pages\b")


@dataclass(frozen=True, slots=True)
class Dress:
    """What all takes of a galley have in common: sheets with their files, and inks.

    `inks` is the SHA-256 of their profile. Pictures are painted with no more than `finest` dots to
    an inch. Faults of the text are told at `at`.
    """

    sheets: tuple[tuple[Path, str], ...]
    ink: Ink
    inks: str
    finest: int
    at: Span

    def parts(self) -> Iterator[str]:
        """Everything that decides how a page looks."""
        yield from (css for _, css in self.sheets)
        yield f"{self.ink.colours} {self.inks} {self.ink.limit} {self.finest}"


@dataclass(frozen=True, slots=True)
class Take:
    """A unit as a document of its own.

    `pictures` are by their `press:` address, each as it is laid out and as the author gave it.
    `elsewhere` has the page numbers of what it points to in other units; `is_verso` says on which
    side of a leaf it starts, `is_ltr` whether its pages are turned to the left; `level` is that of
    the last heading before it; `root` is the tags of its document.
    """

    unit: str
    root: str
    markup: str
    dress: Dress
    faces: tuple[Face, ...]
    pictures: tuple[tuple[str, bytes, bytes], ...]
    reading: Reading
    level: int
    elsewhere: tuple[tuple[str, int], ...]
    is_verso: bool
    is_ltr: bool


class Cutter:
    """Cuts a galley, whose layout fits its paper, into takes in one dress."""

    def __init__(self, galley: Galley, dress: Dress, generator: str) -> None:
        self.galley, self.dress, self.generator = galley, dress, generator
        self.levels = tuple(_levels(galley))
        self.ids = tuple(map(_ids, galley.units))
        self._shell = self._document()
        self.root = _tags(self._shell)
        body = self._shell.body
        self.outer = tuple(sorted({tag_of(one) for one in (self._shell, body, *body)}))
        sheets = "".join(css for _, css in dress.sheets)
        self._said = _letters((sheets,))
        self.points_elsewhere = "target-counter" in sheets
        self.counts_all = bool(ALL.search(sheets))
        # All that decides the documents, beside what stands in the units themselves.
        self._common = _digest(
            (
                self.root,
                *(serialized(held) for held in self._shell.head),
                galley.layout.digest,
                galley.edition.language,
                particulars(galley),
                *dress.parts(),
            )
        )

    def faces(self, number: int) -> tuple[Face, ...]:
        """The faces that a unit needs, with what a layout puts beside its text."""
        unit = self.galley.units[number]
        _, own, _ = _around(self._shell, unit)
        texts = (*(part.xhtml for part in unit.fragments), *map(serialized, own))
        return self.faces_for(_letters(texts), any(FOREIGN in text for text in texts))

    def faces_for(self, text: str, is_mixed: bool = False) -> tuple[Face, ...]:
        """The faces that a text needs, and what sheets put on pages.

        Where a script has faces of its own, they come before others for whatever they have, so
        that it matters whether the book needs them anywhere.
        """
        if is_mixed or script(self.galley.edition.language):
            text += self._letters_of_all
        return needed(self.galley.layout.faces, text + self._said)

    @cached_property
    def _letters_of_all(self) -> str:
        fragments = (part.xhtml for unit in self.galley.units for part in unit.fragments)
        return _letters((serialized(self._shell), *fragments))

    def parts(self, number: int, elsewhere: Mapping[str, int], is_verso: bool) -> Iterator[str]:
        """Everything that decides what becomes of a unit."""
        unit = self.galley.units[number]
        before, own, behind = _around(self._shell, unit)
        yield from (unit.id, self._common, _digest(tuple(part.xhtml for part in unit.fragments)))
        yield from (_stand_in(one) for one in before)
        yield from map(serialized, own)
        yield from (_stand_in(one) for one in behind)
        yield faces_in(self.faces(number))
        for source in _sources(unit):
            given = (self.galley.edition.folder / source).read_bytes()
            yield f"{source} {sha256(given).hexdigest()}"
        yield f"{self.levels[number]} {sorted(elsewhere.items())} {is_verso}"

    def take(self, number: int, elsewhere: Mapping[str, int], is_verso: bool) -> Take:
        """A unit, ready to be set."""
        unit, edition = self.galley.units[number], self.galley.edition
        shown = pictures(edition.folder, _sources(unit))
        return Take(
            unit.id,
            self.root,
            self._markup(unit, is_verso),
            self.dress,
            self.faces(number),
            tuple(
                (
                    f"press:picture/{one.source}",
                    one.data,
                    (edition.folder / one.source).read_bytes(),
                )
                for one in shown
            ),
            reading_of(edition, self.ids[number]),
            self.levels[number],
            tuple(sorted(elsewhere.items())),
            is_verso,
            self.is_ltr,
        )

    @property
    def is_ltr(self) -> bool:
        """Whether pages are turned to the left."""
        return self.galley.edition.direction == "ltr"

    def moves_freely(self, number: int) -> bool:
        """Whether a unit is arranged alike on both sides: it has no pull quotes to keep apart."""
        texts = (part.xhtml for part in self.galley.units[number].fragments)
        return sum(text.count(ASIDE) for text in texts) < 2

    def pointed(self, number: int) -> frozenset[str]:
        """The ids in other units whose page numbers a unit may tell."""
        if not self.points_elsewhere:
            return frozenset()
        unit = self.galley.units[number]
        found = {name for part in unit.fragments for name in POINTED.findall(part.xhtml)}
        # The contents stand behind the first unit, and point to the others.
        found |= set() if number else {unit.id for unit in self.galley.units[1:]}
        return frozenset(found - self.ids[number])

    def _markup(self, unit: Unit, is_verso: bool) -> str:
        document = self._document(unit)
        before, own, behind = _around(document, unit)
        for element in document.body:
            if element in before or element in behind:
                _empty(element)
            elif element not in own:
                element.drop_tree()
        if is_verso:
            # A leaf before it, whose other side it starts on.
            before[-1].attrib.pop("style")
        return serialized(document)

    def _document(self, unit: Unit | None = None) -> HtmlElement:
        """The whole document without the text of any unit but one."""
        alone = (one if one is unit else _blank(one) for one in self.galley.units)
        return printed(replace(self.galley, units=tuple(alone)), self.generator)


def _blank(unit: Unit) -> Unit:
    return replace(unit, fragments=tuple(replace(part, xhtml="") for part in unit.fragments))


@lru_cache(maxsize=2048)
def _digest(texts: tuple[str, ...]) -> str:
    """A digest of texts, worked out once for all the times that their unit is looked for."""
    return key("texts", *texts)


@lru_cache(maxsize=2048)
def _letters(texts: tuple[str, ...]) -> str:
    """Every character of some texts."""
    return "".join(sorted(set().union(*texts)))


def faces_in(faces: Sequence[Face]) -> str:
    """Faces by what is in their files, and by what they are called."""
    return " ".join(f"{face.family}/{face.weight}/{face.style}/{face.sha256}" for face in faces)


def _sources(unit: Unit) -> tuple[str, ...]:
    """The pictures of a unit, each once."""
    found = (name for part in unit.fragments for name in SOURCE.findall(part.xhtml))
    return tuple(dict.fromkeys(map(unescape, found)))


@lru_cache(maxsize=2048)
def _ids(unit: Unit) -> frozenset[str]:
    return frozenset((unit.id, *(id for part in unit.fragments for id in ID.findall(part.xhtml))))


def _levels(galley: Galley) -> Iterator[int]:
    """For each unit the level of the last heading before it, 0 where there is none."""
    level = 0
    for unit in galley.units:
        yield level
        for part in unit.fragments:
            for found in HEADING.findall(part.xhtml):
                level = min(int(found), level + 1)


def _around(
    document: HtmlElement, unit: Unit
) -> tuple[list[HtmlElement], list[HtmlElement], list[HtmlElement]]:
    """The elements of a unit, those of the one before it, and that of the next.

    What a layout puts behind a unit goes with it.
    """
    before: list[HtmlElement] = []
    own: list[HtmlElement] = []
    behind: list[HtmlElement] = []
    for element in document.body:
        is_unit = "unit" in element.classes
        if element.get("id") == unit.id:
            own.append(element)
        elif not own:
            before = [element] if is_unit else [*before, element]
        elif is_unit:
            behind.append(element)
            break
        else:
            own.append(element)
    return before, own, behind


def _stand_in(element: HtmlElement) -> str:
    """What is left of an element of another unit."""
    return f"{element.tag}#{element.get('id')}.{element.get('class')}"


def _empty(element: HtmlElement) -> None:
    """Leave nothing of an element of another unit but what sheets may know it by."""
    for inside in list(element):
        element.remove(inside)
    element.text = None
    for name in set(element.attrib) - {"id", "class"}:
        del element.attrib[name]
    element.set("style", HIDDEN)


def _tags(document: HtmlElement) -> str:
    """The start tags of a document and its body, with all that sheets may ask of them."""
    root, body = (html.Element(one.tag, dict(one.attrib)) for one in (document, document.body))
    root.append(body)
    body.text = ""
    return serialized(root)
