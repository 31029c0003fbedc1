"""The EPUB press: a galley and its cover become one file for e-readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tympan.compose import names
from tympan.galley import Galley
from tympan.press import accessibility, metadata, navigation, subset
from tympan.press.cascade import settings
from tympan.press.documents import STYLE, Document, documents, languages, parsed, written
from tympan.press.images import Picture, pictures
from tympan.press.package import Item, Package, pack
from tympan.press.pagebreaks import PageBreak, highest, mark_pages
from tympan.press.pagemap import PageStart
from tympan.press.readers import direction
from tympan.press.subset import Subset

XHTML = "application/xhtml+xml"
COVER_IMAGE = "images/cover.jpg"


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the book is put together from; `nav` is its table of contents, as a document."""

    documents: tuple[Document, ...]
    nav: Any
    pages: tuple[PageBreak, ...]
    pictures: tuple[Picture, ...]
    subsets: tuple[Subset, ...]
    css: str


def epub(galley: Galley, cover: bytes, pages: Sequence[PageStart] = ()) -> bytes:
    """The finished EPUB 3.3; `cover` is a JPEG, and the same galley gives the same bytes.

    `pages` are the starts of the printed pages, where they are known.
    """
    edition = galley.edition
    parts = _parts(galley, pages)
    spine, aside = _spine(galley, parts.documents)
    spoken = languages(edition.language, parts.documents)
    seen = accessibility.evidence(
        [document.tree for document in parts.documents], parts.css, bool(parts.pages)
    )
    return pack(
        Package(
            language=edition.language,
            direction=direction(edition.language),
            modified=metadata.modified(edition),
            metadata=(
                *metadata.metadata(edition, spoken),
                *metadata.page_source(edition, has_pages=bool(parts.pages)),
                *accessibility.accessibility(seen, edition.certifier),
            ),
            items=(
                Item("cover", navigation.COVER, XHTML, _cover(galley)),
                Item("nav", navigation.NAV, XHTML, written(parts.nav), ("nav",)),
                Item("ncx", "toc.ncx", "application/x-dtbncx+xml", _ncx(galley, parts.pages)),
                *_text(parts.documents),
                Item("style", STYLE, "text/css", parts.css.encode()),
                Item("cover-image", COVER_IMAGE, "image/jpeg", cover, ("cover-image",)),
                *_images(parts.pictures),
                *_fonts(parts.subsets),
            ),
            spine=spine,
            aside=aside,
            beside=tuple(_licences(parts.subsets)),
        )
    )


def _parts(galley: Galley, starts: Sequence[PageStart]) -> _Parts:
    shown = pictures(galley.edition.folder, galley.pictures)
    text = documents(galley, {picture.source: picture.path for picture in shown})
    nav = _nav(galley, text)
    pages = mark_pages(
        {navigation.NAV: nav} | {document.path: document.tree for document in text}, starts
    )
    if pages:
        listed = parsed(galley, "epub-page-list.xhtml", edition=galley.edition, pages=pages)
        nav.find("{*}body").append(listed.getroot())
    style = galley.layout.style("epub")
    roots = [tree.getroot() for tree in (nav, *(document.tree for document in text))]
    faces = galley.layout.faces if galley.wishes.fonts else ()
    cut = subset.subsets(faces, settings(roots, style))
    return _Parts(text, nav, pages, shown, cut, subset.rules(cut, "../fonts") + style)


def _spine(galley: Galley, text: Sequence[Document]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is read, in order, and what is only looked up.

    A collection shows its contents where print does: behind the front matter. Before a single
    feature they would stand in the way.
    """
    names = [document.id for document in text]
    if not galley.edition.is_collection:
        return ("cover", *names), ("nav",)
    front = len(galley.units[0].fragments)
    return ("cover", *names[:front], "nav", *names[front:]), ()


def _nav(galley: Galley, text: tuple[Document, ...]) -> Any:
    return parsed(
        galley,
        "epub-nav.xhtml",
        edition=galley.edition,
        direction=direction(galley.edition.language),
        entries=navigation.contents(galley),
        landmarks=navigation.landmarks(text),
        style=STYLE,
    )


def _ncx(galley: Galley, pages: Sequence[PageBreak]) -> bytes:
    """The table of contents again, for readers older than EPUB 3."""
    entries = navigation.contents(galley)
    tree = parsed(
        galley,
        "epub-ncx.xhtml",
        edition=galley.edition,
        identifier=metadata.identifier(galley.edition),
        entries=entries,
        depth=navigation.depth(entries),
        pages=pages,
        highest=highest(pages),
    )
    return written(tree)


def _cover(galley: Galley) -> bytes:
    edition = galley.edition
    tree = parsed(
        galley,
        "epub-cover.xhtml",
        edition=edition,
        direction=direction(edition.language),
        names=names(edition),
        image=COVER_IMAGE,
    )
    return written(tree)


def _text(text: tuple[Document, ...]) -> Iterator[Item]:
    for document in text:
        yield Item(document.id, document.path, XHTML, written(document.tree), document.properties)


def _images(shown: tuple[Picture, ...]) -> Iterator[Item]:
    for number, picture in enumerate(shown, 1):
        yield Item(f"image-{number}", picture.path, picture.media_type, picture.data)


def _fonts(faces: tuple[Subset, ...]) -> Iterator[Item]:
    for number, face in enumerate(faces, 1):
        yield Item(f"font-{number}", f"fonts/{face.name}", "font/woff", face.data)


def _licences(faces: tuple[Subset, ...]) -> Iterator[Item]:
    """Each fonts' licence once, under the names of the faces that it is for."""
    files = {face.face.licence: face.face.face for face in faces}
    for number, (file, face) in enumerate(files.items(), 1):
        name = "".join(letter if letter.isalnum() else "-" for letter in face)
        yield Item(
            f"licence-{number}", f"META-INF/licence-{name}.txt", "text/plain", file.read_bytes()
        )
