"""The sectional way: the units of a galley are set apart, and put together as one book.

A unit that starts a page is laid out and painted by itself (`take.py`, `forme.py`), in any process
and only when something in it has changed; a cache keeps what was made. Running heads and folios
are set when all are in their places (`furniture.py`). What only the whole book knows, such as its
first page, is left to the plain way (`whole.py`).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

import pikepdf

from tympan.galley import Galley
from tympan.press.book import Pages
from tympan.press.formes.collate import Placed, collated
from tympan.press.formes.pages import Forme, Frame, Furnishing, Order, Place, running
from tympan.press.formes.sequence import RunOn, Standing, stood
from tympan.press.formes.shelved import Had, Shelf, Wanted
from tympan.press.formes.sorts import Painted, Sorts, together
from tympan.press.formes.take import Cutter, Dress
from tympan.press.formes.whole import asked
from tympan.press.labels import restarts
from tympan.press.pagemap import Beginning, folios, starts
from tympan.printers.ticket import Ticket

MOST_ROUNDS = 6


def sectional(galley: Galley, ticket: Ticket, dress: Dress, shelf: Shelf, generator: str) -> Pages:
    """The pages of a galley whose layout fits its paper; raises `RunOn`, and `Fault`."""
    cutter = Cutter(galley, dress, generator)
    _object_if(asked(dress.sheets, cutter.outer, shelf.means.cache))
    formes, verso = _settled(cutter, shelf)
    standing = stood([one.told for one in formes], cutter.is_ltr)
    for one in standing:
        _object_if(one.forme.against)
        if not all(frame.is_plain for frame in _blanks(one)):
            raise RunOn("its sheets give a ground to empty pages")
    # The press complains of such a link only when it has the whole book.
    pages = [page for one in standing for page in one.forme.pages]
    led = {name for page in pages for name in page.links}
    if led - {name for page in pages for name, _, _ in page.anchors}:
        raise RunOn("a link in it leads nowhere")
    places = tuple(_places(cutter, standing))
    furniture = shelf.had("furniture", _furnished, tuple(_wanted(cutter, places, shelf.media)))
    shown = folios([folio for one in furniture for folio in one.told])

    def painted(medium: str) -> Callable[[], pikepdf.Pdf]:
        return _painter(shelf, medium, standing, formes, furniture, verso)

    return Pages(
        galley,
        ticket,
        shown,
        starts([begun for one in standing for begun in _beginnings(one)], shown),
        tuple(ids for one in standing for ids in _ids(one)),
        painted,
        is_in_parts=True,
    )


def _object_if(why: str) -> None:
    if why:
        raise RunOn(why)


def _settled(cutter: Cutter, shelf: Shelf) -> tuple[tuple[Had, ...], frozenset[int]]:
    """The formes of all units, and which are set for a verso.

    Where a unit stands follows from those before it, and a table of contents tells where others
    stand; so those that are concerned are set again until nothing changes.
    """
    units = range(len(cutter.galley.units))
    verso: frozenset[int] = frozenset()
    numbers: Mapping[str, int] = {}
    for _ in range(MOST_ROUNDS):
        formes = shelf.had(
            "forme",
            _formed,
            [_forme_wanted(cutter, at, numbers, at in verso, shelf.media) for at in units],
        )
        standing = stood([one.told for one in formes], cutter.is_ltr)
        now = frozenset(at for at in units if _is_bound(cutter, at, standing[at]))
        told = _numbers(cutter, standing)
        if (verso, numbers) == (now, told) or (verso == now and not cutter.points_elsewhere):
            return formes, verso
        verso, numbers = now, told
    raise RunOn("the numbers of its pages do not come to rest")


def _forme_wanted(
    cutter: Cutter, at: int, numbers: Mapping[str, int], is_verso: bool, media: tuple[str, ...]
) -> Wanted:
    elsewhere = {name: numbers.get(name, 1) for name in cutter.pointed(at)}
    return Wanted(
        tuple(cutter.parts(at, elsewhere, is_verso)),
        lambda: Order(cutter.take(at, elsewhere, is_verso), media),
    )


def _is_bound(cutter: Cutter, at: int, standing: Standing) -> bool:
    """Whether a unit comes out otherwise because it starts on a verso."""
    return standing.is_verso and not (standing.forme.moves_freely and cutter.moves_freely(at))


def _numbers(cutter: Cutter, standing: Sequence[Standing]) -> Mapping[str, int]:
    """The number of the first page that has each id."""
    found: dict[str, int] = {}
    for one in standing:
        for number, page in enumerate(one.forme.pages, one.start):
            for name, _, _ in page.anchors:
                found.setdefault(name, _number(cutter, standing, number))
    return found


def _number(cutter: Cutter, standing: Sequence[Standing], page: int) -> int:
    """What a page is counted as: front matter may be counted for itself."""
    first = standing[1].start if restarts(cutter.galley) else 1
    return page - first + 1 if page >= first else page


def _places(cutter: Cutter, standing: Sequence[Standing]) -> Iterator[tuple[Place, ...]]:
    """Where the pages of each unit stand, with the blank ones before it."""
    before: dict[str, str] = {}
    last = standing[-1]
    total = last.start + len(last.forme.pages) - 1 if cutter.counts_all else 0
    for one in standing:
        pages = [("auto", True, ())] * one.blanks + [
            (page.name, page.is_blank, page.strings) for page in one.forme.pages
        ]
        texts = running([strings for _, _, strings in pages], before)
        yield tuple(
            Place(
                name,
                is_blank,
                number % 2 == 0,
                _number(cutter, standing, number),
                total,
                seen,
            )
            for number, (name, is_blank, _), seen in zip(
                range(one.start - one.blanks, one.start + len(one.forme.pages)),
                pages,
                texts,
                strict=True,
            )
        )


def _wanted(
    cutter: Cutter, places: Sequence[tuple[Place, ...]], media: tuple[str, ...]
) -> Iterator[Wanted]:
    for held in places:
        texts = {text for place in held for _, here, last in place.texts for text in (*here, last)}
        faces = cutter.faces_for("".join(sorted(texts)))
        order = Furnishing(cutter.dress, faces, cutter.root, cutter.is_ltr, held, media)
        yield Wanted(tuple(order.parts()), partial(_same, order))


def _same(order: Furnishing) -> Furnishing:
    return order


def _ids(one: Standing) -> Iterator[tuple[str, ...]]:
    """The ids on each page."""
    yield from ((),) * one.blanks
    yield from (tuple(name for name, _, _ in page.anchors) for page in one.forme.pages)


def _beginnings(one: Standing) -> Iterator[Beginning]:
    yield from (Beginning(None, "", is_empty=True),) * one.blanks
    yield from (page.beginning for page in one.forme.pages)


def _blanks(one: Standing) -> Iterator[Frame]:
    """The empty pages before a forme."""
    for number in range(one.start - one.blanks, one.start):
        yield one.forme.blanks[number % 2 == 0]


def _trimmed(frame: Frame, medium: str) -> Frame:
    """A page as it is in a medium; only print has a bleed."""
    return frame if medium == "print" else replace(frame, bleed=(0.0, 0.0, 0.0, 0.0))


def _painter(
    shelf: Shelf,
    medium: str,
    standing: Sequence[Standing],
    formes: Sequence[Had],
    furniture: Sequence[Had],
    verso: frozenset[int],
) -> Callable[[], pikepdf.Pdf]:
    """What puts the parts together, in whatever process."""
    parts = []
    sorts: list[Sorts] = []
    for at, one in enumerate(standing):
        body, over = (shelf.painted(had[at].key, medium) for had in (formes, furniture))
        sorts += (*body.sorts, *over.sorts)
        parts.append(
            Placed(
                one.forme.pages,
                one.forme.has_pictures,
                body.data,
                over.data,
                tuple(_trimmed(frame, medium) for frame in _blanks(one)),
                one.forme.shifts(changes_sides=one.is_verso and at not in verso),
            )
        )
    used = together(sorts)
    return partial(collated, parts, shelf.once("fonts", (repr(used),), partial(_filled, used)))


# The press itself is loaded where it is used: by a compositor, as often as not.


def _formed(order: Order) -> tuple[Forme, tuple[Painted, ...]]:
    from tympan.press.formes.forme import formed

    return formed(order)


def _furnished(wanted: Furnishing) -> tuple[tuple[str, ...], tuple[Painted, ...]]:
    from tympan.press.formes.furniture import furnished

    return furnished(wanted)


def _filled(sorts: Sequence[Sorts]) -> bytes:
    from tympan.press.formes.case import filled

    return filled(sorts)
