"""What looks like a label and names nobody stays in the text."""

from collections.abc import Callable

import pytest

from tympan.intake.heard import Hearing

Turns = Callable[..., list[str]]
Hears = Callable[..., Hearing]


@pytest.mark.parametrize(
    "line",
    [
        "Note: the mill is closed.",
        "Date: it was in May.",
        "What I do: I listen first.",
        "My advice: buy no barrel.",
        "12:30 was the time.",
        "https://mill.example/door",
        "John 3:16 was on the wall.",
        "He said: nothing.",
        "One thing I know: it leaks.",
    ],
)
def test_a_false_label_stays_in_its_turn(line: str, turns: Turns) -> None:
    heard = turns("Ann: When?", "Bo: In May.", line, "Ann: Who?", "Bo: Nobody.")
    assert heard[2] == f"bo| {line}"


def test_labels_that_recur_may_still_be_nobodys(hearing: Hears) -> None:
    heard = hearing("**Pros:** It is old.", "**Cons:** It leaks.", "**Pros:** It is quiet.",
                    "**Cons:** Too quiet.")  # fmt: skip
    assert heard.voices == ()


def test_rows_of_facts_above_the_text_are_no_turns(turns: Turns) -> None:
    heard = turns("Interviewee: Maud Stone", "Interviewer: John Dorran", "Place: Leith",
                  "Interviewer: Where were you born?", "Interviewee: Behind the mill.",
                  "Interviewer: And your father?", "Interviewee: There too.")  # fmt: skip
    assert heard[:3] == [
        "# Interviewee: Maud Stone",
        "# Interviewer: John Dorran",
        "# Place: Leith",
    ]
    assert heard[3] == "interviewer> Where were you born?"


def test_a_legend_of_initials_names_them_and_is_no_turn(hearing: Hears) -> None:
    heard = hearing("JD: John Dorran, interviewer", "MS: Maud Stone", "JD: Where?", "MS: Here.",
                    "JD: When?", "MS: Then.")  # fmt: skip
    assert [voice.name for voice in heard.voices] == ["John Dorran", "Maud Stone"]
    assert [each.speaker for each in heard.passages[:3]] == ["", "", "john-dorran"]


def test_a_label_that_may_be_a_name_is_doubtful(hearing: Hears) -> None:
    heard = hearing("Ann: When?", "Bo: In May.", "Bucket: it was full.", "Ann: Who?", "Bo: I.")
    assert [doubt.message for doubt in heard.doubts] == [
        "“Bucket” may name a speaker; it was left in the text"
    ]


def test_somebody_who_speaks_once_is_known_by_name(turns: Turns) -> None:
    heard = turns("**Ann:** When?", "**Bo:** In May.", "**Audience member:** June!",
                  "**Cy Vance:** May.", "**Ann:** Who?", "**Bo:** I.")  # fmt: skip
    assert heard[2:4] == ["audience-member> June!", "cy-vance> May."]


def test_what_is_heard_on_lines_of_its_own_is_nobody(hearing: Hears) -> None:
    lines = ("[Laughter]", "We came to the river.", "[Applause]", "There was a boat.")
    assert hearing(*lines, *lines).voices == ()


def test_a_line_that_recurs_between_headings_is_no_label(hearing: Hears) -> None:
    heard = hearing("Read Aloud", "We came.", "# Early Life", "We sat.", "Read Aloud", "We went.")
    assert heard.voices == ()


def test_a_heading_with_a_name_is_no_turn(turns: Turns) -> None:
    heard = turns("# Ann Bell: a life in glass", "Ann Bell: When?", "Bo Vik: In May.",
                  "Ann Bell: Who?", "Bo Vik: I.")  # fmt: skip
    assert heard[0] == "# Ann Bell: a life in glass"
