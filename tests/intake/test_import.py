"""The import as a whole: what lands in manuscript/, and what never happens there."""

import struct
import zlib
from pathlib import Path

import pytest

from tympan.diagnostic import Fault, stops
from tympan.intake.reception import bring, held_against, renewed
from tympan.model import Edition, Figure, NoteMark, PullQuote, Turn, plain, walk
from tympan.publish import check
from tympan.read import read

TALK = """\
---
title: The last ferry
author: Ada Quill
date: 3 May 2021
---

**Ada Quill:** When did the ferry stop?[^1]

**Maud Roe:** It stopped in 1969, and nobody rowed again. [laughs]

![A boat at the quay](boat.png "The Tern. Credit: Jo Lind")

**Ada Quill:** What did you do then?

**Maud Roe:** I built a boat of larch with my father. We called it 3 * 4 <Tern>.

**Ada Quill:** Do you row it still?

**Maud Roe:** Every Sunday, and _never_ alone.

[^1]: The ferry was called the Tern.
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project folder, stood in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def edition_in(folder: Path) -> Edition:
    edition, faults = read(folder)
    assert edition is not None
    assert faults == []
    return edition


def write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def picture() -> bytes:
    """The smallest picture that there is."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + chunk(b"IDAT", zlib.compress(bytes(4)))
        + chunk(b"IEND", b"")
    )


def test_an_interview_becomes_a_manuscript_that_prints(desk: Path) -> None:
    (desk / "boat.png").write_bytes(picture())
    (folder,) = bring([write("talk.md", TALK)], "", "", desk)
    edition = edition_in(folder)
    assert (edition.title, edition.date, edition.language) == ("The last ferry", "2021-05-03", "en")
    (interview,) = edition.interviews
    assert [(one.name, one.role) for one in interview.speakers] == [
        ("Ada Quill", "interviewer"),
        ("Maud Roe", "guest"),
    ]
    blocks = [block for section in interview.sections for block in walk(section.body)]
    assert [block.label for block in blocks if isinstance(block, Turn)] == [
        "Ada Quill",
        "Maud Roe",
    ] * 3
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert (figure.alt, plain(figure.caption), figure.credit) == (
        "A boat at the quay",
        "The Tern.",
        "Jo Lind",
    )
    assert not stops(check(folder, desk).diagnostics)


def test_a_note_goes_with_its_mark(desk: Path) -> None:
    (folder,) = bring([write("talk.md", TALK)], "", "", desk)
    first = next(walk(edition_in(folder).interviews[0].sections[0].body))
    assert isinstance(first, Turn)
    content = getattr(first.body[0], "content")  # noqa: B009 - a turn's first block is a paragraph
    (note,) = [node for node in content if isinstance(node, NoteMark)]
    assert plain(getattr(note.body[0], "content")) == "The ferry was called the Tern."  # noqa: B009


def test_a_picture_that_is_not_there_is_told_and_keeps_nothing_from_printing(desk: Path) -> None:
    (folder,) = bring([write("talk.md", TALK)], "", "", desk)
    assert not list(folder.glob("*.png"))
    assert "the picture ` boat.png ` is not beside the source" in report(folder)


def test_a_picture_outside_the_sources_folder_never_comes_along(desk: Path) -> None:
    (desk / "secret.png").write_bytes(picture())
    (desk / "inbox").mkdir()
    text = TALK.replace("(boat.png", "(../secret.png")
    (folder,) = bring([write("inbox/talk.md", text)], "", "", desk)
    assert not list(folder.glob("*.png"))


def test_the_report_tells_shape_speakers_and_the_ledgers_sum(desk: Path) -> None:
    (folder,) = bring([write("talk.md", TALK)], "", "", desk)
    told = report(folder)
    assert "- Maud Roe, guest: 3 turns, 28 words" in told
    assert "- lost: 0" in told
    assert "- line 1, front matter:" in told


def report(folder: Path) -> str:
    return (folder / "import-report.md").read_text("utf-8")


def test_the_same_source_gives_the_same_files(desk: Path) -> None:
    source = write("talk.md", TALK)
    (one,), (other,) = bring([source], "one", "", desk), bring([source], "other", "", desk)
    for file in sorted(one.glob("[0-9e]*")):
        if file.name != "import-report.md":
            assert file.read_bytes() == (other / file.name).read_bytes()


def test_an_existing_manuscript_is_never_overwritten(desk: Path) -> None:
    source = write("talk.md", TALK)
    (folder,) = bring([source], "", "", desk)
    (folder / "edition.toml").write_text('title = "Mine"\n', "utf-8")
    with pytest.raises(Fault) as fault:
        bring([source], "", "", desk)
    assert [said.rule for said in fault.value.diagnostics] == ["already-there"]
    assert (folder / "edition.toml").read_text("utf-8") == 'title = "Mine"\n'


def test_what_goes_wrong_leaves_nothing_behind(desk: Path) -> None:
    with pytest.raises(Fault) as fault:
        bring([write("empty.txt", ""), "gone.txt"], "", "", desk)
    assert [said.rule for said in fault.value.diagnostics] == [
        "source-empty",
        "source-not-readable",
    ]
    assert not (desk / "manuscript").exists()


