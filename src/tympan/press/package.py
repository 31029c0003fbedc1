"""An EPUB's parts as one file; the only door to EbookLib."""

import io
import zipfile
from dataclasses import dataclass
from datetime import datetime

from ebooklib import epub

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
IDENTIFIER = "publication-id"

# Already compressed: to deflate them again only costs time.
STORED = (
    *("application/epub+zip", "image/jpeg", "image/png", "font/woff"),
    *("audio/mpeg", "audio/mp4"),
)

# The first instant that a zip file can name: an archive's own dates say nothing of the book.
EPOCH = (1980, 1, 1, 0, 0, 0)
ORDINARY_FILE = 0o100644 << 16
UNIX = 3


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book, by its path inside the package; `overlay` is the item it sounds by."""

    id: str
    path: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    overlay: str | None = None


@dataclass(frozen=True, slots=True)
class Meta:
    """One line of metadata: `name` is `meta`, or Dublin Core's with `dc:` before it."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Package:
    """Everything that an EPUB is made of.

    `spine` names the items that are read, in order, and `aside` those that are only looked up;
    `beside` are files that are not a part of the book. The line of metadata whose id is
    `publication-id` identifies it; the item `ncx` is the table of contents for old readers.
    """

    language: str
    direction: str
    modified: datetime
    metadata: tuple[Meta, ...]
    items: tuple[Item, ...]
    spine: tuple[str, ...]
    aside: tuple[str, ...] = ()
    beside: tuple[Item, ...] = ()


def pack(package: Package) -> bytes:
    """The finished EPUB; the same package gives the same bytes."""
    book = epub.EpubBook()
    book.IDENTIFIER_ID = IDENTIFIER
    # Away with the random identifier and the generator's name that every new book is given.
    book.metadata = {}
    book.language = package.language
    book.direction = package.direction
    for line in package.metadata:
        space, _, name = line.name.rpartition(":")
        book.add_metadata(space.upper() or None, name, line.text, dict(line.attributes))
    for item in (*package.items, *package.beside):
        book.add_item(_entry(item, item in package.items))
    book.spine = [*package.spine, *((item, "no") for item in package.aside)]
    finished = io.BytesIO()
    _Writer(finished, book, {"mtime": package.modified, "package_direction": True}).write()
    return finished.getvalue()


def _entry(item: Item, listed: bool) -> epub.EpubItem:
    """A plain item, whatever it holds: EbookLib parses and rewrites its other kinds."""
    entry = epub.EpubItem(item.id, item.path, item.media_type, item.data, manifest=listed)
    entry.properties = list(item.properties)
    entry.media_overlay = item.overlay
    return entry


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer, without the clock and with the language that it forgets."""

    def write(self) -> None:
        # EbookLib opens the archive here and gives every entry the present time. What it calls
        # then, `_write_container`, `_write_opf` and `_write_items`, only knows `self.out`.
        kinds = {
            f"{self.book.FOLDER_NAME}/{item.file_name}": item.media_type
            for item in self.book.get_items()
        }
        with zipfile.ZipFile(self.file_name, "w") as archive:
            self.out = _Undated(archive, kinds)
            self.out.writestr("mimetype", "application/epub+zip")
            self._write_container()
            self._write_opf()
            self._write_items()

    def _write_opf_file(self, root: object) -> None:
        # The last step before the package document is written: the only place where its root
        # can still be changed. The prefix that EbookLib declares is a reserved one.
        package: dict[str, str] = root.attrib  # type: ignore[attr-defined]
        package[XML_LANG] = self.book.language
        del package["prefix"]
        super()._write_opf_file(root)


@dataclass(frozen=True, slots=True)
class _Undated:
    """A zip archive as EbookLib writes to it, whose entries bear no date of their own."""

    archive: zipfile.ZipFile
    kinds: dict[str, str]

    def writestr(self, name: str, data: bytes | str) -> None:
        """Add an entry, compressed where that helps."""
        entry = zipfile.ZipInfo(name, EPOCH)
        entry.create_system = UNIX
        entry.external_attr = ORDINARY_FILE
        is_stored = name == "mimetype" or self.kinds.get(name) in STORED
        entry.compress_type = zipfile.ZIP_STORED if is_stored else zipfile.ZIP_DEFLATED
        self.archive.writestr(entry, data, compresslevel=9)
