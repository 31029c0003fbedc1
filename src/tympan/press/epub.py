"""The EPUB press: a galley and its cover become one file for e-readers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tympan.cache import NOTHING, Cache
from tympan.galley import Galley
from tympan.press import accessibility, guides, metadata, navigation, overlays, subset
from tympan.press.documents import IDS, STYLE, Document, documents, homes, written
from tympan.press.images import Picture, pictures
from tympan.press.joining import Joined, joined, languages
from tympan.press.lettering import lettering, told_apart
from tympan.press.overlays import Overlay
from tympan.press.package import Item, Package, pack
from tympan.press.pagebreaks import (
    PageBreak,
    PageStart,
    by_document,
    mark_pages,
    page_breaks,
)
from tympan.press.subset import Subset

XHTML = "application/xhtml+xml"
COVER_IMAGE = "images/cover.jpg"


@dataclass(frozen=True, slots=True)
class _Parts:
    """What the book is put together from; `nav` is the document of its table of contents."""

    documents: tuple[Joined, ...]
    entries: tuple[navigation.Entry, ...]
    nav: Any
    pages: tuple[PageBreak, ...]
    overlays: tuple[Overlay, ...]
    pictures: tuple[Picture, ...]
    subsets: tuple[Subset, ...]
    css: str


def epub(
    galley: Galley, cover: bytes, pages: Sequence[PageStart] = (), cache: Cache = NOTHING
) -> bytes:
    """The finished EPUB 3.3; `cover` is a JPEG, and the same galley gives the same bytes.

    `pages` are the starts of the printed pages, where they are known.
    """
    edition = galley.edition
    parts = _parts(galley, pages, cache)
    spine, aside = _spine(galley, [one.document for one in parts.documents])
    spoken = languages(edition.language, parts.documents)
    cover_page = guides.cover_page(galley, COVER_IMAGE, cache)
    ncx = guides.ncx(galley, parts.entries, parts.pages, cache)
    seen = accessibility.evidence(
        (feature for one in parts.documents for feature in one.features),
        parts.css,
        cache,
        has_pages=bool(parts.pages),
        has_sound=bool(parts.overlays),
    )
    return pack(
        Package(
            language=edition.language,
            direction=edition.direction,
            modified=metadata.modified(edition),
            metadata=(
                *metadata.metadata(edition, spoken),
                *metadata.page_source(edition, has_pages=bool(parts.pages)),
                *overlays.metadata(parts.overlays),
                *accessibility.accessibility(seen, edition.certifier),
            ),
            items=(
                Item("cover", navigation.COVER, XHTML, cover_page),
                Item("nav", navigation.NAV, XHTML, written(parts.nav), ("nav",)),
                Item("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx),
                *_text(parts.documents, parts.overlays),
                *overlays.items(galley, parts.overlays),
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


def _parts(galley: Galley, starts: Sequence[PageStart], cache: Cache) -> _Parts:
    shown = pictures(galley.edition.folder, galley.pictures)
    text = documents(galley, cache)
    home = homes(text)
    entries = navigation.contents(galley, home)
    sounding = overlays.overlays(galley, text, home)
    nav = guides.nav(galley, entries, text, cache)
    places = dict.fromkeys(IDS(nav), navigation.NAV) | home
    begun = by_document(starts, places)
    mark_pages(nav, begun.get(navigation.NAV, ()))
    pages = page_breaks(starts, places)
    guides.add_pages(nav, galley, pages, cache)
    style = galley.layout.style("epub", cache)
    seen = told_apart(style, cache)
    images = {picture.source: picture.path for picture in shown}
    bound = tuple(joined(text, home, images, begun, seen or (), cache))
    faces = galley.layout.faces if galley.wishes.fonts else ()
    cut = lettering(nav.getroot(), bound, faces, style, seen, cache)
    css = subset.rules(cut, "../fonts") + (overlays.RULE if sounding else "") + style
    return _Parts(bound, entries, nav, pages, sounding, shown, cut, css)


def _spine(galley: Galley, text: Sequence[Document]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What is read, in order, and what is only looked up.

    A collection shows its contents where print does: behind the front matter. Before a single
    feature they would stand in the way.
    """
    names = [document.id for document in text]
    if not galley.edition.is_collection:
        return ("cover", *names), ("nav",)
    front = sum(document.fragment in galley.units[0].fragments for document in text)
    return ("cover", *names[:front], "nav", *names[front:]), ()


def _text(text: tuple[Joined, ...], sounding: tuple[Overlay, ...]) -> Iterator[Item]:
    sounds = {overlay.document.id: overlay.id for overlay in sounding}
    for one in text:
        id, path = one.document.id, one.document.path
        yield Item(id, path, XHTML, one.data, one.properties, sounds.get(id))


def _images(shown: tuple[Picture, ...]) -> Iterator[Item]:
    for number, picture in enumerate(shown, 1):
        yield Item(f"image-{number}", picture.path, picture.media_type, picture.data)


def _fonts(faces: tuple[Subset, ...]) -> Iterator[Item]:
    for number, face in enumerate(faces, 1):
        yield Item(f"font-{number}", f"fonts/{face.name}", "font/woff", face.data)


def _licences(faces: tuple[Subset, ...]) -> Iterator[Item]:
    """Each fonts' licence once, under the name of a face that it is for."""
    files = {face.face.licence: face.face.face for face in faces}
    for number, (file, face) in enumerate(files.items(), 1):
        name = "".join(letter if letter.isalnum() else "-" for letter in face)
        path = f"META-INF/licence-{name}.txt"
        yield Item(f"licence-{number}", path, "text/plain", file.read_bytes())
