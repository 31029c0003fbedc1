"""Which files are read, and in which order."""

from collections.abc import Callable
from pathlib import Path

from tympan.diagnostic import Diagnostic
from tympan.model import Edition, plain
from tympan.read import read

Write = Callable[[dict[str, str]], Path]
Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]


def rules(found: list[Diagnostic]) -> list[str]:
    return [f"{one.finding.at.file.name} {one.rule}" for one in found]


def test_sections_stand_in_the_order_of_their_numbers(edition: Read) -> None:
    found, said = edition({"2-b.md": "# b", "10-c.md": "# c", "01-a.md": "# a"})
    assert said == []
    titles = [(one.id, plain(one.title)) for one in found.interviews[0].sections]
    assert titles == [("s1", "a"), ("s2", "b"), ("s3", "c")]


def test_front_and_back_matter_have_set_names_and_a_set_order(edition: Read) -> None:
    files = {"01-a.md": "a", "colophon.md": "c", "introduction.md": "i", "preface.md": "p"}
    found, said = edition({**files, "note-on-the-text.md": "n"})
    assert said == []
    assert [(one.id, one.kind) for one in found.front] == [
        ("preface", "preface"),
        ("introduction", "introduction"),
    ]
    assert [one.id for one in found.back] == ["note-on-the-text", "colophon"]


def test_a_file_that_stands_in_no_place_is_a_warning(edition: Read) -> None:
    files = {"01-a.md": "a", "README.md": "r", "_draft.md": "d", ".x.md": "x"}
    _, said = edition({**files, "import-report.md": "i", "epilogue.md": "e"})
    assert rules(said) == ["epilogue.md unplaced-file"]
    assert said[0].severity.value == "warning"


def test_an_edition_without_text_is_a_fault(edition: Read) -> None:
    found, said = edition({})
    assert rules(said) == ["edition no-sections"]
    assert found.interviews == ()


def test_a_collection_has_one_folder_for_each_interview(edition: Read) -> None:
    found, said = edition(
        {
            "01-one/interview.toml": 'title = "One"\nkicker = "K"\n[speakers.kim]\nname = "Kim"',
            "01-one/01-a.md": "**Kim:** a\n\n**Lee:** b",
            "02-two/interview.toml": 'title = "Two"',
            "02-two/01-a.md": "**Lee:** a",
            "pictures/notes.txt": "",
        }
    )
    assert said == []
    one, two = found.interviews
    assert (one.id, one.title, one.kicker, one.sections[0].id) == ("i1", "One", "K", "i1-s1")
    assert [speaker.id for speaker in one.speakers] == ["lee", "ann", "kim"]
    assert [speaker.id for speaker in two.speakers] == ["lee", "ann"]
    turns = [turn.id for interview in (one, two) for turn in interview.sections[0].body]
    assert turns == ["i1-t-001", "i1-t-002", "i2-t-001"]


def test_an_interview_of_a_collection_needs_its_settings_and_text(edition: Read) -> None:
    found, said = edition({"01-one/01-a.md": "a", "02-two/interview.toml": 'title = "T"'})
    assert rules(said) == ["interview.toml no-interview", "02-two no-sections"]
    assert found.interviews[0].title == "01-one"


def test_numbered_files_beside_numbered_folders_are_a_fault(edition: Read) -> None:
    _, said = edition({"01-a.md": "a", "02-b/interview.toml": 'title = "B"', "02-b/01-b.md": "b"})
    assert rules(said) == ["edition mixed-manuscript"]


def test_a_collection_has_no_opening_of_its_own(edition: Read) -> None:
    _, said = edition(
        {
            "edition.toml": 'title = "A"\nkicker = "K"',
            "01-b/interview.toml": 'title = "B"',
            "01-b/01-b.md": "b",
        }
    )
    assert rules(said) == ["edition.toml unknown-key"]


def test_a_file_in_another_encoding_is_told_with_its_place(write: Write) -> None:
    folder = write({"01-a.md": "a"})
    (folder / "02-b.md").write_bytes(b"one\ncaf\xe9")
    _, said = read(folder)
    assert [str(one.finding.at).rpartition("/")[2] for one in said] == ["02-b.md:2:4"]
    assert rules(said) == ["02-b.md not-utf8"]


def test_control_characters_are_told_with_their_places(edition: Read) -> None:
    _, said = edition({"01-a.md": "a\n\nb\x07c"})
    assert [(one.rule, one.finding.at.line, one.finding.at.column) for one in said] == [
        ("control-character", 3, 2)
    ]


def test_a_file_of_more_than_twenty_megabytes_is_not_read(write: Write) -> None:
    folder = write({"01-a.md": "a"})
    with (folder / "02-b.md").open("wb") as file:
        file.truncate(20_000_001)
    _, said = read(folder)
    assert rules(said) == ["02-b.md file-too-large"]


def test_a_text_that_is_a_link_out_of_the_folder_is_not_read(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret")
    folder = write({"01-a.md": "a"})
    (folder / "02-b.md").symlink_to(tmp_path / "secret.md")
    (folder / "03-c.md").symlink_to(folder / "03-c.md")
    _, said = read(folder)
    assert rules(said) == ["02-b.md outside-the-folder", "03-c.md unreadable-file"]


def test_every_fault_of_every_file_is_told_at_once_and_in_order(edition: Read) -> None:
    _, said = edition({"edition.toml": "x = 1", "01-a.md": "![a](b.jpg)", "02-b.md": "a[^1]"})
    assert rules(said) == [
        "01-a.md no-such-picture",
        "02-b.md note-without-text",
        "edition.toml missing-key",
        "edition.toml unknown-key",
    ]
