"""A turn is cited by its id, which is the same wherever it is read."""

import io
import zipfile
from collections.abc import Callable

import pikepdf
from lxml import etree

from tympan.galley import Galley
from tympan.model import Turn, everything
from tympan.press.epub import epub
from tympan.press.pdf import bound, screen

EDITION = """\
title = "A talk"
identifier = "urn:x:talk"
date = "2024"
[speakers.ann]
name = "Ann"
[speakers.bo]
name = "Bo"
"""
TURNS = "".join(f"**{'Ann' if n % 2 else 'Bo'}:** [0:{n:02}] What I said.\n\n" for n in range(12))


def test_every_turn_has_the_same_id_in_manuscript_epub_and_screen_pdf(
    composed: Callable[[dict[str, str]], Galley], cover: bytes
) -> None:
    galley = composed({"edition.toml": EDITION, "01-a.md": TURNS, "02-b.md": TURNS})
    turns = [block for block in everything(galley.edition) if isinstance(block, Turn)]
    assert [turn.id for turn in turns] == [f"t-{number:03}" for number in range(1, 25)]
    with zipfile.ZipFile(io.BytesIO(epub(galley, cover))) as book:
        for turn in turns:
            part = "s1" if turn.at.file.name == "01-a.md" else "s2"
            text = etree.fromstring(book.read(f"EPUB/text/{part}.xhtml"))
            [found] = text.xpath("//*[@id=$id]", id=turn.id)
            assert found.xpath("string(.//@data-start)") == str(turn.start)
    with pikepdf.open(io.BytesIO(screen(bound(galley)))) as pdf:
        places = pikepdf.NameTree(pdf.Root.Names.Dests)
        aims = [places[turn.id] for turn in turns]
        # Page by page, and downwards.
        where = [(pdf.pages.index(pikepdf.Page(aim[0])), -float(aim[3])) for aim in aims]
    assert where == sorted(set(where))
