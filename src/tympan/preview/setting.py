"""Set an edition for the eye: pages at once, everything that takes longer afterwards."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

from tympan.compose import compose
from tympan.diagnostic import Fault, stops
from tympan.galley import Galley, Wishes
from tympan.presses import PRESSES, files_of
from tympan.preview.faults import fell
from tympan.preview.following import followed
from tympan.preview.showing import (
    Book,
    Job,
    Looked,
    Message,
    Order,
    Pages,
    Painted,
    Region,
    Sheet,
    Stopped,
)
from tympan.preview.spots import spots_of
from tympan.publish import Checked, Made, check, looked_at, weighed

if TYPE_CHECKING:
    from tympan.press.plain import Laid

PT = 0.75  # points to the CSS px
Stale = Callable[[], bool]
FIRST = (1, 2, 3)  # what is looked at before anybody has looked


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """An order whose pages are laid out, with all that its files are made of.

    The first version is laid out once, arranged as the pages before it; the next is settled.
    `pages` is what is told of them, `watched` are those that are looked at.
    """

    checked: Checked
    galley: Galley
    laid: "Laid"
    pages: Pages
    watched: tuple[int, ...]


def glimpse(job: Job, order: Order, before: Set | None, is_stale: Stale) -> Set | Stopped:
    """Read, proof and lay out an edition once; raises `Superseded` once `is_stale`."""
    checked = check(job.folder, job.project, job.layout, printer=job.printer)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Stopped(order.version, checked.diagnostics)
    from tympan.press.interrupt import interruptible
    from tympan.press.plain import glimpsed

    try:
        galley = replace(
            compose(checked.edition, checked.layout),
            wishes=Wishes(pages=True),
            ticket=checked.ticket,
        )
        with interruptible(is_stale):
            laid = glimpsed(galley, before.laid if before else None)
    except Fault as fault:
        return Stopped(order.version, (*checked.diagnostics, *fault.diagnostics))
    pages = pages_of(order.version, checked, galley, laid)
    return _following(Set(checked, galley, laid, pages, order.watched or FIRST), before)


def settle(done: Set, is_stale: Stale) -> Set:
    """The pages as they are printed, of a new version where they differ from the first.

    Raises `Superseded` once `is_stale`, and `Fault`.
    """
    from tympan.press.interrupt import interruptible
    from tympan.press.plain import laid_out

    with interruptible(is_stale):
        laid = laid_out(done.galley)
    if _lines(laid) == _lines(done.laid):
        return replace(done, laid=laid)
    pages = pages_of(done.pages.version + 1, done.checked, done.galley, laid)
    return _following(replace(done, laid=laid, pages=pages), done)


def _following(done: Set, before: Set | None) -> Set:
    """The same, where the words that are looked at may have gone to other pages."""
    if before is None:
        return done
    return replace(done, watched=followed(done.watched, before.pages, done.pages))


def _lines(laid: "Laid") -> list[object]:
    from tympan.press.lines import lines_of

    return [laid.layout.paper, *(tuple(lines_of(page)) for page in laid.document.pages)]


def pages_of(version: int, checked: Checked, galley: Galley, laid: "Laid") -> Pages:
    """What is told of the pages."""
    from tympan.press.areas import areas_of
    from tympan.press.seen import folio_of

    spots = spots_of(galley.edition)

    def sheet(number: int, page: Any) -> Sheet:
        across, down = 100 / page.width, 100 / page.height
        regions = (
            Region(
                area.owner,
                (area.left * across, area.top * down, area.right * across, area.bottom * down),
            )
            for area in areas_of(page)
            if area.owner in spots
        )
        size = (page.width * PT, page.height * PT)
        return Sheet(number, folio_of(page), *size, tuple(regions))

    return Pages(
        version,
        galley.edition.title,
        galley.edition.direction,
        laid.ticket.colours == "grey",
        tuple(sheet(number, page) for number, page in enumerate(laid.document.pages, 1)),
        spots,
        galley.layout.folders,
        checked.diagnostics,
    )


def paint(done: Set, numbers: Iterable[int]) -> Painted:
    """Some of the pages, painted in the colours of light and cut to their trim."""
    from tympan.press import weasy

    document = done.laid.document
    wanted = tuple(sorted({number for number in numbers if number <= len(document.pages)}))
    part = document.copy([document.pages[number - 1] for number in wanted])
    pdf = weasy.write(part, done.galley.edition.at) if wanted else b""
    return Painted(done.pages.version, wanted, pdf)


def afterwards(job: Job, done: Set) -> Iterator[Message]:
    """The pages that nobody looks at yet, then the EPUB, then what preflight finds."""
    from tympan.press.pdf import of_pages
    from tympan.press.plain import in_one_piece

    yield paint(done, set(range(1, len(done.laid.document.pages) + 1)) - {*done.watched})
    book = cache(lambda: of_pages(in_one_piece(done.laid)))
    try:
        yield Book(done.pages.version, _parts(PRESSES["epub"](done.galley, book)))
        made = Made({"print": PRESSES["print"](done.galley, book)}, 0)
        names = files_of(done.galley.edition.name, job.project)
        looked = looked_at(done.checked, made, names, lambda _: None)
        yield Looked(done.pages.version, weighed(looked, strict=False))
    except Fault as fault:
        yield Looked(done.pages.version, fault.diagnostics)
    except Exception as wrong:
        import traceback

        traceback.print_exc()
        yield Looked(done.pages.version, (fell(job.folder, repr(wrong)),))


def _parts(epub: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        return {name: book.read(name) for name in book.namelist()}
