"""What is found in finished files: it keeps bad ones back, and is drawn on the pages."""

import io
import os
import shutil
from pathlib import Path

import pikepdf
import pytest
from lxml import html

from tympan.diagnostic import stops
from tympan.proofing import look_again, proof_sheets, rehearse
from tympan.publish import check, publish

PICTURES = Path(__file__).parent / "editions" / "pictures"
CHAPTER = """# The quay

Of the boats she remembers, one picture is left, and it is too small to print well.

![A corner of blue and sand](small.jpg "A lost negative. Credit: Jonas Reed")
"""


@pytest.fixture
def pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manuscript with one picture, in a project that is stood in."""
    folder = tmp_path / "manuscript" / "pictures"
    folder.mkdir(parents=True)
    for name in ("edition.toml", "small.jpg"):
        shutil.copy(PICTURES / name, folder)
    (folder / "01-the-quay.md").write_text(CHAPTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def coarsen(manuscript: Path) -> None:
    """Give the small picture too few pixels for any press."""
    from PIL import Image

    Image.open(manuscript / "small.jpg").resize((86, 52)).save(manuscript / "small.jpg")


def test_a_finding_names_the_line_of_the_manuscript_and_the_place_on_the_page(
    pictures: Path, tmp_path: Path
) -> None:
    published = publish(pictures, tmp_path, ("print",))
    [said] = published.diagnostics
    assert said.rule == "picture-rather-coarse"
    assert (said.finding.at.file.name, said.finding.at.line) == ("01-the-quay.md", 5)
    printed = said.finding.printed
    assert printed and printed.file == published.files[0]
    [place] = printed.places
    assert place.page == 2 and place.box
    assert "2026" in published.notes[0] and "valid" not in published.notes[0]


def test_a_file_that_fails_does_not_take_the_place_of_the_last_good_one(
    pictures: Path, tmp_path: Path
) -> None:
    [good] = publish(pictures, tmp_path, ("print",)).files
    before = good.read_bytes()
    coarsen(pictures)
    refused = publish(pictures, tmp_path, ("print",))
    assert refused.files == () and stops(refused.diagnostics)
    assert good.read_bytes() == before
    assert "tympan proof pictures" in refused.notes[0]


def test_what_an_edition_allows_is_not_said(pictures: Path, tmp_path: Path) -> None:
    coarsen(pictures)
    settings = pictures / "edition.toml"
    settings.write_text('allow = ["picture-too-coarse"]\n' + settings.read_text("utf-8"), "utf-8")
    published = publish(pictures, tmp_path, ("print",))
    assert published.files and published.diagnostics == ()


def test_a_file_that_is_older_than_its_manuscript_is_told_from_a_new_one(
    pictures: Path, tmp_path: Path
) -> None:
    [file] = publish(pictures, tmp_path, ("print",)).files
    fresh = look_again(check(pictures, tmp_path), tmp_path).diagnostics
    assert {said.rule for said in fresh} == {"picture-rather-coarse"}
    os.utime(file, (0, 0))
    stale = look_again(check(pictures, tmp_path), tmp_path).diagnostics
    assert {said.rule for said in stale} == {"older-than-the-manuscript", "picture-rather-coarse"}


def test_a_torn_file_is_told_without_a_traceback(pictures: Path, tmp_path: Path) -> None:
    [file] = publish(pictures, tmp_path, ("print",)).files
    file.write_bytes(file.read_bytes()[:2000])
    [said] = look_again(check(pictures, tmp_path), tmp_path).diagnostics
    assert said.rule == "unreadable-print-file" and said.finding.at.file == file


def test_a_proof_draws_what_was_found_and_keeps_nothing_back(
    pictures: Path, tmp_path: Path
) -> None:
    coarsen(pictures)
    folder = tmp_path / "output" / "pictures" / "proof"
    folder.mkdir(parents=True)
    (folder / "pictures-spread-998-999.png").write_bytes(b"of a longer book")
    proofed = proof_sheets(pictures, tmp_path)
    assert stops(proofed.diagnostics)
    assert proofed.files == (folder / "index.html",)
    assert not (folder / "pictures-spread-998-999.png").exists()
    assert not (tmp_path / "output" / "pictures" / "pictures.pdf").exists()

    page = html.document_fromstring((folder / "index.html").read_bytes())
    for link in page.xpath("//img/@src | //a/@href"):
        assert (
            page.get_element_by_id(link[1:]) is not None
            if link[0] == "#"
            else (folder / link).is_file()
        )
    assert "small.jpg" in page.text_content() and "profile was read" in page.text_content()

    with pikepdf.open(io.BytesIO((folder / "pictures-marked.pdf").read_bytes())) as marked:
        notes = [str(note.Contents) for note in marked.pages[1].Annots]
    assert [note for note in notes if "picture-too-coarse" in note]


def test_proofs_of_the_same_manuscript_are_the_same_bytes(pictures: Path, tmp_path: Path) -> None:
    folder = proof_sheets(pictures, tmp_path).files[0].parent
    first = {file.name: file.read_bytes() for file in folder.iterdir()}
    proof_sheets(pictures, tmp_path)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == first


def test_a_cover_alone_is_held_against_a_spine_of_the_books_own_pages(
    pictures: Path, tmp_path: Path
) -> None:
    published = publish(pictures, tmp_path, ("cover",), printer="lulu")
    assert [file.name for file in published.files] == ["pictures-cover.pdf"]
    assert published.diagnostics == ()


def test_a_cover_on_the_shelf_without_its_book_is_looked_at_and_told_of(
    pictures: Path, tmp_path: Path
) -> None:
    publish(pictures, tmp_path, ("cover",), printer="lulu")
    checked = check(pictures, tmp_path, printer="lulu")
    [alone] = look_again(checked, tmp_path).diagnostics
    assert alone.rule == "cover-without-its-book"
    publish(pictures, tmp_path, ("print", "cover"), printer="lulu")
    together = look_again(checked, tmp_path)
    assert [note.partition(":")[0] for note in together.notes] == [
        "pictures.pdf",
        "pictures-cover.pdf",
    ]
    assert "cover-without-its-book" not in [said.rule for said in together.diagnostics]


def test_what_a_booklet_and_a_screen_show_is_looked_at_too(pictures: Path, tmp_path: Path) -> None:
    coarsen(pictures)
    published = publish(pictures, tmp_path, ("screen", "booklet"))
    [said] = published.diagnostics
    assert said.rule == "picture-too-coarse"
    assert said.finding.printed and said.finding.printed.file.name == "pictures-booklet.pdf"


def test_a_check_sets_the_edition_once_and_tells_all_that_the_layout_does_wrong(
    pictures: Path, tmp_path: Path
) -> None:
    layout = tmp_path / "layouts" / "mine"
    for part in ("templates", "css"):
        (layout / part).mkdir(parents=True)
    (layout / "layout.toml").write_text('extends = "plain"\nabout = "Mine."\n', "utf-8")
    assert rehearse(check(pictures, tmp_path, layout="mine")) == ()
    (layout / "templates" / "figure.xhtml").write_text("<p>\n{{ nobody }}</p>", "utf-8")
    (layout / "css" / "epub.css").write_text("p { color: var(--nothing) }", "utf-8")
    found = rehearse(check(pictures, tmp_path, layout="mine"))
    told = [str(said.finding.at) for said in found]
    assert told == ["layouts/mine/templates/figure.xhtml:2", "layouts/mine/css/epub.css:1"]
    assert not (tmp_path / "output").exists()


def test_a_name_that_was_typed_behind_an_option_is_looked_for_there(
    pictures: Path, tmp_path: Path
) -> None:
    asked = {
        "layout": check(pictures, tmp_path, layout="nobody"),
        "printer": check(pictures, tmp_path, printer="nobody"),
    }
    for option, checked in asked.items():
        [said] = checked.diagnostics
        assert (said.rule, str(said.finding.at)) == (f"no-such-{option}", f"--{option}")
