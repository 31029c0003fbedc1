"""[provenance] and `index`: what archives ask of an edition."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tympan.read import read

Write = Callable[[dict[str, str]], Path]
TITLE = 'title = "A talk"\n'


def test_provenance_is_told_in_the_order_of_print_whatever_the_order_of_the_file(
    write: Write,
) -> None:
    toml = TITLE + '[provenance]\naccess = "Open"\nrecorded = 1987-03-12\narchive = "Museum"\n'
    edition, said = read(write({"edition.toml": toml, "01-a.md": "Words."}))
    assert edition is not None and said == []
    told = (("archive", "Museum"), ("recorded", "1987-03-12"), ("access", "Open"))
    assert edition.provenance == told


def test_each_interview_of_a_collection_tells_what_is_its_own(write: Write) -> None:
    files = {
        "edition.toml": TITLE + '[provenance]\narchive = "Museum"\n',
        "01-a/interview.toml": 'title = "One"\n[provenance]\nplace = "Kitchen"\n',
        "01-a/01-a.md": "Words.",
    }
    edition, said = read(write(files))
    assert edition is not None and said == []
    assert edition.interviews[0].provenance == (("place", "Kitchen"),)


def test_a_key_that_provenance_does_not_know_is_answered_with_the_one_that_was_meant(
    write: Write,
) -> None:
    toml = TITLE + '[provenance]\nshelf-mark = "OB 14"\n'
    _, [said] = read(write({"edition.toml": toml, "01-a.md": "Words."}))
    assert (said.rule, said.finding.at.line) == ("unknown-key", 3)
    assert "“shelfmark”" in said.finding.mend


def test_a_name_of_the_index_is_found_as_it_is_said_and_in_its_other_forms(write: Write) -> None:
    toml = TITLE + 'index = ["Hale, Tom|old Hale", "The Vantage", "King, Martin, Jr"]\n'
    edition, said = read(write({"edition.toml": toml, "01-a.md": "Words."}))
    assert edition is not None and said == []
    assert {one.heading: one.forms for one in edition.index} == {
        "Hale, Tom": ("Tom Hale", "Hale, Tom", "old Hale"),
        "The Vantage": ("The Vantage",),
        "King, Martin, Jr": ("King, Martin, Jr",),
    }


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ('["Hale|"]', "“Hale|” in the index has no name before or behind a |"),
        ('[" "]', "“” in the index has no name before or behind a |"),
        ('["Hale", "Hale|Tom"]', "“Hale” stands in the index twice"),
        ('"Hale"', "the value of “index” is not a list of texts"),
    ],
)
def test_an_index_that_cannot_be_read_is_refused(write: Write, names: str, message: str) -> None:
    folder = write({"edition.toml": f"{TITLE}index = {names}\n", "01-a.md": "Words."})
    _, [said] = read(folder)
    assert (said.rule, said.finding.message) == ("wrong-value", message)
