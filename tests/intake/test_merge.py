"""A corrected source comes into an edited manuscript, and the author's work stays."""

from hypothesis import given
from hypothesis import strategies as st

from tympan.intake.merge import merged

BASE = {"01-a.md": "# A\n\nOne.\n\nTwo.\n\nThree.\n"}


def test_what_only_the_source_changed_is_taken_over() -> None:
    found = merged(BASE, BASE, {"01-a.md": "# A\n\nOne.\n\nTwo, corrected.\n\nThree.\n"})
    assert found.files == {"01-a.md": "# A\n\nOne.\n\nTwo, corrected.\n\nThree.\n"}
    assert (found.taken, found.conflicts) == (1, ())


def test_what_only_the_author_changed_stays() -> None:
    mine = {
        "01-a.md": "# My title\n\nOne, edited.\n\n::: pull-quote\nTwo.\n:::\n\nTwo.\n\nThree.\n"
    }
    found = merged(BASE, mine, BASE)
    assert found.files == mine
    assert found.conflicts == ()


def test_where_both_changed_a_paragraph_the_authors_stays_and_is_told_with_its_place() -> None:
    mine = {"01-a.md": "# A\n\nOne.\n\nTwo, mine.\n\nThree.\n"}
    found = merged(BASE, mine, {"01-a.md": "# A\n\nOne.\n\nTwo, theirs.\n\nThree.\n"})
    assert found.files == mine
    (conflict,) = found.conflicts
    assert (conflict.path, conflict.line) == ("01-a.md", 5)
    assert (conflict.mine, conflict.theirs) == ("Two, mine.", "Two, theirs.")


def test_what_the_author_added_beside_a_corrected_paragraph_stays() -> None:
    mine = {"01-a.md": "# A\n\nOne.\n\nMy own.\n\nTwo.\n\nThree.\n"}
    found = merged(BASE, mine, {"01-a.md": "# A\n\nOne.\n\nTwo, corrected.\n\nThree.\n"})
    assert found.files == {"01-a.md": "# A\n\nOne.\n\nMy own.\n\nTwo, corrected.\n\nThree.\n"}
    assert found.conflicts == ()


def test_new_paragraphs_of_the_source_come_behind_those_they_followed() -> None:
    mine = {"01-a.md": "# A\n\nOne.\n\nTwo.\n", "02-b.md": "# B\n\nThree.\n"}
    found = merged(BASE, mine, {"01-a.md": "# A\n\nOne.\n\nNew.\n\nTwo.\n\nThree.\n\nLast.\n"})
    assert found.files == {
        "01-a.md": "# A\n\nOne.\n\nNew.\n\nTwo.\n",
        "02-b.md": "# B\n\nThree.\n\nLast.\n",
    }


def test_the_authors_division_into_files_stays_when_the_source_divides_otherwise() -> None:
    theirs = {"01-x.md": "# X\n\nOne.\n", "02-y.md": "# Y\n\nTwo.\n\nThree.\n"}
    assert merged(BASE, BASE, theirs).files == BASE


PARAGRAPHS = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four."]), max_size=6)


@given(PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
def test_no_paragraph_that_the_author_wrote_is_lost(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    def file(paragraphs: list[str]) -> dict[str, str]:
        return {"01.md": "\n\n".join(paragraphs) + "\n"}

    written = [f"{text} Mine." for text in mine]
    found = merged(file(base), file([*base, *written]), file(theirs))
    kept = found.files["01.md"].split("\n\n")
    assert [text.strip() for text in kept if "Mine." in text] == written
