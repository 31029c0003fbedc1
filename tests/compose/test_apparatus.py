"""What a layout adds to an edition: the list of speakers, how to cite, the index before pages."""

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bare import BARE
from tympan import layout as layouts
from tympan.clock import clock
from tympan.compose import compose
from tympan.compose.apparatus import word
from tympan.diagnostic import Span
from tympan.galley import Fragment, Galley
from tympan.layout import Layout
from tympan.model import (
    Edition,
    Interview,
    Paragraph,
    Said,
    Section,
    Speaker,
    Text,
    Translation,
    Turn,
)

AT = Span(Path("01-a.md"), 1, 1)
HALE = Speaker("hale", "Tom Hale", "Hale", "guest", AT, about="A ferryman.")
REED = Speaker("reed", "Jonas Reed", "Reed", "interviewer", AT, about="Asks.")
LANGUAGES = ("ar", "de", "el", "en", "es", "fr", "he", "it", "ja", "ko", "nl", "pt", "ru", "zh")


def turn(id: str, who: Speaker, start: float | None = None) -> Turn:
    paragraph = Paragraph(f"{id}-p", AT, (Text("Words.", AT),), start)
    return Turn(id, AT, who.id, who.name, (paragraph,))


def interview(id: str, title: str, *blocks: Turn | Paragraph | Translation) -> Interview:
    section = Section(f"{id}-s1", AT, "section", (), blocks)
    return Interview(id, AT, title, "", "", (REED, HALE), (section,))


def one(*blocks: Turn | Paragraph | Translation) -> Edition:
    return replace(BARE, interviews=(interview("i1", BARE.title, *blocks),))


def two() -> Edition:
    first = interview("i1", "One", turn("i1-t-001", REED), turn("i1-t-002", HALE, 754.5))
    second = interview("i2", "Two", turn("i2-t-001", HALE), turn("i2-t-002", REED))
    return replace(BARE, interviews=(first, second), publisher="A Press", date="2025-04-01")


@pytest.fixture(scope="module")
def archive(project: Path) -> Layout:
    return layouts.find("archive", project, AT, {})


@pytest.fixture(scope="module")
def quiet(project: Path) -> Layout:
    return layouts.find("plain", project, AT, {})


def fragment(galley: Galley, id: str) -> Fragment | None:
    found = (one for unit in galley.units for one in unit.fragments if one.id == id)
    return next(found, None)


def words(galley: Galley, id: str) -> str:
    """The words of a fragment; empty where there is none of that id."""
    found = fragment(galley, id)
    if found is None:
        return ""
    wrapped = f'<x xmlns:epub="http://www.idpf.org/2007/ops">{found.xhtml}</x>'
    return " ".join("".join(ElementTree.fromstring(wrapped).itertext()).split())


def test_speakers_are_listed_with_role_and_life_where_the_layout_wants_it(
    archive: Layout, quiet: Layout
) -> None:
    edition = one(turn("t-001", HALE))
    assert words(compose(edition, archive), "speakers") == (
        "Speakers Jonas Reed interviewer · Asks. Tom Hale interviewee · A ferryman."
    )
    assert fragment(compose(edition, quiet), "speakers") is None


def test_in_a_collection_a_life_is_told_once_and_only_who_speaks_is_listed(
    archive: Layout,
) -> None:
    edition = two()
    said = Paragraph("p", AT, (Said("reed", (Text("“No.”", AT),), AT),))
    edition = replace(
        edition, interviews=(*edition.interviews, interview("i3", "Three", said))
    )  # fmt: skip
    galley = compose(edition, archive)
    assert "A ferryman." in words(galley, "i1-speakers")
    assert words(galley, "i2-speakers") == "Speakers Jonas Reed interviewer Tom Hale interviewee"
    assert fragment(galley, "i3-speakers") is None


def test_a_volumes_contents_do_not_lead_to_lists_of_speakers(archive: Layout) -> None:
    found = fragment(compose(two(), archive), "i1-speakers")
    assert found is not None and found.title == ""


def test_how_to_cite_shows_the_first_answer_with_its_number_and_id(archive: Layout) -> None:
    told = words(compose(two(), archive), "how-to-cite")
    assert told.endswith("Title (A Press, 2025), One, turn\xa02 [i1-t-002]".replace("\xa0", " "))


def test_a_turn_is_cited_by_the_number_that_it_shares_with_its_translation(
    archive: Layout,
) -> None:
    asked = Translation("t-001-ko", AT, "ko", (turn("t-001-ko-1", REED),))
    told = words(
        compose(one(turn("t-001", REED), asked, turn("t-002", HALE)), archive), "how-to-cite"
    )
    assert "turn 2 [t-002]" in told


def test_an_edition_without_turns_has_nothing_to_cite_by_turn(archive: Layout) -> None:
    prose = one(Paragraph("p", AT, (Text("Words.", AT),)))
    assert fragment(compose(prose, archive), "how-to-cite") is None


def test_a_turn_has_its_number_as_a_link_to_itself_and_its_time(archive: Layout) -> None:
    galley = compose(two(), archive)
    found = fragment(galley, "i1-s1")
    assert found is not None
    assert '<a class="turn-number" href="#i1-t-002" aria-label="turn 2">2</a>' in found.xhtml
    assert '<span class="time">00:12:34</span>' in found.xhtml
    assert words(galley, "i2-s1").startswith("1 Tom Hale: Words. 2 Jonas Reed:")


def test_a_collection_in_the_archive_ends_with_an_index_of_who_answers(
    archive: Layout, quiet: Layout
) -> None:
    assert words(compose(two(), archive), "index") == "Index of names Hale, Tom"
    assert fragment(compose(two(), quiet), "index") is None
    assert fragment(compose(one(turn("t-001", HALE)), archive), "index") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_the_words_of_a_record(language: str, archive: Layout) -> None:
    edition = replace(two(), language=language)
    galley = compose(edition, archive)
    for name, id in (("speakers", "i1-speakers"), ("cite", "how-to-cite"), ("index", "index")):
        assert words(galley, id).startswith(word(edition, archive, name))
    if language != "en":
        assert word(edition, archive, "turn") != "turn"


def test_a_language_without_words_of_its_own_has_the_english_ones(archive: Layout) -> None:
    assert word(replace(BARE, language="fi"), archive, "speakers") == "Speakers"


@pytest.mark.parametrize(
    ("start", "shown"), [(None, ""), (0, "00:00:00"), (59.9, "00:00:59"), (3601, "01:00:01")]
)
def test_a_time_is_told_in_whole_seconds(start: float | None, shown: str) -> None:
    assert clock(start) == shown
