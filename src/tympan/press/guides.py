"""What leads through an EPUB: its contents, for new readers and old ones, and the cover's page."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from tympan.cache import Cache
from tympan.cache.keeping import kept
from tympan.compose import without_text
from tympan.compose.title import names
from tympan.galley import Galley
from tympan.press import metadata, navigation
from tympan.press.documents import STYLE, Document, parsed, written
from tympan.press.navigation import Entry
from tympan.press.pagebreaks import PageBreak, highest


def nav(galley: Galley, entries: Sequence[Entry], text: Sequence[Document], cache: Cache) -> Any:
    """The document of the table of contents, as a tree."""
    data = _filled(
        galley,
        cache,
        "epub-nav.xhtml",
        direction=galley.edition.direction,
        entries=entries,
        landmarks=navigation.landmarks(text),
        style=STYLE,
    )
    return etree.ElementTree(etree.fromstring(data))


def add_pages(nav: Any, galley: Galley, pages: Sequence[PageBreak], cache: Cache) -> None:
    """Put the list of pages into the contents, where there are any."""
    if pages:
        listed = _filled(galley, cache, "epub-page-list.xhtml", pages=pages)
        nav.find("{*}body").append(etree.fromstring(listed))


def ncx(
    galley: Galley, entries: Sequence[Entry], pages: Sequence[PageBreak], cache: Cache
) -> bytes:
    """The table of contents again, for readers older than EPUB 3."""
    return _filled(
        galley,
        cache,
        "epub-ncx.xhtml",
        identifier=metadata.identifier(galley.edition),
        entries=entries,
        depth=navigation.depth(entries),
        pages=pages,
        highest=highest(pages),
    )


def cover_page(galley: Galley, image: str, cache: Cache) -> bytes:
    """The page that shows the cover."""
    return _filled(
        galley,
        cache,
        "epub-cover.xhtml",
        direction=galley.edition.direction,
        names=names(galley.edition),
        image=image,
    )


def _filled(galley: Galley, cache: Cache, template: str, **values: object) -> bytes:
    """A document by a template, which is given the edition without its text."""
    edition = without_text(galley.edition)

    def made() -> bytes:
        return written(parsed(galley, template, edition=edition, **values))

    parts = (galley.layout.digest, template, repr(edition), repr(values))
    return kept(cache, made, "guide", *parts)
