"""What stores and libraries are told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from tympan.model import Contributor, Edition, Interview, Speaker
from tympan.press.metadata import metadata, modified, page_source, print_identifier
from tympan.press.package import Meta


def lines(told: Iterable[Meta]) -> list[tuple[str, str]]:
    """Name (or what is refined, and in which property) and text of every line."""
    found = []
    for line in told:
        given = dict(line.attributes)
        refined = f"{given.get('refines', '')} {given.get('property', given.get('name', ''))}"
        name = refined.strip() if line.name == "meta" else line.name.removeprefix("dc:")
        found.append((name, line.text))
    return found


def test_stores_are_told_all_that_the_edition_says(edition: Edition) -> None:
    assert lines(metadata(edition, ["en", "ko"])) == [
        ("identifier", "urn:uuid:6f1c0b1e-0000-4000-8000-000000000001"),
        ("identifier", "urn:isbn:9783161484100"),
        ("#isbn identifier-type", "15"),
        ("title", "Ballet & Rage"),
        ("#title-main title-type", "main"),
        ("#title-main display-seq", "1"),
        ("title", "A talk"),
        ("#title-subtitle title-type", "subtitle"),
        ("#title-subtitle display-seq", "2"),
        ("language", "en"),
        ("language", "ko"),
        ("creator", "Ann Writer"),
        ("#creator-1 role", "ivr"),
        ("#creator-1 role", "pht"),
        ("#creator-1 file-as", "Writer, Ann"),
        ("#creator-1 display-seq", "1"),
        ("creator", "이충현"),
        ("#creator-2 role", "ive"),
        ("#creator-2 display-seq", "2"),
        ("contributor", "Ed It"),
        ("#contributor-1 role", "edt"),
        ("#contributor-1 display-seq", "1"),
        ("publisher", "A Press"),
        ("date", "2023-10"),
        ("rights", "All of them"),
        ("description", "What was said."),
        ("source", "A recording"),
        ("subject", "Film"),
        ("subject", "Korea"),
        ("cover", ""),
    ]


def test_an_isbn_identifies_a_book_that_has_no_other_identifier(edition: Edition) -> None:
    told = lines(metadata(replace(edition, identifier=""), ["en"]))
    assert [text for name, text in told if name == "identifier"] == ["urn:isbn:9783161484100"]
    assert ("#publication-id identifier-type", "15") in told


def test_an_isbn_is_not_named_twice(edition: Edition) -> None:
    same = replace(edition, identifier="urn:isbn:9783161484100")
    told = [text for name, text in lines(metadata(same, ["en"])) if name == "identifier"]
    assert told == ["urn:isbn:9783161484100"]


def test_a_book_without_an_author_is_by_those_who_made_it(edition: Edition) -> None:
    alone = replace(edition, contributors=(Contributor("Ed It", "editor"),))
    told = [line for line in lines(metadata(alone, ["en"])) if line[1] == "Ed It"]
    assert told == [("creator", "Ed It")]


def test_what_an_edition_does_not_say_is_left_out(edition: Edition) -> None:
    bare = replace(edition, subtitle="", isbn="", publisher="", rights="", description="")
    bare = replace(bare, source="", subjects=(), contributors=())
    assert [name for name, _ in lines(metadata(bare, ["en"])) if " " not in name] == [
        *("identifier", "title", "language", "date", "cover"),
    ]


def test_whoever_speaks_is_named_with_what_they_did(edition: Edition) -> None:
    spoken = [("Ann Writer", "interviewer"), ("Bo", "panel"), ("Bo", "guest"), ("All", "audience")]
    people = tuple(
        Speaker(str(number), name, name, role, edition.at)
        for number, (name, role) in enumerate(spoken)
    )
    interview = Interview("i1", edition.at, "", "", "", people, ())
    told = lines(metadata(replace(edition, interviews=(interview,)), ["en"]))
    assert [line for line in told if line[0].startswith("#speaker")] == [("#speaker-1 role", "pan")]
    assert ("contributor", "Bo") in told


def test_a_book_of_a_series_says_which_it_is(edition: Edition) -> None:
    told = lines(metadata(replace(edition, series="Talks", series_number="2"), ["en"]))
    at = told.index(("belongs-to-collection", "Talks"))
    assert told[at + 1 : at + 3] == [
        ("#series collection-type", "series"),
        ("#series group-position", "2"),
    ]


def test_page_numbers_are_those_of_the_printed_book_by_its_isbn(edition: Edition) -> None:
    book = replace(edition, isbn_print="978-1-86197-876-9")
    assert lines(page_source(book, has_pages=True)) == [
        ("pageBreakSource", "urn:isbn:9781861978769")
    ]
    assert lines(page_source(book, has_pages=False)) == [("pageBreakSource", "none")]


def test_a_printed_book_without_an_isbn_has_a_name_that_stays(edition: Edition) -> None:
    name = print_identifier(edition)
    assert name.startswith("urn:uuid:") and name not in (edition.identifier, edition.isbn)
    assert print_identifier(replace(edition, title="Another")) == name


@pytest.mark.parametrize(
    ("date", "instant"),
    [
        ("2023", datetime(2023, 1, 1)),
        ("2023-10", datetime(2023, 10, 1)),
        ("2023-10-20", datetime(2023, 10, 20)),
    ],
)
def test_the_instant_of_change_is_the_editions_date(
    edition: Edition, date: str, instant: datetime
) -> None:
    assert modified(replace(edition, date=date)) == instant
