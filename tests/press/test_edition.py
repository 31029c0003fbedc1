"""Whole editions, printed for real: what the reader and the print shop get."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree, html

from tympan.edit import edit
from tympan.fonts import catalogue
from tympan.model import (
    Edition,
    Figure,
    NoteMark,
    PullQuote,
    Verbatim,
    content_of,
    everything,
    notes_in,
    plain,
    walk,
)
from tympan.model import sections as all_sections
from tympan.preflight.bookpages import book_pages
from tympan.preflight.parity import parity
from tympan.read import read

PROJECT = Path(__file__).parents[2]
EDITIONS = {
    "ballerina": PROJECT / "manuscript" / "ballerina",
    "specimen": PROJECT / "layouts" / "specimen",
    "collection": PROJECT / "tests" / "editions" / "collection",
    "question-and-answer": PROJECT / "tests" / "editions" / "question-and-answer",
    "panel": PROJECT / "tests" / "editions" / "panel",
    "magazine": PROJECT / "tests" / "editions" / "magazine",
}
# Quick tests print one edition in each way; these take their time.
LONG = ("question-and-answer", "panel")
GOLDEN = Path(__file__).parent / "pages"
MM = 72 / 25.4
A5 = (148, 210)
PAPERS = {"magazine": (176, 250)}  # millimetres, of those that do not take the layout's own
# Points; the margins above and below the text, without the bleed.
MARGINS = {A5: (60, 73), (176, 250): (54, 65)}


@dataclass(frozen=True)
class Printed:
    """An edition and the files that were made of it, by their ending."""

    name: str
    edition: Edition
    files: dict[str, bytes]


def build(name: str, desk: Path, **environment: str) -> dict[str, bytes]:
    """Print an edition in a process of its own."""
    shutil.copytree(EDITIONS[name], desk / "manuscript" / name)
    done = subprocess.run(
        [sys.executable, "-m", "tympan", "build", "--strict", name],
        cwd=desk,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "src")} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return {file.suffix[1:]: file.read_bytes() for file in (desk / "output" / name).iterdir()}


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(name, marks=[pytest.mark.long] if name in LONG else []) for name in EDITIONS
    ],
)
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    name = str(request.param)
    edition, found = read(EDITIONS[name])
    assert edition is not None and not found
    return Printed(name, edit(edition), build(name, tmp_path_factory.mktemp("desk")))


# What takes seconds is shown by the edition that has every node, and by the others at leisure.
COSTLY = pytest.mark.parametrize(
    "printed",
    [
        pytest.param(name, marks=[] if name == "specimen" else [pytest.mark.long])
        for name in EDITIONS
    ],
    indirect=True,
)


@pytest.fixture
def pdf(printed: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(printed.files["pdf"])) as opened:
        yield opened


# ---------------------------------------------------------------- the print file


def test_qpdf_has_nothing_to_say(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def test_every_page_is_of_its_paper_with_three_millimetres_of_bleed(
    pdf: pikepdf.Pdf, printed: Printed
) -> None:
    wide, high = PAPERS.get(printed.name, A5)
    for page in pdf.pages:
        left, bottom, right, top = (float(edge) for edge in page.TrimBox)
        assert (right - left, top - bottom) == pytest.approx((wide * MM, high * MM), abs=0.01)
        bled = [left - 3 * MM, bottom - 3 * MM, right + 3 * MM, top + 3 * MM]
        assert [float(edge) for edge in page.BleedBox] == pytest.approx(bled, abs=0.01)
        assert [float(edge) for edge in page.MediaBox] == pytest.approx(bled, abs=0.01)


def test_the_printing_condition_is_named_and_embedded(pdf: pikepdf.Pdf) -> None:
    [intent] = pdf.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert intent.DestOutputProfile.N == 4


def operators(pdf: pikepdf.Pdf) -> Iterator[tuple[list[Any], str]]:
    for page in pdf.pages:
        for instruction in pikepdf.parse_content_stream(page):
            yield list(instruction.operands), str(instruction.operator)


def test_nothing_is_painted_in_rgb(pdf: pikepdf.Pdf) -> None:
    used = {operator for _, operator in operators(pdf)}
    assert used.isdisjoint({"rg", "RG"})
    spaces = {str(operands[0]) for operands, operator in operators(pdf) if operator in ("cs", "CS")}
    assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
    images = [held for held in pdf.objects if isinstance(held, pikepdf.Stream)]
    assert all(str(held.get("/ColorSpace", "")) != "/DeviceRGB" for held in images)


def test_text_is_black_ink_alone_but_for_the_second_colour_and_the_paper(pdf: pikepdf.Pdf) -> None:
    inks = {
        tuple(round(float(part), 3) for part in operands)
        for operands, operator in operators(pdf)
        if operator == "k"
    }
    assert (0, 0, 0, 1) in inks
    assert len(inks - {(0, 0, 0, 0)}) == 2


def test_every_font_is_embedded_and_a_subset(pdf: pikepdf.Pdf) -> None:
    fonts = {
        str(font.BaseFont): font.DescendantFonts[0].FontDescriptor
        for page in pdf.pages
        for font in page.Resources.Font.values()
    }
    assert fonts
    for name, descriptor in fonts.items():
        assert re.fullmatch(r"/[A-Z]{6}\+Press-[A-Za-z-]+", name)
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_the_outline_leads_to_every_titled_section(pdf: pikepdf.Pdf, printed: Printed) -> None:
    def titles(entries: Iterable[pikepdf.OutlineItem]) -> Iterator[str]:
        for entry in entries:
            yield entry.title
            yield from titles(entry.children)

    with pdf.open_outline() as outline:
        listed = list(titles(outline.root))
    assert printed.edition.title in listed
    for part in all_sections(printed.edition):
        assert not part.title or plain(part.title) in listed


def page_texts(printed: Printed) -> list[str]:
    """The text of each page, without running heads and folios."""
    head, foot = MARGINS[PAPERS.get(printed.name, A5)]
    return [
        page.get_textpage().get_text_bounded(
            bottom=foot - 1, top=page.get_height() - head - 2 * 3 * MM + 10
        )
        for page in pypdfium2.PdfDocument(printed.files["pdf"])
    ]


def test_the_page_map_is_as_it_was(printed: Printed, rewrite: bool) -> None:
    lines = []
    for number, text in enumerate(page_texts(printed), 1):
        words = text.split()
        shown = f"{' '.join(words[:6])} … {' '.join(words[-6:])}" if words else "(blank)"
        lines.append(f"{number}: {shown}")
    drawn = "\n".join(lines) + "\n"
    kept = GOLDEN / f"{printed.name}.txt"
    if rewrite:
        GOLDEN.mkdir(exist_ok=True)
        kept.write_text(drawn, "utf-8")
    assert drawn == kept.read_text("utf-8")


def test_every_pull_quote_and_every_note_stands_once_and_whole_on_one_page(
    printed: Printed,
) -> None:
    pages = [letters(text) for text in page_texts(printed)]
    drawn = "".join(pages)
    for block in everything(printed.edition):
        if isinstance(block, PullQuote):
            # Its words stand in the text, too, where they may run over the page.
            assert any(pull_quote(block, printed.edition) in page for page in pages)
            assert drawn.count(pull_quote(block, printed.edition)) == 1
    for note in notes(printed.edition):
        # Every interview counts its notes from 1, in print as in the manuscript.
        assert any(letters(f"{note.number}. {note_text(note)}") in page for page in pages)
        assert drawn.count(letters(note_text(note))) == 1


# ---------------------------------------------------------------- the e-book


@COSTLY
def test_epubcheck_says_nothing(printed: Printed, epubcheck: Callable[[bytes], list[str]]) -> None:
    assert epubcheck(printed.files["epub"]) == []


def test_every_printed_page_begins_at_its_mark(printed: Printed, tmp_path: Path) -> None:
    for kind in ("epub", "pdf"):
        (tmp_path / f"book.{kind}").write_bytes(printed.files[kind])
    pages = book_pages(printed.files["epub"])[1:]
    assert len(pages) == len([text for text in page_texts(printed) if text.strip()])
    assert list(parity(tmp_path / "book.epub", tmp_path / "book.pdf")) == []


# ---------------------------------------------------------------- one text


def letters(text: str) -> str:
    """A text without white space and hyphens, which line breaks add and take; small caps apart."""
    return re.sub(r"[\s\u00ad\u2010\ufffe\u0002-]+", "", text).casefold()


def pull_quote(block: PullQuote, edition: Edition) -> str:
    """A pull quote as it is set: marks, words, the speaker's name."""
    people = {one.id: one.name for interview in edition.interviews for one in interview.speakers}
    return letters(f"“{plain(block.words)}”{people.get(block.speaker, '')}")