def test_standard_input_and_strange_names_need_a_name(desk: Path) -> None:
    for source, name in ((write("…….txt", TALK), ""), (write("talk.md", TALK), "Über uns/x")):
        with pytest.raises(Fault) as fault:
            bring([source], name, "", desk)
        assert [said.rule for said in fault.value.diagnostics] == ["not-a-name"]


def test_several_sources_under_one_name_become_a_collection(desk: Path) -> None:
    other = TALK.replace("The last ferry", "The first bridge").replace("Maud Roe", "Ivo Lind")
    sources = [write("talk.md", TALK), write("bridge.md", other)]
    (folder,) = bring(sources, "both", "", desk)
    edition = edition_in(folder)
    assert [interview.title for interview in edition.interviews] == [
        "The last ferry",
        "The first bridge",
    ]
    assert not stops(check(folder, desk).diagnostics)


def test_faults_that_cannot_be_mended_are_allowed_with_their_place_so_that_it_prints(
    desk: Path,
) -> None:
    text = TALK.replace("Every Sunday,", "“Every Sunday,")
    (folder,) = bring([write("talk.md", text)], "", "", desk)
    settings = (folder / "edition.toml").read_text("utf-8")
    assert '"unclosed-quotation",  # 01' in settings
    assert "a quotation is opened here with “ and never closed" in report(folder)
    assert not stops(check(folder, desk).diagnostics)


def test_times_of_a_recording_come_into_the_manuscript(desk: Path) -> None:
    captions = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{minute}:05.500 --> 00:0{minute}:09.000\n<v {name}>{said}"
        for minute, (name, said) in enumerate(
            [
                ("Ada Quill", "When did the ferry stop?"),
                ("Maud Roe", "It stopped in the war."),
                ("Ada Quill", "And then?"),
                ("Maud Roe", "Then we rowed."),
            ]
        )
    )
    (folder,) = bring([write("talk.vtt", captions)], "", "", desk)
    blocks = edition_in(folder).interviews[0].sections[0].body
    starts = [block.start for block in blocks if isinstance(block, Turn)]
    assert starts == [5.5, 65.5, 125.5, 185.5]


def test_pull_quotes_stand_in_the_text_behind_their_source_and_not_next_to_it(desk: Path) -> None:
    boats = ("Tern", "Gull", "Plover", "Heron", "Teal", "Eider", "Avocet", "Dunlin")
    text = "\n\n".join(
        f"**Ada Quill:** What about the {boat}?\n\n"
        f"**Maud Roe:** We built the {boat} of larch because nobody would sell us oak. "
        f"Every plank of the {boat} was cut by hand, and every winter took "
        f"a few of them away from us again. My father never rowed the {boat} without a song, and "
        f"nobody who heard the song of the {boat} was ever lonely on the water again."
        for boat in boats
    )
    (folder,) = bring([write("boats.md", text)], "", "", desk)
    found = check(folder, desk)
    assert found.edition is not None
    quotes = [
        block
        for section in found.edition.interviews[0].sections
        for block in walk(section.body)
        if isinstance(block, PullQuote)
    ]
    assert quotes and all(quote.speaker == "maud-roe" for quote in quotes)
    assert not [said for said in found.diagnostics if said.rule.startswith("pull-quote")]


def test_a_manuscript_is_held_against_its_source(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write("talk.md", TALK)
    (folder,) = bring([source], "", "", desk)
    assert held_against([source], "", desk)
    (sheet,) = folder.glob("01*.md")
    sheet.write_text(sheet.read_text("utf-8").replace("of larch ", ""), "utf-8")
    capsys.readouterr()
    assert not held_against([source], "", desk)
    told = capsys.readouterr().err
    assert "not in the manuscript, behind “Roe I built a boat”: “of larch”" in told
    assert f"manuscript/talk/{sheet.name}:" in told


def test_a_manuscript_is_held_only_against_the_source_it_came_from(desk: Path) -> None:
    source = write("talk.md", TALK)
    bring([source], "", "", desk)
    write("talk.md", TALK + "\nMore.\n")
    with pytest.raises(Fault) as fault:
        held_against([source], "", desk)
    assert [said.rule for said in fault.value.diagnostics] == ["other-source"]
    with pytest.raises(Fault) as fault:
        held_against([source], "nobodys", desk)
    assert [said.rule for said in fault.value.diagnostics] == ["not-imported"]


def test_an_update_takes_corrections_over_and_keeps_the_authors_work(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write("talk.md", TALK)
    (folder,) = bring([source], "", "", desk)
    (sheet,) = folder.glob("01*.md")
    edited = sheet.read_text("utf-8").replace("Every Sunday", "On Sundays")
    sheet.write_text(edited + "\nA last word of mine.\n", "utf-8")
    write("talk.md", TALK.replace("1969", "1970").replace("Every Sunday", "Each Sunday"))
    capsys.readouterr()
    assert renewed([source], "", "", desk) == [folder]
    now = sheet.read_text("utf-8")
    assert "It stopped in 1970" in now
    assert "On Sundays" in now and "A last word of mine." in now
    assert "warning[merge-conflict]" in capsys.readouterr().err
    assert "Each Sunday" in report(folder)
    assert not list(folder.parent.glob(".*"))
    assert held_against([source], "", desk) is False
