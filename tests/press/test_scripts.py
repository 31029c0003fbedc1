"""Editions in other scripts, printed for real: Korean, Hebrew, and two languages side by side."""

import io
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from lxml import etree

from tympan.galley import Wishes
from tympan.preflight.parity import letters, parity
from tympan.preflight.turned import from_the_right, turned_text
from tympan.presses import files_of
from tympan.publish import check, looked_at, made_of, weighed

PROJECT = Path(__file__).parents[2]
EDITIONS = PROJECT / "tests" / "editions"
HEBREW = {
    "edition.toml": """title = "ספר"
language = "he"
identifier = "urn:uuid:0a5c9f0e-9a34-5b52-8d0c-6a2c1f0b7e24"
date = "2025"
layout = "plain"
allow = ["incomplete-metadata", "missing-metadata", "silent-speaker"]
""",
    "01-a.md": "הדפוס הישן [EB Garamond (1530)]{lang=en} עומד ברחוב, ובו 1,200 עותקים.[^1]\n\n" * 1
    + "\n\n".join(
        f"פסקה {number} עם מילים רבות. " + "מילה ועוד מילה. " * 24 for number in range(20)
    )
    + "\n\n[^1]: הערה קצרה.\n",
}


def write(files: Mapping[str, str], folder: Path) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def made(folder: Path, desk: Path, *kinds: str) -> dict[str, bytes]:
    """The files of an edition, in which nothing is found."""
    checked = check(folder, desk)
    assert checked.edition and checked.layout and not checked.diagnostics, checked.diagnostics
    printed = made_of(checked, kinds, Wishes(pages=True), lambda _: None)
    names = files_of(checked.edition.name, desk)
    assert not weighed(looked_at(checked, printed, names, lambda _: None), strict=True)
    return dict(printed.files)


def differences(files: Mapping[str, bytes], desk: Path) -> list[str]:
    """What differs between the printed pages and those of the EPUB."""
    for kind in ("epub", "print"):
        (desk / f"book.{kind}").write_bytes(files[kind])
    return [str(said) for said in parity(desk / "book.epub", desk / "book.print")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("desk")


@pytest.fixture(scope="module")
def hebrew(desk: Path) -> dict[str, bytes]:
    folder = write(HEBREW, desk / "manuscript" / "hebrew")
    return made(folder, desk, "epub", "print", "screen")


# ---------------------------------------------------------------- from the right


def test_pages_are_turned_from_the_right_in_every_file(hebrew: dict[str, bytes]) -> None:
    for kind in ("print", "screen"):
        with pikepdf.open(io.BytesIO(hebrew[kind])) as file:
            assert file.Root.ViewerPreferences.Direction == "/R2L"
    with zipfile.ZipFile(io.BytesIO(hebrew["epub"])) as book:
        [package] = [name for name in book.namelist() if name.endswith(".opf")]
        spine = etree.fromstring(book.read(package)).find("{*}spine")
        assert spine.get("page-progression-direction") == "rtl"
        page = next(name for name in book.namelist() if name.endswith("s1.xhtml"))
        root = etree.fromstring(book.read(page))
    assert root.get("dir") == "rtl"
    assert [span.get("dir") for span in root.iterfind(".//{*}span[@lang='en']")] == ["ltr"]


def test_the_binding_is_at_the_right_of_the_first_page(hebrew: dict[str, bytes]) -> None:
    left, right = [], []
    for page in pypdfium2.PdfDocument(hebrew["print"]):
        text = page.get_textpage()
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        left.append(min(box[0] for box in boxes))
        right.append(page.get_trimbox()[2] - max(box[2] for box in boxes))
    # The inner margin is the narrower one; the opening is page 1.
    assert left[1] < right[1]
    assert left[2] > right[2]


def test_a_page_begins_at_its_mark_though_a_line_has_two_directions(
    hebrew: dict[str, bytes], tmp_path: Path
) -> None:
    assert differences(hebrew, tmp_path) == []


def test_the_letters_of_a_page_are_read_from_the_right(hebrew: dict[str, bytes]) -> None:
    text = turned_text(pypdfium2.PdfDocument(hebrew["print"])[1].get_textpage())
    assert text.startswith("הדפוסהישןעומדברחובובועותקים")
    assert from_the_right("EB ב־12") == "ב"


def test_a_mark_that_is_moved_by_a_word_is_seen(hebrew: dict[str, bytes], tmp_path: Path) -> None:
    moved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(hebrew["epub"])) as book, zipfile.ZipFile(moved, "w") as other:
        for name in book.namelist():
            text = book.read(name)
            if name.endswith("s1.xhtml"):
                mark = r'(<span [^>]*aria-label="3"[^>]*></span>)(\S+ )'
                changed, count = re.subn(mark, r"\2\1", text.decode(), count=1)
                assert count
                text = changed.encode()
            other.writestr(name, text)
    assert differences({**hebrew, "epub": moved.getvalue()}, tmp_path)


# ---------------------------------------------------------------- whole editions


def counted(text: str) -> Counter[str]:
    """The letters of a text, each as often as it stands there; numbers are also furniture."""
    return Counter(letter for letter in letters(text) if letter.isalpha())


def words_of(epub: bytes) -> Counter[str]:
    """The letters of an EPUB's text, each as often as it stands there."""
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        texts = [
            "".join(etree.fromstring(book.read(name)).find("{*}body").itertext())
            for name in book.namelist()
            if "/text/" in name
        ]
    return counted("".join(texts))


@pytest.mark.long
@pytest.mark.parametrize("layout", ["archive", "chapbook", "conversation", "feature", "plain"])
@pytest.mark.parametrize("name", ["korean", "hebrew", "parallel"])
def test_an_edition_in_another_script_has_every_word_in_print_and_page_for_page(
    name: str, layout: str, tmp_path: Path
) -> None:
    folder = tmp_path / "manuscript" / name
    shutil.copytree(EDITIONS / name, folder)
    settings = folder / "edition.toml"
    settings.write_text(f'layout = "{layout}"\n' + settings.read_text("utf-8"), "utf-8")
    files = made(folder, tmp_path, "epub", "print")
    assert differences(files, tmp_path) == []
    printed = pypdfium2.PdfDocument(files["print"])
    drawn = counted("".join(page.get_textpage().get_text_range() for page in printed))
    missing = words_of(files["epub"]) - drawn
    assert not missing, missing
