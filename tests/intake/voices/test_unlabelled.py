"""Questions and answers without labels, dialogue dashes, and texts that name nobody."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tympan.intake.hear import hear
from tympan.intake.heard import Hearing
from tympan.intake.source import Source

Turns = Callable[..., list[str]]
Hears = Callable[..., Hearing]

ASKED = [
    "How did you begin?",
    "With a broken one.",
    "It was my mother’s.",
    "What is hard?",
    "Waiting.",
]


@pytest.mark.parametrize("asks", ["## {}", "**{}**", "*{}*", "1. **{}**", "– {}", "― {}", "Q: {}"])
def test_questions_set_apart_are_answered_by_what_follows(asks: str, turns: Turns) -> None:
    more = [*ASKED, "And do you listen?", "Every day."]
    lines = [asks.format(line) if line.endswith("?") else line for line in more]
    assert [line.split("> ")[0].split("| ")[0] for line in turns(*lines)] == [
        "q", "a", "a", "q", "a", "q", "a",
    ]  # fmt: skip


def test_a_question_set_apart_may_lack_its_mark(turns: Turns) -> None:
    heard = turns("**How did you begin?**", "Late.", "**Tell us about the shop.**",
                  "It has a door.", "**Who comes?**", "Nobody.")  # fmt: skip
    assert heard[2] == "q> Tell us about the shop."


def test_a_bold_question_and_its_answer_may_share_a_paragraph(turns: Turns) -> None:
    heard = turns("**When?** In May. Or June?", "**Who?** Nobody.")
    assert heard == ["q> When?", "a> In May. Or June?", "q> Who?", "a> Nobody."]


def test_the_guest_is_named_by_the_title(hearing: Hears) -> None:
    heard = hearing(*("**When?**", "In May.", "**Who?**", "Nobody."),
                    title="Interview with Ana Brandt, bell founder")  # fmt: skip
    assert [voice.name for voice in heard.voices] == ["Q", "Ana Brandt"]


def test_two_guests_in_the_title_name_nobody(hearing: Hears) -> None:
    heard = hearing(
        "**When?**", "In May.", "**Who?**", "We.", title="Interview with Ana and Bo Vik"
    )
    assert [voice.name for voice in heard.voices] == ["Q", "A"]


def test_the_number_of_a_question_is_fenced(hearing: Hears) -> None:
    heard = hearing("1. **When?**", "In May.", "2. **Who?**", "Nobody.")
    assert [(part.text, part.why) for part in heard.fenced] == [
        ("1.", "number of a turn"), ("2.", "number of a turn"),
    ]  # fmt: skip


def test_headings_that_do_not_ask_are_headings(turns: Turns) -> None:
    lines = ["# Youth", "I was born.", "# War", "It came.", "# After?", "Peace."]
    assert turns(*lines) == [f"# {line.removeprefix('# ')}" for line in lines]


def test_two_voices_take_turns_at_dialogue_dashes(turns: Turns) -> None:
    heard = turns("Habla en su taller.", "—¿Cuándo empezó?", "—A los doce.", "Con mi padre.",
                  "—¿Le gusta?", "—Mucho.", language="es")  # fmt: skip
    assert heard == ["# Habla en su taller.", "q> ¿Cuándo empezó?", "a> A los doce.",
                     "a| Con mi padre.", "q> ¿Le gusta?", "a> Mucho."]  # fmt: skip


def test_a_list_with_dashes_is_no_dialogue(turns: Turns) -> None:
    lines = ["– bread", "– salt", "– flour", "– water"]
    assert turns(*lines) == [f"# {line}" for line in lines]


def test_a_turn_against_the_order_of_the_dashes_is_doubtful(hearing: Hears) -> None:
    heard = hearing("– When?", "– In May.", "– Who?", "– And who would want to come in May, then?",
                    "– Why?", "– Rain.", "– So?", "– So.")  # fmt: skip
    assert [doubt.line for doubt in heard.doubts] == [4]


def test_a_bold_question_before_a_labelled_answer_is_a_turn(turns: Turns) -> None:
    heard = turns("**When?**", "ANA: In May.", "**Who?**", "ANA: Nobody.")
    assert heard == ["q> When?", "ana> In May.", "q> Who?", "ana> Nobody."]


def test_an_answer_glued_to_its_question_is_parted(turns: Turns) -> None:
    heard = turns("Q. When? And why? In May. Was it?", "Q. Who? Nobody.", "Q. So? So.")
    assert heard == ["q> When? And why?", "a> In May. Was it?", "q> Who?", "a> Nobody.", "q> So?",
                     "a> So."]  # fmt: skip


def test_plain_questions_are_told_apart_by_whom_they_ask(hearing: Hears) -> None:
    lines = ("How did you begin?", "Late.", "What do you hear?", "Rain.", "Do you stop?", "Never.")
    heard = hearing(*lines)
    assert [each.speaker for each in heard.passages] == ["q", "a"] * 3
    assert len(heard.doubts) == 1


def test_a_report_under_questions_is_no_interview(hearing: Hears) -> None:
    report = "The county closed the road, and the town paid for half of the bridge. " * 4
    heard = hearing("## Why did it fall?", report, "## Who will pay?", report)
    assert heard.voices == ()
    told = "I closed the road, and we paid for half of the bridge. " * 4
    assert len(hearing("## Why did it fall?", told, "## Who will pay?", told).voices) == 2


def test_bold_words_in_an_answer_are_no_question(turns: Turns) -> None:
    heard = turns("**A day, told in her shed.**", "**When?**", "I was forty.",
                  "**I never stopped.**", "It was cold.", "**Who taught you?**", "My mother.",
                  "**Her page is new.**")  # fmt: skip
    assert [line[:2] for line in heard] == ["# ", "q>", "a>", "a|", "a|", "q>", "a>", "a|"]


def test_questions_may_be_set_off_as_quotes(source: Callable[..., Source]) -> None:
    lines = source("When?", "I was forty.", "Who taught you?", "My mother.").passages
    quoted = tuple(
        replace(each, kind="quote") if each.text.endswith("?") else each for each in lines
    )
    heard = hear(Source("any", "any", quoted, ()), "en")
    assert [each.speaker for each in heard.passages] == ["q", "a", "q", "a"]


def test_a_story_that_asks_itself_questions_has_no_speakers(hearing: Hears) -> None:
    lines = (
        "Was there a boat?",
        "There was none.",
        "Who took it?",
        "The river.",
        "When?",
        "In May.",
    )
    assert hearing(*lines).voices == ()


def test_nobody_is_invented(hearing: Hears) -> None:
    heard = hearing("So we came to the river.", "Remember: this was before the bridge.", "Yes.",
                    "Right.", "Yes.", "Right.", "And we sat down at 12:30.")  # fmt: skip
    assert heard.voices == ()
    assert all(not each.speaker for each in heard.passages)