def notes(edition: Edition) -> list[NoteMark]:
    return [note for block in everything(edition) for note in notes_in(content_of(block))]


def note_text(note: NoteMark) -> str:
    return "".join(plain(content_of(block)) for block in walk(note.body))


def running_text(edition: Edition) -> str:
    """The manuscript's words in order: titles and text, without pull quotes, notes and labels."""
    parts = []
    for part in all_sections(edition):
        parts.append(plain(part.title))
        for block in walk(part.body):
            parts.append(block.content if isinstance(block, Verbatim) else "")
            parts.append(plain(content_of(block)))
            parts.append(block.credit if isinstance(block, Figure) else "")
    return letters("".join(parts))


def epub_text(data: bytes, without: str = "") -> str:
    """The words of an EPUB's text in order, without pull quotes and notes, openings and labels."""
    kept = []
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        items = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            href = items[reference.get("idref")]
            if not href.startswith("text/"):
                continue
            body = html.document_fromstring(book.read(f"EPUB/{href}")).body
            for furniture in body.xpath(f"//header | //aside | //*[@role='doc-noteref']{without}"):
                furniture.drop_tree()
            kept.append(body.text_content())
    return letters("".join(kept))


def test_the_epub_has_every_character_of_the_manuscript_in_order(printed: Printed) -> None:
    added = " | //*[@class='speaker'] | //section[@class='speakers']"
    assert epub_text(printed.files["epub"], without=added) == running_text(printed.edition)


