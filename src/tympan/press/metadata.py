"""What stores and libraries are told of an edition, in the order in which they show it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from tympan.model import ROLES, Contributor, Edition
from tympan.press.package import IDENTIFIER, Meta

# Whose work the book is, in the order in which a catalogue asks; the others contributed to it.
CREATING_ROLES = ("author", "interviewer", "interviewee")


def metadata(edition: Edition, languages: Iterable[str]) -> tuple[Meta, ...]:
    """Every line that the edition has something to say for; `languages` are those of its text."""
    return (
        *_identifiers(edition),
        *_titles(edition),
        *(Meta("dc:language", language) for language in languages),
        *_people(edition.contributors),
        *_stated("dc:publisher", edition.publisher),
        *_stated("dc:date", edition.date),
        *_stated("dc:rights", edition.rights),
        *_stated("dc:description", edition.description),
        *_stated("dc:source", edition.source),
        *(Meta("dc:subject", subject) for subject in edition.subjects),
        # Readers older than EPUB 3 find the cover by this.
        Meta("meta", "", (("name", "cover"), ("content", "cover-image"))),
    )


def modified(edition: Edition) -> datetime:
    """The instant that stands for the edition's date, of which the month and day may be missing."""
    year, month, day = (*map(int, edition.date.split("-")), 1, 1)[:3]
    return datetime(year, month, day)


def identifier(edition: Edition) -> str:
    """The name that the book has in the world, which is its ISBN when it has no other."""
    return edition.identifier or _urn(edition.isbn)


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
