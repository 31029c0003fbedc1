"""Documents as they stand in the book: with what their links lead to, its pictures, its pages."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import Any

from lxml import etree

from tympan.cache import Cache
from tympan.cache.keeping import kept
from tympan.press import accessibility
from tympan.press.alike import alike, listed
from tympan.press.documents import Document, written
from tympan.press.pagebreaks import PageStart, mark_pages

LANGUAGES = etree.XPath("//@xml:lang", smart_strings=False)
LINKED = etree.XPath("//@href/..")
# What a package must declare of a document that contains it.
DECLARED = {"svg": "svg", "math": "mathml"}


@dataclass(frozen=True, slots=True)
class Joined:
    """A document's bytes, and what the package tells of it.

    `features` are those that count for accessibility; `kinds` stands for its elements, as the
    style sheet sees them (`alike.listed`), where they can be told by some attributes.
    """

    document: Document
    data: bytes
    properties: tuple[str, ...]
    languages: tuple[str, ...]
    features: tuple[str, ...]
    kinds: Sequence[Any]


def joined(
    made: Sequence[Document],
    home: Mapping[str, str],
    images: Mapping[str, str],
    starts: Mapping[str, Sequence[PageStart]],
    attributes: Sequence[str],
    cache: Cache,
) -> Iterator[Joined]:
    """The documents in the book.

    `home` has the path of the document that each id is in, `images` says where each picture is,
    `starts` which pages begin in the document of a path; `attributes` are those that the style
    sheet looks at.
    """
    for document in made:
        path = document.path
        links = {id: home[id] for id in document.links if home.get(id, path) != path}
        shown = {source: images[source] for source in document.sources if source in images}
        begun = starts.get(path, ())
        told = json.dumps([links, shown, [astuple(start) for start in begun], attributes])
        data = kept(
            cache,
            lambda: json.dumps(
                _made(document.markup, links, shown, begun, attributes)  # noqa: B023 - at once
            ).encode(),
            "document",
            document.markup,
            told,
        )
        markup, *told = json.loads(data)
        yield Joined(document, markup.encode(), *map(tuple, told))


def languages(edition: str, made: Iterable[Joined]) -> tuple[str, ...]:
    """The languages of a book, its own first and then those of its text as they come."""
    return tuple(dict.fromkeys((edition, *(tag for one in made for tag in one.languages))))


def _made(
    markup: str,
    links: Mapping[str, str],
    images: Mapping[str, str],
    starts: Sequence[PageStart],
    attributes: Sequence[str],
) -> list[Any]:
    tree = etree.ElementTree(etree.fromstring(markup.encode()))
    for link in LINKED(tree):
        target = link.get("href")
        if target.startswith("#") and target[1:] in links:
            link.set("href", links[target[1:]].removeprefix("text/") + target)
    for image in tree.iterfind(".//{*}img"):
        source = image.get("src")
        image.set("src", f"../{images[source]}" if source in images else source)
    mark_pages(tree, starts)
    return [
        written(tree).decode(),
        [name for tag, name in DECLARED.items() if tree.find(f".//{{*}}{tag}") is not None],
        list(dict.fromkeys(LANGUAGES(tree))),
        sorted(accessibility.features(tree)),
        listed(alike([tree.getroot()], attributes)),
    ]
