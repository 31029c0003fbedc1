"""The printed book and the EPUB agree on where each page begins, and a slip of one word is seen."""

import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import pytest

from tympan.cli import main
from tympan.galley import Wishes
from tympan.preflight.bookpages import book_pages
from tympan.preflight.parity import parity
from tympan.presses import files_of
from tympan.publish import check, made_of

Change = Callable[[str], str]

MARK = r'<span [^>]*role="doc-pagebreak"[^>]*></span>'
WORDS = [
    "the",
    "harbourmaster",
    "remembers",
    "uncommonly",
    "well-kept",
    "warehouses",
    "and",
    "counted",
    "extraordinarily",
    "many",
    "yes",
    "no",
    "never",
    "grandmother’s",
    "incomprehensible",
    "ledgers",
    "by",
    "candlelight",
    "until",
]
EDITION = """title = "A Long Book"
identifier = "urn:uuid:0a5c9f0e-9a34-5b52-8d0c-6a2c1f0b7e23"
date = "2025"
layout = "plain"
allow = ["incomplete-metadata", "pull-quote-next-to-its-source"]
[speakers.reed]
name = "Jonas Reed"
role = "interviewer"
[speakers.hale]
name = "Tom Hale"
role = "guest"
[[contributors]]
name = "Jonas Reed"
role = "interviewer"
"""


def sentences() -> Iterator[str]:
    """Sentences of all lengths, never twice the same in a row."""
    words = cycle(WORDS)
    for length in cycle((7, 23, 2, 41, 13)):
        said = " ".join(islice(words, length))
        yield f"{said.capitalize()}."


def interview(number: int, text: Iterator[str]) -> str:
    """Questions and answers with a note and a pull quote."""
    parts = [f"# Chapter {number}"]
    for turn in range(9):
        parts.append(f"**Jonas Reed:** {next(text)} {turn}?")
        parts.append(f"**Tom Hale:** {' '.join(islice(text, 5))}")
        parts.append(" ".join(islice(text, 3 + turn % 3)))
    parts[5] += "[^1]"
    quoted = parts[12].partition(".")[0] + "."
    return "\n\n".join([*parts, f"::: pull-quote\n{quoted}\n:::", next(text), "[^1]: So he says."])


def printed(folder: Path, desk: Path) -> dict[str, bytes]:
    """The EPUB and the print file of a manuscript."""
    wishes = Wishes(pages=True)
    return dict(made_of(check(folder, desk), ("epub", "print"), wishes, lambda _: None).files)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which a long collection is printed."""
    desk = tmp_path_factory.mktemp("desk")
    folder = desk / "manuscript" / "volume"
    text = sentences()
    for number in range(1, 7):
        part = folder / f"{number:02}-talk"
        part.mkdir(parents=True)
        (part / "interview.toml").write_text(f'title = "Talk {number}"\n', "utf-8")
        (part / "01-talk.md").write_text(interview(number, text), "utf-8")
    (folder / "edition.toml").write_text(EDITION, "utf-8")
    for kind, data in printed(folder, desk).items():
        file = files_of("volume", desk)[kind]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return desk


@pytest.fixture
def epub(project: Path) -> Path:
    return project / "output" / "volume" / "volume.epub"


@pytest.fixture
def pdf(epub: Path) -> Path:
    return epub.with_suffix(".pdf")


@pytest.fixture
def changed(epub: Path, tmp_path: Path) -> Callable[[Change], Path]:
    """The EPUB with each of its documents passed through a function."""

    def changed(change: Change) -> Path:
        copy = tmp_path / "changed.epub"
        with zipfile.ZipFile(epub) as old, zipfile.ZipFile(copy, "w") as new:
            for name in old.namelist():
                data = old.read(name)
                if name.endswith(".xhtml"):
                    data = change(data.decode()).encode()
                new.writestr(name, data)
        return copy

    return changed


def marks(epub: Path) -> list[str]:
    """The numbers of the pages that begin inside a paragraph, with words on both sides."""
    with zipfile.ZipFile(epub) as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if "/text/" in name)
    inside = re.findall(rf"\w \s*({MARK})\w", text)
    return [match[1] for mark in inside if (match := re.search(r'aria-label="(\w+)"', mark))]


def test_every_page_of_a_long_collection_begins_alike_in_both_files(epub: Path, pdf: Path) -> None:
    pages = book_pages(epub.read_bytes())
    assert len(pages) > 20 and len(marks(epub)) > 5
    assert list(parity(epub, pdf)) == []


@pytest.mark.parametrize("way", ["later", "earlier"])
def test_a_mark_that_is_moved_by_one_word_is_found(
    epub: Path, pdf: Path, changed: Callable[[Change], Path], way: str
) -> None:
    for number in marks(epub)[::4]:
        mark = rf'(<span [^>]*id="page-{number}"[^>]*></span>)'
        moved = rf"{mark}(\S+\s+)" if way == "later" else rf"([^\s>]+\s+){mark}"
        tampered = changed(partial(re.sub, moved, r"\2\1"))
        [first, *_] = parity(tampered, pdf)
        assert first.rule == "page-elsewhere"
        near = {number, str(int(number) - 1)}
        assert first.finding.message.partition(":")[0].removeprefix("page ") in near


def test_a_page_without_a_mark_is_found(
    epub: Path, pdf: Path, changed: Callable[[Change], Path]
) -> None:
    number = marks(epub)[0]
    tampered = changed(partial(re.sub, rf'<span [^>]*id="page-{number}"[^>]*></span>', ""))
    messages = [said.finding.message for said in parity(tampered, pdf)]
    assert f"page {number}: has no mark in the EPUB" in messages
    assert "page list: the list of pages and the marks in the text do not agree" in messages


def test_what_a_layout_places_by_itself_is_found_wherever_it_is_painted(tmp_path: Path) -> None:
    layout, folder = tmp_path / "layouts" / "beside", tmp_path / "manuscript" / "talk"
    (layout / "css").mkdir(parents=True)
    (layout / "layout.toml").write_text('extends = "plain"\nabout = "A kicker beside the title."')
    (layout / "css" / "pdf.css").write_text(".kicker { position: absolute; top: 0 }")
    folder.mkdir(parents=True)
    settings = EDITION.replace('layout = "plain"', 'layout = "beside"\nkicker = "By the sea"')
    (folder / "edition.toml").write_text(settings)
    (folder / "01-a.md").write_text("\n\n".join(islice(sentences(), 9)))
    for kind, data in printed(folder, tmp_path).items():
        (tmp_path / f"talk.{kind}").write_bytes(data)
    assert list(parity(tmp_path / "talk.epub", tmp_path / "talk.print")) == []


@pytest.fixture(scope="module")
def quoted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk on which each pull quote begins a page, on which the text that it quotes goes on."""
    desk = tmp_path_factory.mktemp("quoted")
    layout, folder = desk / "layouts" / "quoting", desk / "manuscript" / "talk"
    (layout / "css").mkdir(parents=True)
    (layout / "layout.toml").write_text('extends = "plain"\nabout = "Pages begin with quotes."')
    (layout / "css" / "pdf.css").write_text(".pull-quote { break-before: page }")
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(EDITION.replace('"plain"', '"quoting"'))
    text = list(islice(sentences(), 24))
    quote = f"::: pull-quote\n{text[3]}\n:::"
    # Right behind the quote stand its own words, then others.
    (folder / "01-a.md").write_text("\n\n".join([*text[:3], quote, *text[3:14], quote, *text[14:]]))
    for kind, data in printed(folder, desk).items():
        (desk / f"talk.{kind}").write_bytes(data)
    return desk


