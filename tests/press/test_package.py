"""The one door to EbookLib, and the private parts behind it that the house relies on."""

import io
import zipfile
from datetime import datetime

import ebooklib.epub
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tympan.press.package import IDENTIFIER, Item, Meta, Package, pack

OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def package(metadata: tuple[Meta, ...] = (), text: bytes = b"<html/>") -> Package:
    """The least that makes a book, in Hebrew."""
    return Package(
        language="he",
        direction="rtl",
        modified=datetime(2021, 3, 4),
        metadata=(Meta("dc:identifier", "urn:x:1", (("id", IDENTIFIER),)), *metadata),
        items=(
            Item("one", "text/one.xhtml", "application/xhtml+xml", text, ("svg",)),
            Item("nav", "nav.xhtml", "application/xhtml+xml", b"<nav/>", ("nav",)),
            Item("ncx", "toc.ncx", "application/x-dtbncx+xml", b"<ncx/>"),
            Item("picture", "images/p.png", "image/png", b"png" * 99),
        ),
        spine=("one",),
        aside=("nav",),
        beside=(Item("licence", "META-INF/licence.txt", "text/plain", b"free"),),
    )


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


@pytest.fixture(scope="module")
def opf() -> etree._Element:
    """The package document of the least book."""
    return etree.fromstring(opened(pack(package())).read("EPUB/content.opf"))


def test_ebooklib_is_the_version_whose_private_parts_are_known() -> None:
    assert ebooklib.epub.VERSION == (0, 20, 0)


@pytest.mark.parametrize(
    "part", ["_write_container", "_write_opf", "_write_opf_file", "_write_items"]
)
def test_each_part_of_ebooklibs_writer_that_is_called_is_there(part: str) -> None:
    assert callable(getattr(ebooklib.epub.EpubWriter, part))


def test_the_mimetype_comes_first_bare_and_stored() -> None:
    data = pack(package())
    first = opened(data).infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert data[30:58] == b"mimetypeapplication/epub+zip"


def test_no_entry_bears_a_date_or_a_mode_of_its_own() -> None:
    entries = opened(pack(package())).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_what_is_compressed_already_is_stored() -> None:
    archive = opened(pack(package(text=b"long " * 99)))
    assert archive.getinfo("EPUB/images/p.png").compress_type == zipfile.ZIP_STORED
    assert archive.getinfo("EPUB/text/one.xhtml").compress_type == zipfile.ZIP_DEFLATED


def test_the_package_says_its_language_and_direction(opf: etree._Element) -> None:
    assert (opf.get(XML_LANG), opf.get("dir"), opf.get("prefix")) == ("he", "rtl", None)
    assert opf.find(f"{OPF}spine").get("page-progression-direction") == "rtl"


def test_the_date_of_change_is_the_given_one_and_no_other_metadata_is_made_up(
    opf: etree._Element,
) -> None:
    lines = [(line.tag, line.text) for line in opf.find(f"{OPF}metadata")]
    assert lines == [(f"{OPF}meta", "2021-03-04T00:00:00Z"), (f"{DC}identifier", "urn:x:1")]


def test_items_keep_their_properties_and_the_ncx_is_found(opf: etree._Element) -> None:
    items = {item.get("id"): item.get("properties") for item in opf.iter(f"{OPF}item")}
    assert items == {"one": "svg", "nav": "nav", "ncx": None, "picture": None}
    assert opf.find(f"{OPF}spine").get("toc") == "ncx"


def test_what_is_only_looked_up_is_not_in_the_reading_order(opf: etree._Element) -> None:
    spine = [(item.get("idref"), item.get("linear")) for item in opf.iter(f"{OPF}itemref")]
    assert spine == [("one", None), ("nav", "no")]


def test_files_beside_the_book_are_not_in_its_manifest(opf: etree._Element) -> None:
    assert opened(pack(package())).read("META-INF/licence.txt") == b"free"
    assert "licence" not in {item.get("id") for item in opf.iter(f"{OPF}item")}


@settings(max_examples=20, deadline=None)
@given(st.binary(min_size=1), st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_the_same_parts_give_the_same_bytes_and_come_out_as_they_went_in(
    text: bytes, title: str
) -> None:
    titled = package((Meta("dc:title", title),), text)
    data = pack(titled)
    assert data == pack(titled)
    assert opened(data).read("EPUB/text/one.xhtml") == text
    read = etree.fromstring(opened(data).read("EPUB/content.opf"))
    assert (read.find(f".//{DC}title").text or "") == title
