"""Each fragment as an XHTML document of its own, with its links and pictures found again."""

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tympan.diagnostic import Fault, Span, error
from tympan.galley import Fragment, Galley
from tympan.layout.xhtml import VOID
from tympan.model import BACK_MATTER, FRONT_MATTER
from tympan.press.portions import portions
from tympan.press.readers import simplify, treat_pull_quotes, turn_about
from tympan.script import direction

STYLE = "css/book.css"
XHTML = "{http://www.w3.org/1999/xhtml}"
# What a package must declare of a document that contains it.
DECLARED = {"svg": "svg", "math": "mathml"}
TITLE_PAGE = re.compile(r'epub:type="[^"]*\btitlepage\b')


@dataclass(frozen=True, slots=True)
class Document:
    """A fragment and its document; `tree` is not for changing.

    A fragment that is too long for one document has several, which are counted by `number`.
    """

    fragment: Fragment
    tree: Any
    number: int = 1

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

    @property
    def properties(self) -> tuple[str, ...]:
        """What the package must declare of it."""
        return tuple(
            declared
            for element, declared in DECLARED.items()
            if self.tree.find(f".//{{*}}{element}") is not None
        )


def documents(galley: Galley, images: Mapping[str, str]) -> tuple[Document, ...]:
    """Every fragment's document in reading order; `images` says where each picture is now."""
    made = tuple(
        document
        for unit in galley.units
        for fragment in unit.fragments
        for document in _documents(galley, fragment)
    )
    home = homes(made)
    for document in made:
        for link in document.tree.xpath("//@href/.."):
            link.set("href", _found(link.get("href"), document.path, home))
        for image in document.tree.findall(".//{*}img"):
            source = image.get("src")
            image.set("src", f"../{images[source]}" if source in images else source)
    return made


def homes(made: Sequence[Document]) -> dict[str, str]:
    """In which document every fragment begins and everything that has an id is: paths by ids."""
    begun = {document.fragment.id: document.path for document in made if document.number == 1}
    return begun | {id: document.path for document in made for id in document.tree.xpath("//@id")}


def languages(edition: str, made: Iterable[Document]) -> tuple[str, ...]:
    """The languages of a book, its own first and then those of its text as they come."""
    used = (tag for document in made for tag in document.tree.xpath("//@xml:lang"))
    return tuple(dict.fromkeys((edition, *used)))


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


def _documents(galley: Galley, fragment: Fragment) -> Iterator[Document]:
    """The document of a fragment, or the several of a long one."""
    tree = parsed(
        galley,
        "epub-page.xhtml",
        title=fragment.title or galley.edition.title,
        language=fragment.language,
        direction=direction(fragment.language),
        part=_part(fragment),
        style=f"../{STYLE}",
        content=fragment.xhtml,
    )
    turn_about(tree.getroot())
    treat_pull_quotes(tree.getroot(), galley.edition.pull_quotes)
    body = tree.find("{*}body")
    held = portions(body[0], fragment.title) if len(body) == 1 else []
    if len(held) < 2:
        yield Document(fragment, tree)
        return
    for number, portion in enumerate(held, 1):
        body[:] = [portion]
        yield Document(fragment, copy.deepcopy(tree), number)


def _name(fragment: Fragment, number: int) -> str:
    return fragment.id if number == 1 else f"{fragment.id}-{number}"


def _part(fragment: Fragment) -> str:
    if fragment.kind in FRONT_MATTER or TITLE_PAGE.search(fragment.xhtml):
        return "frontmatter"
    return "backmatter" if fragment.kind in BACK_MATTER else "bodymatter"


def _found(target: str, here: str, home: Mapping[str, str]) -> str:
    """A link's target, seen from the document `here`; only links inside the book change."""
    if not target.startswith("#") or home.get(target[1:], here) == here:
        return target
    return home[target[1:]].removeprefix("text/") + target
