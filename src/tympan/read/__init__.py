"""manuscript → Edition: whatever is wrong is told with its place, all at once."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

from tympan.cache import NOTHING, Cache
from tympan.diagnostic import Diagnostic, Span, in_order
from tympan.model import Edition, Interview, Section, Speaker
from tympan.read.desk import Counts, Desk, Ids
from tympan.read.faults import FAULTS, fault
from tympan.read.imprint import imprint
from tympan.read.keeping import read_section
from tympan.read.order import order, order_in_interview, translations
from tympan.read.provenance import provenance
from tympan.read.recording import recording, refuse_too_much
from tympan.read.settings import Table, refuse_unknown, required, settings, text
from tympan.read.sheet import read_sheet
from tympan.read.voices import speakers, together, voices

__all__ = ["FAULTS", "read"]
FIRST: Counts = (1, 1)


def read(folder: Path, cache: Cache = NOTHING) -> tuple[Edition | None, list[Diagnostic]]:
    """The edition in a folder and everything that is wrong with it; it never raises on content."""
    faults: list[Diagnostic] = []
    table = _edition_toml(folder, faults)
    edition = _edition(folder, table, faults, cache) if table else None
    return edition, in_order(faults)


def _edition_toml(folder: Path, faults: list[Diagnostic]) -> Table | None:
    file = folder / "edition.toml"
    if not file.exists():
        message = "there is no edition.toml here, so this folder is no edition"
        mend = 'write one with at least a line title = "…", or start with `tympan new NAME`'
        faults.append(fault("no-edition", Span(file), message, mend))
        return None
    sheet = read_sheet(file, folder, faults)
    return settings(sheet, faults) if sheet else None


def _edition(folder: Path, table: Table, faults: list[Diagnostic], cache: Cache) -> Edition:
    """The whole edition: front matter, one interview or several, back matter."""
    edition = imprint(folder, table)
    everybody = speakers(table)
    known = voices(everybody, faults)
    placed = order(folder, faults)
    if placed.interviews:
        _refuse_opening(table)
        interviews = tuple(
            _of_collection(number, path, edition, everybody, faults, cache)
            for number, path in enumerate(placed.interviews, 1)
        )
        refuse_too_much((one.recording for one in interviews if one.recording), folder, faults)
    else:
        found = _sections(placed.sections, "", edition, known, faults, cache)
        opening = (edition.title, text(table, "kicker"), text(table, "standfirst"))
        heard = recording(table, folder)
        whole = Interview("i1", table.at(), *opening, everybody, found, heard)
        interviews = (whole,) if found else ()

    def matter(files: tuple[Path, ...]) -> tuple[Section, ...]:
        found = (_matter(file, edition, known, faults, cache) for file in files)
        return tuple(section for section in found if section)

    return replace(
        edition, front=matter(placed.front), interviews=interviews, back=matter(placed.back)
    )


def _refuse_opening(table: Table) -> None:
    """In a collection each interview has its own opening; the edition's would not be printed."""
    for key in ("kicker", "standfirst", "audio"):
        if key in table.values:
            message = f"in a collection “{key}” is read from each interview.toml, not from here"
            mend = "move the line to the interview it belongs to"
            table.faults.append(fault("unknown-key", table.at(key), message, mend))


def _of_collection(
    number: int,
    folder: Path,
    edition: Edition,
    everybody: tuple[Speaker, ...],
    faults: list[Diagnostic],
    cache: Cache,
) -> Interview:
    """One interview of a collection, from its folder."""
    file = folder / "interview.toml"
    title, kicker, standfirst, at, heard = folder.name, "", "", Span(file), None
    told: tuple[tuple[str, str], ...] = ()
    if not file.exists():
        mend = 'write one with at least a line title = "…"'
        faults.append(fault("no-interview", at, "there is no interview.toml here", mend))
    elif (sheet := read_sheet(file, edition.folder, faults)) and (table := settings(sheet, faults)):
        refuse_unknown(table, ("title", "kicker", "standfirst", "audio", "speakers", "provenance"))
        title, at = required(table, "title", folder.name), table.at()
        kicker, standfirst = text(table, "kicker"), text(table, "standfirst")
        everybody = together(everybody, speakers(table))
        heard, told = recording(table, edition.folder), provenance(table)
    known = voices(everybody, faults)
    files = order_in_interview(folder, faults)
    found = _sections(files, f"i{number}-", edition, known, faults, cache)
    return Interview(f"i{number}", at, title, kicker, standfirst, everybody, found, heard, told)


def _sections(
    files: tuple[Path, ...],
    prefix: str,
    edition: Edition,
    known: Mapping[str, str],
    faults: list[Diagnostic],
    cache: Cache,
) -> tuple[Section, ...]:
    """The sections of one interview; its notes and turns are counted through all of them."""
    counts = FIRST
    others = translations(files[0].parent) if files else {}
    found = []
    for number, file in enumerate(files, 1):
        name = f"{prefix}s{number}"
        if desk := _desk(file, name, prefix, counts, edition, known, faults):
            other = others.get(file.stem)
            sheet = read_sheet(other[0], edition.folder, faults) if other else None
            beside = (sheet, other[1]) if other and sheet else None
            section, counts = read_section("section", desk, counts, beside, cache)
            found.append(section)
    return tuple(found)


def _matter(
    file: Path, edition: Edition, known: Mapping[str, str], faults: list[Diagnostic], cache: Cache
) -> Section | None:
    """A section of front or back matter; its kind is its id."""
    kind = file.stem
    desk = _desk(file, kind, f"{kind}-", FIRST, edition, known, faults)
    return read_section(kind, desk, FIRST, None, cache)[0] if desk else None


def _desk(
    file: Path,
    name: str,
    prefix: str,
    counts: Counts,
    edition: Edition,
    known: Mapping[str, str],
    faults: list[Diagnostic],
) -> Desk | None:
    """Everything ready to read one file; None when it cannot be opened."""
    sheet = read_sheet(file, edition.folder, faults)
    if not sheet:
        return None
    numbers, turns = map(count, counts)
    return Desk(
        sheet=sheet,
        folder=edition.folder,
        language=edition.language,
        voices=known,
        prefix=prefix,
        numbers=numbers,
        turns=turns,
        ids=Ids(name),
        notes={},
        called=set(),
        faults=faults,
    )
