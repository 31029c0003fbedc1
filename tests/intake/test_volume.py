"""A volume of many interviews is parted into them, and nothing else is."""

from dataclasses import replace

import pytest

from tympan.intake.source import Fenced, Passage, Run, Source
from tympan.intake.volume import split
from tympan.intake.words import words_of

STORY = "We built the mill before there was a road, and the stones came by water. " * 6


def book(*lines: str) -> Source:
    passages = []
    for at, line in enumerate(lines, 1):
        heading = line.startswith("# ")
        text = line.removeprefix("# ")
        kind = "heading" if heading else "text"
        passages.append(Passage(kind, (Run(text),), at * 10, int(heading)))
    words = tuple(word for line in lines for word in words_of(line))
    return Source("book", "by hand", tuple(passages), words, facts={"title": "A book"})


def titles(source: Source) -> list[str]:
    return [part.facts["title"] for part in split(source)]


CONTENTS = ("# THE BOOK", "Bell, Ann .... 1", "Vik, Bo .... 7", "Stonne, Cy .... 12")
PEOPLE = ("# ANN BELL", STORY, "# BO VIK", STORY, "# MRS. CY STONE, AGE 90", STORY)


def test_the_contents_name_the_interviews_in_any_order_of_names() -> None:
    assert titles(book(*CONTENTS, *PEOPLE)) == ["ANN BELL", "BO VIK", "MRS. CY STONE, AGE 90"]


def test_a_line_that_stands_before_each_begins_it_and_is_fenced() -> None:
    lines = [each for at in range(0, 6, 2) for each in ("The Mill Project", *PEOPLE[at : at + 2])]
    parts = split(book("# THE BOOK", STORY, *lines))
    assert [part.passages[0].text for part in parts] == ["ANN BELL", "BO VIK", PEOPLE[4][2:]]
    assert parts[1].fenced == (Fenced("The Mill Project", "line that heads every interview", 60),)


def test_the_same_rows_of_facts_begin_interviews() -> None:
    row = "Date: 3 May 1994"
    assert titles(book("# Ann Bell", row, STORY, "# Bo Vik", row, STORY)) == ["Ann Bell", "Bo Vik"]


def test_headings_that_call_themselves_interviews_begin_them() -> None:
    lines = ("# Interview with Ann Bell", STORY, "# Interview with Bo Vik", STORY)
    assert len(split(book(*lines))) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("# Youth", STORY, "# War", STORY, "# After", STORY),
        ("# Interview with Ann Bell", STORY, "# Youth", STORY),
        (STORY, STORY),
        ("# Interview with Ann Bell", "Short.", "# Interview with Bo Vik", "Short."),
    ],
)
def test_one_interview_with_headings_stays_one(lines: tuple[str, ...]) -> None:
    source = book(*lines)
    assert split(source) == (source,)


def test_every_word_of_a_volume_is_in_one_of_its_interviews() -> None:
    source = book(*CONTENTS, *PEOPLE)
    source = replace(
        source,
        fenced=(Fenced("a licence", "licence", 999),),
        words=(*source.words, "a", "licence"),
    )
    parts = split(source)
    assert tuple(word for part in parts for word in part.words) == source.words
    assert parts[0].fenced[0] == Fenced("THE BOOK", "front matter of the volume", 10)
    assert parts[-1].fenced[-1].text == "a licence"
