"""What was gathered from pages before, kept for the next time that the same page is met."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Any

from tympan.cache import Cache
from tympan.preflight.basis import Basis
from tympan.preflight.content import Codes
from tympan.preflight.facts import (
    Edge,
    Font,
    Kind,
    Line,
    Matter,
    Missing,
    Page,
    Picture,
    Spot,
    Tint,
)
from tympan.preflight.gathered import Sheet


@dataclass(frozen=True, slots=True, eq=False)
class Memory:
    """The pages of a file by their numbers, each with what it rests on but for its glyphs.

    A cache knows by that which codes of which fonts a page shows, and by what those show its facts.
    `basis` tells of the file, and `copies` of the copy from which new pages are gathered.
    """

    cache: Cache
    basis: Basis
    copies: Basis
    keys: Mapping[int, str]

    def recalled(self, sheet: Sheet) -> Page | None:
        """A page that was met before, if every glyph on it is as it was."""
        key = self.keys.get(sheet.number)
        codes = self.cache.get(f"page-codes-{key}") if key else None
        facts = self.cache.get(self._facts(key, json.loads(codes))) if key and codes else None
        if facts is None:
            return None
        head, _, words = facts.partition(b"\n")
        kinds, around, kept = json.loads(head)
        return Page(
            number=sheet.number,
            boxes=sheet.boxes,
            words=Matter(_each(Kind)(kinds), _tuple(around), words.decode()),
            annotations=sheet.annotations,
            **{name: read(kept[name]) for name, read in KEPT.items()},
        )

    def keep(self, page: Page, codes: Codes | None) -> None:
        """Keep what was gathered from a page, if these are all codes of fonts that it shows."""
        key = self.keys.get(page.number)
        if codes is None or key is None:
            return
        shown: dict[str, set[int]] = {}
        for face, held in codes.items():
            shown.setdefault(self.copies.told(face.held).hex(), set()).update(held)
        listed = {font: sorted(held) for font, held in sorted(shown.items())}
        words, facts = page.words, {name: getattr(page, name) for name in KEPT}
        head = json.dumps((words.kinds, words.around, facts), default=_plain)
        self.cache.put(f"page-codes-{key}", json.dumps(listed).encode())
        self.cache.put(self._facts(key, listed), f"{head}\n{words.folded}".encode())

    def _facts(self, key: str, codes: Mapping[str, Sequence[int]]) -> str:
        """The key of what was gathered from a page with these codes, as they show here."""
        return f"page-facts-{self.basis.glyphs(key, codes)}"


def memory_of(sheets: Iterable[Sheet], cache: Cache, asked: str) -> Memory:
    """What a cache may know of all pages of a file; `asked` is what they are looked at for."""
    basis = Basis(asked)
    # All of them first: fonts that pass for one another are looked at together.
    keys = {sheet.number: basis.page(sheet.held, sheet.boxes) for sheet in sheets}
    return Memory(cache, basis, Basis(), {} if basis.is_endless else keys)


def _plain(held: Any) -> list[Any]:
    """A fact as the list of its parts."""
    return [getattr(held, one.name) for one in fields(held)] if is_dataclass(held) else sorted(held)


def _tuple(held: Any) -> Any:
    return tuple(held) if isinstance(held, list) else held


def _each(kind: Any) -> Callable[[Any], Any]:
    return lambda kept: tuple([kind(*map(_tuple, one)) for one in kept])


# The facts that are kept beside the words, and how they are read. What is not of the page alone, or
# costs nothing, is looked at in each file.
KEPT: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "missing": _each(Missing),
        "pictures": _each(Picture),
        "lines": _each(Line),
        "tints": _each(Tint),
        "spots": _each(Spot),
        "edges": _each(Edge),
        "inked": _tuple,
        "coloured": bool,
        "window": _tuple,
        "colours": frozenset,
        "see_through": frozenset,
        "fonts": lambda kept: frozenset(_each(Font)(kept)),
        "unread": frozenset,
    }
)
