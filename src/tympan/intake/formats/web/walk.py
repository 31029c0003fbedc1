"""One walk through a web page: the blocks become passages, the lines runs."""

import re
from dataclasses import dataclass, field, replace

from tympan.intake.formats.clock import seconds
from tympan.intake.formats.tables import Cell, columns_in, table
from tympan.intake.formats.web.apart import Apart, heading_outside
from tympan.intake.formats.web.tree import INLINE, NUMBER, Element, is_element, text_of
from tympan.intake.runs import squeezed
from tympan.intake.source import Fenced, Passage, Run

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BOLD = frozenset(("b", "strong"))
_ITALIC = frozenset(("i", "em", "cite", "dfn", "var"))
_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_CONTAINERS = frozenset(("body", "div", "section", "article", "main", "html"))
# Pictures that are characters.
_EMOJI = frozenset(("emoji", "wp-smiley"))
_PLAIN = Passage("text", ())
_HAND = Run("")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the page the walk stands."""

    block: Passage = _PLAIN
    hand: Run = _HAND
    inside: bool = False
    verbatim: bool = False
    quoted: bool = False
    depth: int = 0


@dataclass(slots=True)
class Walk:
    """Goes through a page once and takes down what it says, in order."""

    apart: Apart
    language: str = ""
    above: int = 0
    passages: list[Passage] = field(default_factory=list)
    fenced: list[Fenced] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    after: list[Passage] = field(default_factory=list)
    speaker: str = ""
    start: float | None = None
    line: int = 0
    fresh: bool = False

    def through(self, root: Element) -> None:
        """Walk from the root to the end."""
        place = _Place(inside=root is self.apart.article)
        self._element(root, place)
        self._flush(place)

    def _element(self, element: Element, place: _Place) -> None:
        inside = place.inside or element is self.apart.article
        if why := self.apart.why(element, inside):
            self._fence(element, why, place)
        elif not self._data(element, place) and not self._special(element, place):
            if element.tag in INLINE:
                self._children(element, replace(place, hand=self._hand(element, place.hand)))
            else:
                self._block(element, replace(place, inside=inside))

    def _children(self, element: Element, place: _Place) -> None:
        self._say(element.text, place, element)
        for child in element:
            if is_element(child):
                self._element(child, place)
            self._say(child.tail, place, child)

    def _say(self, text: str | None, place: _Place, element: Element) -> None:
        if not text:
            return
        if not self.runs:
            self.line = (element.sourceline or 0) + self.above
        said = text if place.verbatim else _SPACE.sub(" ", text)
        self.runs.append(replace(place.hand, text=said))

    def _flush(self, place: _Place) -> None:
        """End a passage here."""
        runs, self.runs = self.runs, []
        if place.verbatim:
            text = "".join(run.text for run in runs).strip("\n")
            found: tuple[Run, ...] = (Run(text),) if text.strip() else ()
        else:
            found = squeezed(runs)
        if found:
            self.passages.append(replace(self._settled(place.block), runs=found, line=self.line))
            self.start = None
        self.passages += self.after
        self.after.clear()

    def _settled(self, block: Passage) -> Passage:
        """The block as it is taken down: only the first paragraph of an item is the item."""
        if block.kind == "item" and not self.fresh:
            block = replace(block, kind="text", label="")
        self.fresh = False
        speaker = "" if block.kind == "heading" else self.speaker
        return replace(block, speaker=speaker, start=self.start)

    def _block(self, element: Element, place: _Place) -> None:
        self._flush(place)
        inner = replace(
            place, block=self._passage(element, place), hand=self._tongue(element, place.hand)
        )
        match element.tag:
            case "pre":
                inner = replace(inner, verbatim=True)
            case "blockquote":
                inner = replace(inner, quoted=True, block=Passage("quote", ()))
            case tag if tag in _LISTS:
                inner = replace(inner, depth=place.depth + 1)
            case "li":
                self.fresh = True
                if inner.block.label:
                    number = Fenced(inner.block.label, "list number", self._line(element))
                    self.fenced.append(number)
        self._children(element, inner)
        self._flush(inner)

    def _passage(self, element: Element, place: _Place) -> Passage:
        """What a block of this kind becomes; plain blocks stay what is around them."""
        tag = element.tag
        if tag in _HEADINGS:
            return Passage("heading", (), level=_HEADINGS[tag])
        if tag == "li":
            return Passage(
                "item", (), level=max(place.depth, 1), label=str(element.get(NUMBER) or "")
            )
        if tag in ("dt", "pre"):
            return Passage({"dt": "term", "pre": "verbatim"}[tag], ())
        if tag == "dd":
            return Passage("quote" if place.quoted else "text", ())
        return place.block

    def _special(self, element: Element, place: _Place) -> bool:
        """Elements that are no text: breaks, rules, pictures, tables whose columns are known."""
        match element.tag:
            case "br":
                self.runs.append(replace(place.hand, text="\n"))
            case "hr":
                self._flush(place)
                self.passages.append(Passage("break", (), self._line(element)))
            case "img" if _EMOJI & set((element.get("class") or "").split()):
                self.runs.append(replace(place.hand, text=str(element.get("alt") or "")))
            case "img":
                self._picture(element, ())
                self.runs.append(replace(place.hand, text=" "))
            case "figure" if len(images := list(element.iter("img"))) == 1:
                return self._figure(element, images[0], place)
            case "table":
                return self._table(element, place)
            case "q":
                self.runs.append(replace(place.hand, text="“"))
                self._children(element, place)
                self.runs.append(replace(place.hand, text="”"))
            case _:
                return False
        return True

    def _data(self, element: Element, place: _Place) -> bool:
        """A speaker or a time that stands before a paragraph, as in transcripts of podcasts."""
        parent, after = element.getparent(), element.getnext()
        if parent is None or parent.tag not in _CONTAINERS or (element.tail or "").strip():
            return False
        if element.tag == "cite" and after is not None and after.tag in ("time", "p"):
            self._flush(place)
            self.speaker = " ".join(text_of(element).split()).rstrip(":： ")
            self._keep(element, "speaker")
            return True
        start = seconds(text_of(element)) if element.tag == "time" else None
        if start is None or after is None or after.tag != "p":
            return False
        self._flush(place)
        self.start = start
        self._keep(element, "time code")
        return True

    def _fence(self, element: Element, why: str, place: _Place) -> None:
        if element.tag not in INLINE:
            self._flush(place)
        article = self.apart.article
        if why == "outside the article" and article is not None:
            title = heading_outside(element, article)
            if title is not None:
                before, after = text_of(element).split(text_of(title), 1)
                self.fenced.append(Fenced(before.strip(), why, self._line(element)))
                self._block(title, place)
                self.fenced.append(Fenced(after.strip(), why, self._line(element)))
                return
        self._keep(element, why)

    def _keep(self, element: Element, why: str) -> None:
        if text := text_of(element).strip():
            self.fenced.append(Fenced(text, why, self._line(element)))

    def _picture(self, element: Element, caption: tuple[Run, ...]) -> None:
        """A picture of its own; one that stands within a line follows it."""
        target = str(element.get("src") or element.get("data-src") or "")
        line = self._line(element)
        if target and not target.startswith("data:") and element.get("width") != "1":
            alt = str(element.get("alt") or "")
            found = Passage("picture", caption, line, label=alt, target=target)
        else:
            self._keep(element, "picture without address")
            found = Passage("text", caption, line)
        if found.target or caption:
            within = any(run.text.strip() for run in self.runs)
            (self.after if within else self.passages).append(found)

    def _figure(self, element: Element, image: Element, place: _Place) -> bool:
        """A picture with its caption; a figure that says more than that is walked through."""
        captions = list(element.iter("figcaption"))
        known = text_of(image) + "".join(map(text_of, captions))
        if len(captions) > 1 or text_of(element).split() != known.split():
            return False
        self._flush(place)
        self._picture(image, self._runs(captions[0]) if captions else ())
        return True

    def _table(self, element: Element, place: _Place) -> bool:
        if (
            next(element.iterdescendants("table", "img", "ul", "ol", "blockquote"), None)
            is not None
        ):
            return False
        rows = [
            [Cell(self._runs(cell), self._line(cell)) for cell in row if is_element(cell)]
            for row in element.iter("tr")
        ]
        if not columns_in(rows) or next(element.iter("caption"), None) is not None:
            return False
        self._flush(place)
        passages, fenced = table(rows)
        self.passages += passages
        self.fenced += fenced
        return True

    def _runs(self, element: Element) -> tuple[Run, ...]:
        """What an element says as one line of runs; its blocks are parted by line breaks."""
        inner = Walk(self.apart, self.language, self.above)
        inner._children(element, _Place(inside=True))
        inner._flush(_Place())
        self.fenced += inner.fenced
        lines = (((Run("\n"),) if at else ()) + part.runs for at, part in enumerate(inner.passages))
        return squeezed(run for line in lines for run in line)

    def _hand(self, element: Element, hand: Run) -> Run:
        hand = self._tongue(element, hand)
        if element.tag in _BOLD:
            return replace(hand, bold=True)
        if element.tag in _ITALIC:
            return replace(hand, italic=True)
        if element.tag == "a" and element.get("href"):
            return replace(hand, target=str(element.get("href")))
        return hand

    def _tongue(self, element: Element, hand: Run) -> Run:
        language = str(element.get("lang") or "")
        if not language:
            return hand
        return replace(hand, language="" if language == self.language else language)

    def _line(self, element: Element) -> int:
        return (element.sourceline or 0) + self.above
