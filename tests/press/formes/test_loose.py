"""Pages that are painted loose: no furniture, no fonts, every link."""

import io
from pathlib import Path

import pikepdf
import pytest

from tympan.diagnostic import Fault, Span
from tympan.press import again, weasy
from tympan.press.formes.loose import painted, painted_tagged
from tympan.press.seen import folio_of

AT = Span(Path("edition.toml"))
CSS = """@page { size: 300px 120px; margin: 20px; @top-left { content: "head" } }
body { margin: 0; font: 10px/15px x } .note { float: footnote }"""
HTML = (
    "<html lang=en><head><title>x</title></head><body>"
    "<p id=a>See <a href='#there'>there</a>.<span class=note id=n>A note.</span></p></body></html>"
)


def laid_out() -> weasy.Document:
    return weasy.typeset(HTML, [(Path("pdf.css"), CSS)], (), {}, AT)


def words(file: pikepdf.Pdf) -> bytes:
    return file.pages[0].Contents.read_bytes()


def test_fonts_are_set_aside() -> None:
    made = painted(laid_out(), AT, weasy.Paint())
    with pikepdf.open(io.BytesIO(made.data)) as file:
        assert len(file.pages[0].Resources.Font) == 0
        assert b" Tf" in words(file)
    assert made.sorts and all(sorts.letters for sorts in made.sorts)


def test_a_link_may_lead_elsewhere() -> None:
    with pikepdf.open(io.BytesIO(painted(laid_out(), AT, weasy.Paint()).data)) as file:
        assert [str(link.Dest) for link in file.pages[0].Annots] == ["there"]


def test_without_that_the_press_complains_of_it() -> None:
    with pytest.raises(Fault, match="there"):
        weasy.write(laid_out(), AT)


def test_furniture_is_left_out() -> None:
    with again.unfurnished():
        document = laid_out()
    assert folio_of(document.pages[0]) == ""
    bare, whole = (painted(one, AT, weasy.Paint()) for one in (document, laid_out()))
    with (
        pikepdf.open(io.BytesIO(bare.data)) as less,
        pikepdf.open(io.BytesIO(whole.data)) as more,
    ):
        assert words(less).count(b"TJ") == words(more).count(b"TJ") - 1


def test_notes_are_listed_by_their_names() -> None:
    with pikepdf.open(io.BytesIO(painted_tagged(laid_out(), AT).data)) as file:
        [name, tag] = file.Root.StructTreeRoot.IDTree.Kids[0].Names
        assert (str(name), str(tag.S)) == ("n", "/Note")
