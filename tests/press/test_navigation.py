"""The way through an EPUB."""

import zipfile

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


def document(book: zipfile.ZipFile, path: str) -> etree._Element:
    return etree.fromstring(book.read(f"EPUB/{path}"))


def toc(book: zipfile.ZipFile) -> list[tuple[int, str, str]]:
    """Depth, title and target of each line of the contents."""
    nav = document(book, "nav.xhtml").find(f".//{XHTML}nav")
    return [
        (sum(1 for _ in link.iterancestors(f"{XHTML}ol")), link.text, link.get("href"))
        for link in nav.iter(f"{XHTML}a")
    ]


def test_the_contents_of_a_feature_are_its_sections(book: zipfile.ZipFile) -> None:
    assert toc(book) == [
        (1, "Ballet & Rage", "text/opening.xhtml"),
        (1, "Rage", "text/rage.xhtml"),
        (2, "Deeper", "text/rage.xhtml#h1"),
        (1, "Ballet", "text/ballet.xhtml"),
        (1, "Colophon", "text/colophon.xhtml"),
    ]


def test_the_contents_of_a_collection_are_its_interviews(
    volume: zipfile.ZipFile,
) -> None:
    assert toc(volume) == [
        (1, "Talks", "text/title-page.xhtml"),
        (1, "Ballet & Rage", "text/opening.xhtml"),
        (2, "Rage", "text/rage.xhtml"),
        (3, "Deeper", "text/rage.xhtml#h1"),
        (2, "Ballet", "text/ballet.xhtml"),
        (1, "Calm", "text/calm-opening.xhtml"),
        (1, "Colophon", "text/colophon.xhtml"),
    ]


def test_old_readers_find_the_same_contents(volume: zipfile.ZipFile) -> None:
    ncx = document(volume, "toc.ncx")
    points = [
        (
            1 + sum(1 for _ in point.iterancestors("{*}navPoint")),
            point.findtext("{*}navLabel/{*}text"),
            point.find("{*}content").get("src"),
        )
        for point in ncx.iter("{*}navPoint")
    ]
    assert points == toc(volume)
    heads = {meta.get("name"): meta.get("content") for meta in ncx.iter("{*}meta")}
    assert (heads["dtb:uid"], heads["dtb:depth"]) == (
        "urn:uuid:6f1c0b1e-0000-4000-8000-000000000001",
        "3",
    )


def test_landmarks_lead_to_what_the_book_has(
    book: zipfile.ZipFile, volume: zipfile.ZipFile
) -> None:
    def landmarks(book: zipfile.ZipFile) -> dict[str, str]:
        nav = document(book, "nav.xhtml").findall(f".//{XHTML}nav")[1]
        assert (nav.get(EPUB_TYPE), nav.get("hidden")) == ("landmarks", "hidden")
        return {link.get(EPUB_TYPE): link.get("href") for link in nav.iter(f"{XHTML}a")}

    alone = {
        "cover": "cover.xhtml",
        "toc": "nav.xhtml#contents",
        "bodymatter": "text/opening.xhtml",
    }
    assert landmarks(book) == alone
    assert landmarks(volume) == alone | {"titlepage": "text/title-page.xhtml"}


def test_only_a_collection_is_read_through_its_contents_which_stand_where_print_has_them(
    book: zipfile.ZipFile, volume: zipfile.ZipFile
) -> None:
    def spine(book: zipfile.ZipFile) -> list[str]:
        items = document(book, "content.opf").iter("{*}itemref")
        return [item.get("idref") + "?" * (item.get("linear") == "no") for item in items]

    assert [spine(book)[0], spine(book)[-1]] == ["cover", "nav?"]
    assert spine(volume)[:4] == ["cover", "text-title-page", "nav", "text-opening"]
