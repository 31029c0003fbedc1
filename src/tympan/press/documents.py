"""Each fragment as an XHTML document of its own."""

import copy
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tympan.cache import NOTHING, Cache
from tympan.cache.keeping import kept
from tympan.diagnostic import Fault, Span, error
from tympan.galley import Fragment, Galley
from tympan.layout.templates import Seen
from tympan.layout.xhtml import VOID
from tympan.model import BACK_MATTER, FRONT_MATTER
from tympan.press.portions import portions
from tympan.press.readers import is_simple, simplify, treat_pull_quotes, turn_about
from tympan.script import direction

STYLE = "css/book.css"
XHTML = "{http://www.w3.org/1999/xhtml}"
IDS = etree.XPath("//@id", smart_strings=False)
LINKS = etree.XPath("//@href", smart_strings=False)
SOURCES = etree.XPath("//*[local-name()='img']/@src", smart_strings=False)
TITLE_PAGE = re.compile(r'epub:type="[^"]*\btitlepage\b')


@dataclass(frozen=True, slots=True)
class Document:
    """A fragment's document by itself: what it shows and leads to is named as in the fragment.

    A fragment that is too long for one document has several, which are counted by `number`.
    `ids` are those of its elements, `links` the ids that it leads to, `sources` its pictures.
    """

    fragment: Fragment
    number: int
    markup: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def id(self) -> str:
        """A name for the manifest, which may not begin with a digit."""
        return f"text-{_name(self.fragment, self.number)}"

    @property
    def path(self) -> str:
        """Where the document is, inside the package."""
        return f"text/{_name(self.fragment, self.number)}.xhtml"

    @property
    def is_title_page(self) -> bool:
        """Whether the layout calls it that."""
        return bool(TITLE_PAGE.search(self.fragment.xhtml))

    @property
    def part(self) -> str:
        """The part of the book that it belongs to, as EPUB's vocabulary names it."""
        return _part(self.fragment)


def documents(galley: Galley, cache: Cache = NOTHING) -> tuple[Document, ...]:
    """Every fragment's documents in reading order."""
    return tuple(
        document
        for unit in galley.units
        for fragment in unit.fragments
        for document in _kept(galley, fragment, cache)
    )


def homes(made: Iterable[Document]) -> dict[str, str]:
    """In which document every fragment begins and everything that has an id is: paths by ids."""
    begun: dict[str, str] = {}
    held: dict[str, str] = {}
    for document in made:
        path = document.path
        if document.number == 1:
            begun[document.fragment.id] = path
        held |= dict.fromkeys(document.ids, path)
    return begun | held


def written(tree: Any) -> bytes:
    """A document's bytes, which an HTML parser reads as an XML parser does."""
    for element in tree.iter(f"{XHTML}*"):
        if not len(element) and not element.text and etree.QName(element).localname not in VOID:
            element.text = ""
    return bytes(etree.tostring(tree, encoding="utf-8", xml_declaration=True))


def parsed(galley: Galley, template: str, **values: object) -> Any:
    """One of the layout's templates for the EPUB, filled in; raises `Fault` if it is not XML."""
    markup = galley.layout.render(template, **values)
    try:
        # A layout is data: its documents may not reach for files or the network.
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(markup.encode(), parser)
        if not is_simple(markup):
            simplify(root)
        return etree.ElementTree(root)
    except etree.XMLSyntaxError as wrong:
        line = markup.splitlines()[(wrong.lineno or 1) - 1].strip()
        raise Fault(
            error(
                "layout-broken",
                Span(galley.layout.folders[0] / "templates"),
                f"the markup is not XML: {wrong.msg}, near “{line[:80]}”",
                "close every element and write characters instead of named entities",
            )
        ) from wrong


def _kept(galley: Galley, fragment: Fragment, cache: Cache) -> Iterator[Document]:
    """The documents of a fragment, which are made anew where anything of them is."""
    data = kept(
        cache,
        lambda: json.dumps(list(_made(galley, fragment))).encode(),
        "documents",
        galley.layout.digest,
        galley.edition.title,
        galley.edition.pull_quotes,
        *(fragment.kind, fragment.title, fragment.language, fragment.xhtml),
    )
    for number, (markup, ids, links, sources) in enumerate(json.loads(data), 1):
        yield Document(fragment, number, markup, tuple(ids), tuple(links), tuple(sources))


def _made(galley: Galley, fragment: Fragment) -> Iterator[list[Any]]:
    """Markup, ids, links and sources of each document of a fragment."""
    for tree in _trees(galley, fragment):
        links = [link[1:] for link in LINKS(tree) if link.startswith("#")]
        yield [written(tree).decode(), IDS(tree), links, SOURCES(tree)]


def _trees(galley: Galley, fragment: Fragment) -> Iterator[Any]:
    """The document of a fragment, or the several of a long one."""
    tree = parsed(
        galley,
        "epub-page.xhtml",
        title=fragment.title or galley.edition.title,
        language=fragment.language,
        direction=direction(fragment.language),
        part=_part(fragment),
        style=f"../{STYLE}",
        content=Seen(fragment.xhtml),
    )
    turn_about(tree.getroot())
    treat_pull_quotes(tree.getroot(), galley.edition.pull_quotes)
    body = tree.find("{*}body")
    held = portions(body[0], fragment.title) if len(body) == 1 else []
    if len(held) < 2:
        yield tree
        return
    for portion in held:
        body[:] = [portion]
        yield copy.deepcopy(tree)


def _name(fragment: Fragment, number: int) -> str:
    return fragment.id if number == 1 else f"{fragment.id}-{number}"


def _part(fragment: Fragment) -> str:
    if fragment.kind in FRONT_MATTER or TITLE_PAGE.search(fragment.xhtml):
        return "frontmatter"
    return "backmatter" if fragment.kind in BACK_MATTER else "bodymatter"
