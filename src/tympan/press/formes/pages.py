"""What is known of pages that are set apart, wherever they will stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tympan.fonts import Face
from tympan.press.formes.take import Dress, Take, faces_in
from tympan.press.pagemap import Beginning


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: on which side, with which number, of how many pages.

    `name` is what the sheets call it. `texts` are the running texts by their names: those that are
    set on the page, and the last one that was set before.
    """

    name: str
    is_blank: bool
    is_verso: bool
    number: int
    total: int
    texts: tuple[tuple[str, tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What the sheets make of a page: its size, its bleed, and where its text stands, in CSS px.

    The edges of `bleed` and of `text` are left, top, right and bottom; `is_plain` says that
    nothing is drawn on it but what stands in its margins.
    """

    size: tuple[float, float]
    bleed: tuple[float, float, float, float]
    text: tuple[float, float, float, float]
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Furnishing:
    """Pages at their places that want running heads and folios, painted for these media."""

    dress: Dress
    faces: tuple[Face, ...]
    root: str
    is_ltr: bool
    places: tuple[Place, ...]
    media: tuple[str, ...]

    def parts(self) -> Iterator[str]:
        """Everything that decides what becomes of it, but for the media."""
        yield from self.dress.parts()
        yield f"{faces_in(self.faces)} {self.root} {self.is_ltr} {self.places}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a forme, without running head and folio.

    `name` is what the sheets call it; `strings` are the running texts that are set on it, in
    order; `anchors` are ids with their places, and `bookmarks` as WeasyPrint keeps them, both in
    CSS px from the top left; `links` are the ids that its links lead to. `frames` tell what becomes
    of it on a recto and on a verso.
    """

    name: str
    is_blank: bool
    strings: tuple[tuple[str, str], ...]
    anchors: tuple[tuple[str, float, float], ...]
    links: tuple[str, ...]
    bookmarks: tuple[Any, ...]
    beginning: Beginning
    frames: tuple[Frame, Frame]


@dataclass(frozen=True, slots=True)
class Forme:
    """The pages of a take.

    `breaks` are the sheets' words for how its first page begins, outermost first, and for what
    follows its last; `blanks` are what an empty page is before it, on a recto and on a verso;
    `moves_freely` says that its pages may stand on the other side just as they are; `against` is
    what speaks against putting them together with others, empty where nothing does.
    """

    pages: tuple[Page, ...]
    has_pictures: bool
    breaks: tuple[tuple[str, ...], tuple[str, ...]]
    blanks: tuple[Frame, Frame]
    moves_freely: bool
    against: str = ""

    def shifts(self, changes_sides: bool) -> tuple[float, ...]:
        """How far each page goes to the right, in CSS px, where the first one stands on a verso.

        It was set for a recto, and they take turns.
        """
        if not changes_sides:
            return (0.0,) * len(self.pages)
        lefts = [[frame.text[0] for frame in page.frames] for page in self.pages]
        return tuple(
            (verso - recto) * (-1 if number % 2 else 1)
            for number, (recto, verso) in enumerate(lefts)
        )


@dataclass(frozen=True, slots=True)
class Order:
    """A take that is to be set, and the media that it is to be painted for."""

    take: Take
    media: tuple[str, ...]


def running(pages: Sequence[Sequence[tuple[str, str]]], before: dict[str, str]) -> Iterator[Any]:
    """The running texts of each of these pages, for its place; `before` is kept up to date."""
    for strings in pages:
        here: dict[str, list[str]] = {}
        for name, text in strings:
            here.setdefault(name, []).append(text)
        names = sorted({*here, *before})
        yield tuple((name, tuple(here.get(name, ())), before.get(name, "")) for name in names)
        before.update({name: texts[-1] for name, texts in here.items()})
