"""Pages for the eye, and pages as they are printed."""

from pathlib import Path

import pytest

from tympan.preview.setting import Set, glimpse, paint, settle
from tympan.preview.showing import Job, Order, Stopped

OLD, NEW = "There was never a second name", "There was never a third name"


def never() -> bool:
    return False


@pytest.mark.long
def test_after_a_change_of_one_word_the_first_pages_are_the_settled_ones(desk: Path) -> None:
    job = Job(desk / "manuscript" / "ballerina", desk)
    first = glimpse(job, Order(1), None, never)
    assert isinstance(first, Set)
    before = settle(first, never)
    file = job.folder / "01-one-actor.md"
    file.write_text(file.read_text("utf-8").replace(OLD, NEW), "utf-8")
    edited = glimpse(job, Order(2), before, never)
    assert isinstance(edited, Set)
    pages = edited.pages
    assert settle(edited, never).pages == pages
    assert pages.version == 4
    assert pages.spots["s1-p1"].words.startswith(NEW)
    [there] = [sheet for sheet in pages.sheets if any(one.id == "s1-p1" for one in sheet.regions)]
    assert there.number < 4
    assert paint(edited, (there.number, 99)).numbers == (there.number,)
    # Nothing of it is written anywhere.
    assert [file.name for file in desk.iterdir()] == ["manuscript"]


def test_an_edition_with_an_error_has_no_pages_but_reasons(desk: Path) -> None:
    job = Job(desk / "manuscript" / "ballerina", desk)
    (job.folder / "01-one-actor.md").write_text("“never closed\n", "utf-8")
    stopped = glimpse(job, Order(3), None, never)
    assert isinstance(stopped, Stopped)
    assert stopped.version == 6
    assert "unclosed-quotation" in {said.rule for said in stopped.found}
