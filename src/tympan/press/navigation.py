"""The way through an EPUB: its table of contents and the places that readers have buttons for."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tympan.galley import Fragment, Galley, Unit
from tympan.press.documents import Document

COVER = "cover.xhtml"
NAV = "nav.xhtml"
# Some e-readers show no deeper levels, and the flattest of them a list.
HEADING_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents, and the lines under it.

    `id` is that of the same line in the printed contents, for a line that stands there too.
    """

    title: str
    href: str
    under: tuple["Entry", ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place in the book that a reader jumps to; `kind` as EPUB's vocabulary names it."""

    kind: str
    href: str


def contents(galley: Galley, home: Mapping[str, str]) -> tuple[Entry, ...]:
    """Interviews, their sections, their headings; of a single interview the sections alone.

    `home` has the path of the document that each id is in.
    """
    return tuple(entry for unit in galley.units for entry in _entries(galley, unit, home))


def depth(entries: Iterable[Entry]) -> int:
    """How many levels there are."""
    return 1 + max((depth(entry.under) for entry in entries), default=-1)


def landmarks(documents: Iterable[Document]) -> tuple[Landmark, ...]:
    """Cover, contents, the title page if there is one, and the beginning of the text."""
    found = {"cover": COVER, "toc": f"{NAV}#contents"}
    for document in documents:
        kind = "titlepage" if document.is_title_page else document.part
        if kind in ("titlepage", "bodymatter"):
            found.setdefault(kind, document.path)
    return tuple(Landmark(kind, href) for kind, href in found.items())


def _entries(galley: Galley, unit: Unit, home: Mapping[str, str]) -> Iterator[Entry]:
    is_interview = any(interview.id == unit.id for interview in galley.edition.interviews)
    listed = [fragment for fragment in unit.fragments if fragment.title]
    if not (galley.edition.is_collection and is_interview):
        yield from (_entry(fragment, home) for fragment in listed)
        return
    first, *rest = unit.fragments
    under = tuple(_entry(fragment, home) for fragment in rest if fragment.title)
    yield Entry(unit.title, home[first.id], under, f"contents-{unit.id}")


def _entry(fragment: Fragment, home: Mapping[str, str]) -> Entry:
    path = home[fragment.id]
    under = tuple(
        Entry(head.title, f"{home.get(head.id, path)}#{head.id}")
        for head in fragment.heads
        if head.level == HEADING_LEVEL
    )
    return Entry(fragment.title, path, under)
