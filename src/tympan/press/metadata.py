"""What stores and libraries are told of an edition, in the order in which they show it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from tympan.model import ROLES, Contributor, Edition
from tympan.press.package import IDENTIFIER, Meta

# Whose work the book is, in the order in which a catalogue asks; the others contributed to it.
CREATING_ROLES = ("author", "interviewer", "interviewee")
# What a speaker did, by the MARC relator code; an audience has no name to be found by.
SPEAKING_ROLES = {"guest": "ive", "interviewer": "ivr", "host": "hst", "panel": "pan"}


def metadata(edition: Edition, languages: Iterable[str]) -> tuple[Meta, ...]:
    """Every line that the edition has something to say for; `languages` are those of its text."""
    return (
        *_identifiers(edition),
        *_titles(edition),
        *(Meta("dc:language", language) for language in languages),
        *_people(edition.contributors),
        *_speakers(edition),
        *_stated("dc:publisher", edition.publisher),
        *_stated("dc:date", edition.date),
        *_stated("dc:rights", edition.rights),
        *_stated("dc:description", edition.description),
        *_stated("dc:source", edition.source),
        *(Meta("dc:subject", subject) for subject in edition.subjects),
        *_series(edition),
        # Readers older than EPUB 3 find the cover by this.
        Meta("meta", "", (("name", "cover"), ("content", "cover-image"))),
    )


def modified(edition: Edition) -> datetime:
    """The instant that stands for the edition's date, of which the month and day may be missing."""
    year, month, day = (*map(int, edition.date.split("-")), 1, 1)[:3]
    return datetime(year, month, day)


def moment(edition: Edition) -> str:
    """The same instant as PDF's metadata write it."""
    return f"{modified(edition).isoformat()}Z"


def identifier(edition: Edition) -> str:
    """The name that the book has in the world, which is its ISBN when it has no other."""
    return edition.identifier or _urn(edition.isbn)


def print_identifier(edition: Edition) -> str:
    """The name of the printed book: its ISBN, or one that is made of the edition's own name."""
    if edition.isbn_print:
        return _urn(edition.isbn_print)
    return uuid5(NAMESPACE_URL, identifier(edition)).urn


def page_source(edition: Edition, has_pages: bool) -> Iterator[Meta]:
    """Whose page numbers the EPUB has: the printed book's, or none."""
    source = print_identifier(edition) if has_pages else "none"
    yield Meta("meta", source, (("property", "pageBreakSource"),))


def _identifiers(edition: Edition) -> Iterator[Meta]:
    yield Meta("dc:identifier", identifier(edition), (("id", IDENTIFIER),))
    if edition.isbn:
        if identifier(edition) == _urn(edition.isbn):
            isbn = IDENTIFIER
        else:
            isbn = "isbn"
            yield Meta("dc:identifier", _urn(edition.isbn), (("id", isbn),))
        # 15 is what ONIX calls an ISBN of thirteen digits.
        yield _refined(isbn, "identifier-type", "15", "onix:codelist5")


def _urn(isbn: str) -> str:
    return "urn:isbn:" + isbn.replace("-", "").replace(" ", "")


def _titles(edition: Edition) -> Iterator[Meta]:
    titles = (("main", edition.title), ("subtitle", edition.subtitle))
    for place, (kind, title) in enumerate(titles, 1):
        if title:
            yield Meta("dc:title", title, (("id", f"title-{kind}"),))
            yield _refined(f"title-{kind}", "title-type", kind)
            yield _refined(f"title-{kind}", "display-seq", str(place))


def _people(contributors: Iterable[Contributor]) -> Iterator[Meta]:
    """Each person once, with everything they did; creators first, ordered by their part."""
    parts: dict[str, list[Contributor]] = {}
    for part in contributors:
        parts.setdefault(part.name, []).append(part)
    creators = sorted(
        (name for name in parts if _rank(parts[name]) < len(CREATING_ROLES)),
        key=lambda name: _rank(parts[name]),
    )
    # A book that nobody wrote is by those who made it.
    creators = creators or list(parts)
    others = [name for name in parts if name not in creators]
    for names, kind in ((creators, "creator"), (others, "contributor")):
        for place, name in enumerate(names, 1):
            yield from _person(f"{kind}-{place}", kind, place, parts[name])


def _speakers(edition: Edition) -> Iterator[Meta]:
    """Everyone who speaks and is not named as a contributor already."""
    credited = {person.name for person in edition.contributors}
    roles: dict[str, str] = {}
    for interview in edition.interviews:
        for speaker in interview.speakers:
            if speaker.role in SPEAKING_ROLES and speaker.name not in credited:
                roles.setdefault(speaker.name, SPEAKING_ROLES[speaker.role])
    for place, (name, role) in enumerate(roles.items(), 1):
        yield Meta("dc:contributor", name, (("id", f"speaker-{place}"),))
        yield _refined(f"speaker-{place}", "role", role, "marc:relators")


def _series(edition: Edition) -> Iterator[Meta]:
    if edition.series:
        given = (("property", "belongs-to-collection"), ("id", "series"))
        yield Meta("meta", edition.series, given)
        yield _refined("series", "collection-type", "series")
        if edition.series_number:
            yield _refined("series", "group-position", edition.series_number)


def _rank(parts: Iterable[Contributor]) -> int:
    order = {role: rank for rank, role in enumerate(CREATING_ROLES)}
    return min(order.get(part.role, len(CREATING_ROLES)) for part in parts)


def _person(id: str, kind: str, place: int, parts: list[Contributor]) -> Iterator[Meta]:
    yield Meta(f"dc:{kind}", parts[0].name, (("id", id),))
    for part in parts:
        yield _refined(id, "role", ROLES[part.role], "marc:relators")
    if file_as := next((part.file_as for part in parts if part.file_as), ""):
        yield _refined(id, "file-as", file_as)
    yield _refined(id, "display-seq", str(place))


def _refined(id: str, property: str, value: str, scheme: str = "") -> Meta:
    given = (("refines", f"#{id}"), ("property", property))
    return Meta("meta", value, (*given, ("scheme", scheme)) if scheme else given)


def _stated(name: str, text: str) -> Iterator[Meta]:
    if text:
        yield Meta(name, text)
