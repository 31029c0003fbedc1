"""Finished files on the bench: opened, held against the ticket, and everything found in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from tympan.cache import NOTHING, Cache
from tympan.diagnostic import Diagnostic
from tympan.model import Edition
from tympan.preflight import INKED, LOOKED_AT, preflight
from tympan.preflight.facts import Finished
from tympan.preflight.subject import Preflight, barcode_box
from tympan.preflight.whence import whence
from tympan.press.means import Doing
from tympan.printers.profile import Product
from tympan.printers.ticket import Ticket

FAULTS = MappingProxyType(
    {
        "unreadable-print-file": "A file that cannot be opened here cannot be opened by a print "
        "shop either.",
    }
)


@dataclass(frozen=True, slots=True)
class Looked:
    """A finished file, the job that it was looked at for, and what was found in it."""

    data: bytes
    job: Preflight
    said: tuple[Diagnostic, ...]

    @property
    def note(self) -> str:
        """What was done, in one line; nobody's word that a file is without fault."""
        printer = self.job.printer
        return (
            f"{self.job.file.name}: looked at by {len(LOOKED_AT[self.job.kind])} rules for "
            f"{printer.name}, whose profile was checked on {printer.checked}; printers change "
            "their rules"
        )


def looked_over(
    edition: Edition,
    ticket: Ticket,
    files: Mapping[str, tuple[Path, bytes]],
    bound: int = 0,
    older: Iterable[Path] = (),
    cache: Cache = NOTHING,
    do: Doing = map,
) -> tuple[Looked, ...]:
    """What preflight finds in the files of an edition, each by its kind (see the model's `KINDS`).

    `bound` is how many pages the book has, which a print file among them says better, and 0 when
    nobody knows; `older` are those that were printed before the manuscript was changed; `cache`
    knows pages from earlier looks, and `do` does pieces of the work. Raises `Fault` for what is no
    PDF.
    """
    if not files.keys() & LOOKED_AT.keys():
        return ()
    from tympan.preflight.opened import opened

    place, past = whence(edition), set(older)
    looked = []
    for kind in LOOKED_AT:
        if kind not in files:
            continue
        file, data = files[kind]
        spine = _width(ticket, bound)
        if kind == "cover" and not bound:
            spine = _as_made(opened(data, file, cache=cache), ticket)
        window = barcode_box(ticket, spine) if kind == "cover" else None
        limit = ticket.printer.ink_limit if kind in INKED else 0
        pdf = opened(data, file, limit, window, cache, do)
        bound = len(pdf.pages) if kind == "print" else bound
        job = Preflight(file, kind, pdf, ticket, place, bound, spine, file in past)
        looked.append(Looked(data, job, tuple(preflight(job, edition.allow))))
    return tuple(looked)


def on_the_shelf(
    edition: Edition, ticket: Ticket, names: Mapping[str, Path], cache: Cache = NOTHING
) -> tuple[Looked, ...]:
    """What preflight finds in the files that were printed before, of those that are there."""
    there = {kind: file for kind, file in names.items() if kind in LOOKED_AT and file.is_file()}
    changed = max(
        (part.stat().st_mtime for part in edition.folder.rglob("*") if part.is_file()), default=0.0
    )
    older = [file for file in there.values() if file.stat().st_mtime < changed]
    files = {kind: (file, file.read_bytes()) for kind, file in there.items()}
    return looked_over(edition, ticket, files, older=older, cache=cache)


def _width(ticket: Ticket, bound: int) -> float:
    """How wide the spine is that goes around so many pages."""
    return ticket.spine or _spine(ticket.product(bound), bound)


def _as_made(cover: Finished, ticket: Ticket) -> float:
    """How wide the spine of a cover is between its back and its front."""
    return max((page.boxes.width - 2 * ticket.trim.width for page in cover.pages), default=0.0)


def _spine(product: Product, pages: int) -> float:
    """How wide the shop's formula makes a spine; 0 where there is none, or only its template.

    It is reckoned here apart from the press, so that a fault of either shows.
    """
    spine = product.spine
    match spine.rule:
        case "per-page":
            return pages * spine.per_page + spine.plus
        case "steps":
            return next((step.margin for step in spine.steps if pages <= step.pages), 0.0)
        case _:
            return 0.0
