"""The shape of a talk: a bar for each turn."""

from pathlib import Path

from tympan.compose.beats import LEAST, MOST, Beat, beats
from tympan.diagnostic import Span
from tympan.model import Interview, Paragraph, Section, Speaker, Text, Turn

AT = Span(Path("01.md"))
ASKS = Speaker("ann", "Ann", "Ann", "interviewer", AT)
ANSWERS = Speaker("lee", "Lee", "Lee", "guest", AT)


def paragraph(letters: int) -> Paragraph:
    return Paragraph("p", AT, (Text("x" * letters, AT),))


def interview(*blocks: Turn | Paragraph) -> Interview:
    section = Section("s", AT, "section", (), blocks)
    return Interview("i", AT, "Talk", "", "", (ASKS, ANSWERS), (section,))


def turn(speaker: Speaker, letters: int) -> Turn:
    return Turn("t", AT, speaker.id, speaker.name, (paragraph(letters),))


def test_the_longest_turn_has_the_whole_width_and_others_the_root_of_their_share() -> None:
    talk = interview(turn(ASKS, 100), turn(ANSWERS, 400))
    assert beats([talk]) == (Beat(True, 50), Beat(False, 100))


def test_a_single_word_is_still_seen() -> None:
    assert beats([interview(turn(ASKS, 1), turn(ANSWERS, 10_000))])[0] == Beat(True, LEAST)


def test_an_interview_in_prose_is_drawn_by_its_paragraphs() -> None:
    assert beats([interview(paragraph(9), paragraph(9))]) == (Beat(False, 100), Beat(False, 100))


def test_prose_around_turns_is_not_drawn() -> None:
    assert len(beats([interview(paragraph(900), turn(ANSWERS, 9))])) == 1


def test_no_more_is_drawn_than_there_is_room_for() -> None:
    assert len(beats([interview(*(turn(ANSWERS, 9) for _ in range(99)))])) == MOST


def test_an_interview_without_words_has_no_shape() -> None:
    assert beats([interview()]) == ()
