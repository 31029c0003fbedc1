"""Set an edition for the eye: pages at once, everything that takes longer afterwards."""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tympan.compose import compose
from tympan.diagnostic import Fault, stops
from tympan.galley import Galley, Wishes
from tympan.presses import PRESSES, files_of
from tympan.preview.faults import fell
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
    from tympan.press.pdf import Laid

PT = 0.75  # points to the CSS px
Stale = Callable[[], bool]
FIRST = (1, 2, 3)  # what is looked at before anybody has looked


@dataclass(frozen=True, slots=True, eq=False)
class Set:
    """An order whose pages are laid out, with all that its files are made of.

    The first version is laid out once, arranged as the pages before it; the next is settled.
    """

    order: Order
    checked: Checked
    galley: Galley
    laid: "Laid"
    version: int


def glimpse(job: Job, order: Order, before: Set | None, is_stale: Stale) -> Set | Stopped:
    """Read, proof and lay out an edition once; raises `Superseded` once `is_stale`."""
    checked = check(job.folder, job.project, job.layout, printer=job.printer)
    if checked.edition is None or checked.layout is None or stops(checked.diagnostics):
        return Stopped(order.version, checked.diagnostics)
    from tympan.press.interrupt import interruptible
    from tympan.press.pdf import glimpsed

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
    return Set(order, checked, galley, laid, order.version)


def settle(done: Set, is_stale: Stale) -> Set:
    """The pages as they are printed, of a new version where they differ from the first.

    Raises `Superseded` once `is_stale`, and `Fault`.
    """
    from tympan.press.interrupt import interruptible
    from tympan.press.pdf import laid_out

    with interruptible(is_stale):
        laid = laid_out(done.galley)
    is_same = _lines(laid) == _lines(done.laid)
    return replace(done, laid=laid, version=done.version + (not is_same))


def _lines(laid: "Laid") -> list[object]:
    from tympan.press.lines import lines_of

    return [laid.layout.paper, *(tuple(lines_of(page)) for page in laid.document.pages)]


def pages_of(done: Set) -> Pages:
    """What is told of the pages."""
    from tympan.press import weasy
    from tympan.press.areas import areas_of

    spots = spots_of(done.galley.edition)

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
        return Sheet(number, weasy.folio_of(page), *size, tuple(regions))

    return Pages(
        done.version,
        done.galley.edition.title,
        done.galley.edition.direction,
        done.laid.ticket.colours == "grey",
        tuple(sheet(number, page) for number, page in enumerate(done.laid.document.pages, 1)),
        spots,
        done.galley.layout.folders,
        done.checked.diagnostics,
    )


def paint(done: Set, numbers: Iterable[int]) -> Painted:
    """Some of the pages, painted in the colours of light and cut to their trim."""
    from tympan.press import weasy

    document = done.laid.document
    wanted = tuple(sorted({number for number in numbers if number <= len(document.pages)}))
    part = document.copy([document.pages[number - 1] for number in wanted])
    pdf = weasy.write(part, done.galley.edition.at) if wanted else b""
    return Painted(done.version, wanted, pdf)


def watched(order: Order) -> tuple[int, ...]:
    """The pages that are looked at."""
    return order.watched or FIRST


def afterwards(job: Job, done: Set) -> Iterator[Message]:
    """The pages that nobody looks at yet, then the EPUB, then what preflight finds."""
    yield paint(done, set(range(1, len(done.laid.document.pages) + 1)) - {*watched(done.order)})
    try:
        yield Book(done.version, _parts(PRESSES["epub"](done.galley)))
        made = Made({"print": PRESSES["print"](done.galley)}, 0)
        names = files_of(done.galley.edition.name, job.project)
        looked = looked_at(done.checked, made, names, lambda _: None)
        yield Looked(done.version, weighed(looked, strict=False))
    except Fault as fault:
        yield Looked(done.version, fault.diagnostics)
    except Exception as wrong:
        import traceback

        traceback.print_exc()
        yield Looked(done.version, (fell(job.folder, repr(wrong)),))


def _parts(epub: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        return {name: book.read(name) for name in book.namelist()}
