"""The whole edition of ballerina, printed for real: what the reader and the print shop get."""

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from tympan.edit import edit
from tympan.model import Edition, NoteMark, PullQuote, content_of, everything, notes_in, plain, walk
from tympan.model import sections as all_sections
from tympan.read import read

PROJECT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "pages.txt"
MM = 72 / 25.4
PAGE_HEAD, PAGE_FOOT = 60, 73  # points; the margins of the layout, without the bleed


def build(folder: Path, **environment: str) -> dict[str, bytes]:
    """Print the edition in a process of its own; the files by their ending."""
    done = subprocess.run(
        [sys.executable, "-m", "tympan", "build", "ballerina"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(PROJECT / "src")} | environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    made = (folder / "output" / "ballerina").iterdir()
    return {file.suffix[1:]: file.read_bytes() for file in made}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, project: Path) -> Path:
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(project / "manuscript" / "ballerina", folder / "manuscript" / "ballerina")
    return folder


@pytest.fixture(scope="module")
def files(desk: Path) -> dict[str, bytes]:
    return build(desk)


@pytest.fixture(scope="module")
def edition(desk: Path) -> Edition:
    edition, found = read(desk / "manuscript" / "ballerina")
    assert edition is not None and not found
    return edit(edition)


@pytest.fixture
def pdf(files: dict[str, bytes]) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(files["pdf"])) as opened:
        yield opened


# ---------------------------------------------------------------- the print file


def test_qpdf_has_nothing_to_say(pdf: pikepdf.Pdf) -> None:
    assert pdf.check_pdf_syntax() == []


def test_every_page_is_a5_with_three_millimetres_of_bleed(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        left, bottom, right, top = (float(edge) for edge in page.TrimBox)
        assert (right - left, top - bottom) == pytest.approx((148 * MM, 210 * MM), abs=0.01)
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
        if operator == "scn"
    }
    assert (0, 0, 0, 1) in inks and (0, 0, 0, 0) in inks
    assert len(inks) == 3


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


def test_the_outline_leads_to_every_titled_section(pdf: pikepdf.Pdf, edition: Edition) -> None:
    with pdf.open_outline() as outline:
        [opening] = outline.root
        titles = [entry.title for entry in opening.children]
    assert opening.title == edition.title
    assert titles == [plain(part.title) for part in all_sections(edition) if part.title]


def page_texts(data: bytes) -> list[str]:
    """The text of each page, without running heads and folios."""
    return [
        page.get_textpage().get_text_bounded(
            bottom=PAGE_FOOT - 1, top=page.get_height() - PAGE_HEAD - 2 * 3 * MM + 10
        )
        for page in pypdfium2.PdfDocument(data)
    ]


def test_the_page_map_is_as_it_was(files: dict[str, bytes], rewrite: bool) -> None:
    lines = []
    for number, text in enumerate(page_texts(files["pdf"]), 1):
        words = text.split()
        lines.append(f"{number}: {' '.join(words[:6])} … {' '.join(words[-6:])}")
    printed = "\n".join(lines) + "\n"
    if rewrite:
        GOLDEN.write_text(printed, "utf-8")
    assert printed == GOLDEN.read_text("utf-8")


def test_every_pull_quote_and_every_note_stands_once_and_whole_on_one_page(
    files: dict[str, bytes], edition: Edition
) -> None:
    pages = [letters(text) for text in page_texts(files["pdf"])]
    for words in (*pull_quotes(edition), *map(note_text, notes(edition))):
        # A pull quote's words stand in the text, too; there they may run over the page.
        assert any(letters(words) in page for page in pages), words
    drawn = "".join(pages)
    for words in map(note_text, notes(edition)):
        assert drawn.count(letters(words)) == 1
    for words in pull_quotes(edition):
        assert drawn.count(letters(words)) == 2


# ---------------------------------------------------------------- one text


def letters(text: str) -> str:
    """A text without white space and hyphens, which line breaks add and take."""
    return re.sub(r"[\s\u00ad\u2010\ufffe\u0002-]+", "", text)


def pull_quotes(edition: Edition) -> list[str]:
    return [plain(block.words) for block in everything(edition) if isinstance(block, PullQuote)]


def notes(edition: Edition) -> list[NoteMark]:
    return [note for block in everything(edition) for note in notes_in(content_of(block))]


def note_text(note: NoteMark) -> str:
    return "".join(plain(content_of(block)) for block in walk(note.body))


def running_text(edition: Edition) -> str:
    """The manuscript's words in order: titles and paragraphs, without pull quotes and notes."""
    return "".join(
        plain(part.title) + "".join(plain(content_of(block)) for block in walk(part.body))
        for part in all_sections(edition)
    )


def test_the_pdf_has_every_character_of_the_manuscript_in_order(
    files: dict[str, bytes], edition: Edition
) -> None:
    pages = page_texts(files["pdf"])
    drawn = letters("".join(pages[1:]))
    for number, note in enumerate(notes(edition), 1):
        drawn = drawn.replace(letters(f"{number}. {note_text(note)}"), "", 1)
        drawn = drawn.replace(f"Okju.{number}", "Okju.", 1)
    [interview] = edition.interviews
    names = {speaker.name.upper() for speaker in interview.speakers}
    for words in pull_quotes(edition):
        for name in names:
            drawn = drawn.replace(letters(f"“{words}”{name}"), "", 1)
    assert drawn.casefold() == letters(running_text(edition)).casefold()


def test_the_epub_has_every_character_of_the_manuscript_in_order(
    files: dict[str, bytes], edition: Edition
) -> None:
    kept = []
    with zipfile.ZipFile(io.BytesIO(files["epub"])) as book:
        package = etree.fromstring(book.read("EPUB/content.opf"))
        items = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
        for reference in package.iter("{*}itemref"):
            href = items[reference.get("idref")]
            if not href.startswith("text/") or "opening" in href:
                continue
            body = etree.fromstring(book.read(f"EPUB/{href}")).find("{*}body")
            for aside in list(body.iter("{*}aside")):
                aside.getparent().remove(aside)
            for mark in body.xpath("//*[@role='doc-noteref']"):
                mark.text = ""
            kept.append("".join(body.itertext()))
    assert letters("".join(kept)) == letters(running_text(edition))


# ---------------------------------------------------------------- the same bytes


def test_another_folder_and_a_machine_full_of_fonts_give_the_same_bytes(
    files: dict[str, bytes], tmp_path: Path, project: Path
) -> None:
    from tympan.fonts import catalogue

    shutil.copytree(project / "manuscript" / "ballerina", tmp_path / "manuscript" / "ballerina")
    fonts = tmp_path / "home" / ".fonts"
    fonts.mkdir(parents=True)
    for number, face in enumerate(catalogue() * 15):
        (fonts / f"{number}{face.file.suffix}").symlink_to(face.file)
    home = str(tmp_path / "home")
    again = build(tmp_path, HOME=home, XDG_DATA_HOME=home, TZ="Asia/Seoul", LC_ALL="C", LANG="C")
    assert {kind: hash(data) for kind, data in again.items()} == {
        kind: hash(data) for kind, data in files.items()
    }
