"""What stores and libraries are told."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest

from tympan.model import Contributor, Edition
from tympan.press.metadata import metadata, modified
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