def test_a_page_that_begins_with_a_pull_quote_begins_alike_in_both_files(quoted: Path) -> None:
    assert list(parity(quoted / "talk.epub", quoted / "talk.print")) == []


@pytest.mark.parametrize("number", ["3", "5"])
def test_behind_a_pull_quote_a_mark_that_is_moved_by_one_word_is_found(
    quoted: Path, tmp_path: Path, number: str
) -> None:
    tampered = tmp_path / "tampered.epub"
    with zipfile.ZipFile(quoted / "talk.epub") as old, zipfile.ZipFile(tampered, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith(".xhtml"):
                mark = rf'(<span [^>]*id="page-{number}"[^>]*></span>)'
                text = re.sub(rf"{mark}(\S+\s+)", r"\2\1", text.decode()).encode()
            new.writestr(name, text)
    assert tampered.read_bytes() != (quoted / "talk.epub").read_bytes()
    found = [said.finding.message for said in parity(tampered, quoted / "talk.print")]
    assert any(said.startswith((f"page {number}:", f"page {int(number) - 1}:")) for said in found)


def test_an_epub_without_page_numbers_has_nothing_to_compare(
    pdf: Path, changed: Callable[[Change], Path]
) -> None:
    assert list(parity(changed(partial(re.sub, MARK, "")), pdf)) == []


@pytest.mark.parametrize("damaged", ["epub", "pdf"])
def test_a_damaged_file_is_told_and_no_traceback(
    epub: Path, pdf: Path, tmp_path: Path, damaged: str
) -> None:
    files = {"epub": epub, "pdf": pdf}
    whole = files[damaged].read_bytes()
    files[damaged] = tmp_path / f"damaged.{damaged}"
    files[damaged].write_bytes(whole[: len(whole) // 3])
    [said] = parity(files["epub"], files["pdf"])
    assert "it cannot be compared with" in said.finding.message


def test_check_reads_the_finished_files_again(
    project: Path,
    epub: Path,
    changed: Callable[[Change], Path],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    assert main(["check", "volume"]) == 0
    whole = epub.read_bytes()
    epub.write_bytes(changed(partial(re.sub, rf"({MARK})(\w+\s)", r"\2\1")).read_bytes())
    try:
        assert main(["check", "volume"]) == 1
    finally:
        epub.write_bytes(whole)
    assert "output/volume/volume.epub: error[page-elsewhere] page" in capsys.readouterr().err
