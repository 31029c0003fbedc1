"""Notes and their marks."""

from collections.abc import Callable

from tympan.diagnostic import Diagnostic
from tympan.model import Blocks, Edition, NoteMark, content_of, notes_in, plain, sections, walk

Faults = Callable[[str], list[str]]
Read = Callable[[dict[str, str]], tuple[Edition, list[Diagnostic]]]


def notes(edition: Edition) -> list[NoteMark]:
    return [
        note
        for section in sections(edition)
        for block in walk(section.body)
        for note in notes_in(content_of(block))
    ]


def test_a_note_stands_in_its_mark(body: Callable[[str], Blocks]) -> None:
    (paragraph,) = body("a[^x] b\n\n[^x]: One.\n\n    Two.")
    (note,) = notes_in(content_of(paragraph))
    assert (note.id, note.number, note.at.column) == ("n1", 1, 2)
    assert [plain(content_of(block)) for block in note.body] == ["One.", "Two."]


def test_notes_are_numbered_in_the_order_of_their_marks(edition: Read) -> None:
    found, said = edition(
        {"01-a.md": "a[^2] b[^1]\n\n[^1]: B.\n\n[^2]: A.", "02-b.md": "c[^1]\n\n[^1]: C."}
    )
    assert said == []
    assert [(one.id, one.number, plain(content_of(one.body[0]))) for one in notes(found)] == [
        ("n1", 1, "A."),
        ("n2", 2, "B."),
        ("n3", 3, "C."),
    ]


def test_notes_of_each_interview_and_of_the_colophon_are_counted_apart(edition: Read) -> None:
    noted = "a[^1]\n\n[^1]: B."
    found, _ = edition(
        {
            "01-a/interview.toml": 'title = "A"',
            "01-a/01-a.md": noted,
            "02-b/interview.toml": 'title = "B"',
            "02-b/01-b.md": noted,
            "colophon.md": noted,
        }
    )
    ids = [(one.id, one.number) for one in notes(found)]
    assert ids == [("i1-n1", 1), ("i2-n1", 1), ("colophon-n1", 1)]


def test_a_mark_without_a_note_and_a_note_without_a_mark_are_faults(faults: Faults) -> None:
    assert faults("a[^1]\n\n[^2]: b") == ["1:2 note-without-text", "3:1 note-never-called"]


def test_a_note_is_called_once_and_written_once(faults: Faults) -> None:
    assert faults("a[^1] b[^1]\n\n[^1]: c\n\n[^1]: d") == [
        "1:8 note-called-twice",
        "5:1 note-defined-twice",
    ]


def test_a_note_that_calls_itself_is_a_fault(faults: Faults) -> None:
    assert faults("a[^1]\n\n[^1]: b[^1]") == ["3:8 note-in-note"]