def test_the_pdf_has_every_character_of_the_epub_in_order(printed: Printed) -> None:
    drawn = letters("".join(page_texts(printed)))
    for block in everything(printed.edition):
        if isinstance(block, PullQuote):
            drawn = drawn.replace(pull_quote(block, printed.edition), "", 1)
    for note in notes(printed.edition):
        # It stands at the foot of a column, too, which the text of the next goes on behind.
        drawn = drawn.replace(letters(f"{note.number}. {note_text(note)}"), "", 1)
    # What is left over are the openings, the marks of notes, bullets, pauses and the contents.
    furniture = difference(drawn, epub_text(printed.files["epub"]))
    assert len(furniture) < 500


def difference(longer: str, shorter: str) -> str:
    """What a text has beyond another that it holds in order; it must hold all of it."""
    extra, at = [], 0
    for character in longer:
        if at < len(shorter) and character == shorter[at]:
            at += 1
        else:
            extra.append(character)
    assert at == len(shorter), f"lost: {shorter[at : at + 60]}"
    return "".join(extra)


# ---------------------------------------------------------------- the same bytes


@COSTLY
def test_another_folder_and_a_machine_full_of_fonts_give_the_same_bytes(
    printed: Printed, tmp_path: Path
) -> None:
    fonts = tmp_path / "home" / ".fonts"
    fonts.mkdir(parents=True)
    for number, face in enumerate(catalogue() * 15):
        (fonts / f"{number}{face.file.suffix}").symlink_to(face.file)
    home = str(tmp_path / "home")
    elsewhere = {"HOME": home, "XDG_DATA_HOME": home, "TZ": "Asia/Seoul", "LC_ALL": "C"}
    again = build(printed.name, tmp_path, **elsewhere)
    assert {kind: sha256(data).hexdigest() for kind, data in again.items()} == {
        kind: sha256(data).hexdigest() for kind, data in printed.files.items()
    }
