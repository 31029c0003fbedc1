"""Labels of all shapes become turns; what follows without a label belongs to the turn before."""

from collections.abc import Callable

import pytest

from tympan.intake.heard import Hearing

Turns = Callable[..., list[str]]
Hears = Callable[..., Hearing]


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("Q: {}", "A: {}"),
        ("Q. {}", "A. {}"),
        ("**Q:** {}", "**A:** {}"),
        ("**Q**: {}", "**A**: {}"),
        ("**Q: {}**", "A: {}"),
        ("[Q] {}", "[A] {}"),
    ],
)
def test_question_and_answer_labels_are_taken_off(ask: str, answer: str, turns: Turns) -> None:
    lines = ["When?", "In May.", "Who came?", "Nobody."]
    written = [(ask, answer)[at % 2].format(line) for at, line in enumerate(lines)]
    assert turns(*written) == ["q> When?", "a> In May.", "q> Who came?", "a> Nobody."]


def test_a_paragraph_without_a_label_belongs_to_the_turn_before(turns: Turns) -> None:
    assert turns("Q: When?", "A: In May.", "It rained.", "- a list of it", "Q: And then?") == [
        "q> When?",
        "a> In May.",
        "a| It rained.",
        "a| a list of it",
        "q> And then?",
    ]


def test_a_heading_or_a_break_ends_a_turn(turns: Turns) -> None:
    heard = turns("Q: When?", "A: In May.", "# Later", "The hall emptied.", "Q: So?", "A: So.",
                  "***", "The mill is for sale.")  # fmt: skip
    assert heard[2:4] == ["# Later", "# The hall emptied."]
    assert heard[-2:] == ["# ", "# The mill is for sale."]


def test_a_picture_does_not_end_a_turn(turns: Turns) -> None:
    heard = turns("**Ann:** See this", "![", "and tell me: why?", "**Bo:** Ask it.", "**Ann:** No.")
    assert heard[2] == "ann| and tell me: why?"


def test_full_names_come_first_and_then_initials(turns: Turns) -> None:
    heard = turns("**Ben Adler:** How long?", "**Ruth Okafor**: Two hours.", "**BA:** And then?",
                  "**RO:** Tea.")  # fmt: skip
    assert heard == ["ben-adler> How long?", "ruth-okafor> Two hours.", "ben-adler> And then?",
                     "ruth-okafor> Tea."]  # fmt: skip


def test_labels_may_stand_on_lines_of_their_own(turns: Turns) -> None:
    heard = turns("INTERVIEWER", "Were you afraid?", "MARGIT HALE", "Of the heat.", "Not of him.",
                  "INTERVIEWER", "Why?", "HALE", "He sang.")  # fmt: skip
    assert heard == [
        "interviewer> Were you afraid?",
        "margit-hale> Of the heat.",
        "margit-hale| Not of him.",
        "interviewer> Why?",
        "margit-hale> He sang.",
    ]


def test_headings_that_recur_are_labels(turns: Turns) -> None:
    heard = turns(
        "# Two tuners", "## Ruth", "I listen.", "## Ben", "I look.", "## Ruth", "He does.",
        "## Ben", "Yes."
    )  # fmt: skip
    assert heard[:3] == ["# Two tuners", "ruth> I listen.", "ben> I look."]


def test_the_terms_of_a_definition_list_are_labels(turns: Turns) -> None:
    heard = turns("? Nora", "When?", "? Piet", "In May.", "? Nora", "Who came?")
    assert heard == ["nora> When?", "piet> In May.", "nora> Who came?"]


def test_bold_names_need_no_colon(turns: Turns) -> None:
    heard = turns("**THE LANTERN** Whose coat?", "**VARGA** Mine.", "**THE LANTERN** Truly?",
                  "**VARGA** No.")  # fmt: skip
    assert heard == ["lantern> Whose coat?", "varga> Mine.", "lantern> Truly?", "varga> No."]


def test_names_in_a_chat_are_labels(turns: Turns) -> None:
    heard = turns(*["<mara> who pays?", "<okafor> nobody."] * 3)
    assert heard[:2] == ["mara> who pays?", "okafor> nobody."]


def test_two_turns_glued_in_a_paragraph_are_parted(turns: Turns) -> None:
    heard = turns(
        "Q: When? A: In May.", "Q: Who?", "A: Plan B: the neighbours. Q: And?", "A: Rain."
    )
    assert heard == ["q> When?", "a> In May.", "q> Who?", "a> Plan B: the neighbours.", "q> And?",
                     "a> Rain."]  # fmt: skip


def test_numbered_labels_are_one_voice(turns: Turns) -> None:
    heard = turns("Q1: When?", "A1: In May.", "Q2: Who?", "A2: Nobody.")
    assert heard == ["q> When?", "a> In May.", "q> Who?", "a> Nobody."]


def test_numbered_people_are_several(turns: Turns) -> None:
    heard = turns("I: Who paid?", "P1: The town.", "P2: Half of it.", "I: Which half?",
                  "P1: The other.", "P2: Yes.")  # fmt: skip
    assert [line.split(">")[0] for line in heard] == ["i", "p1", "p2", "i", "p1", "p2"]


def test_times_beside_a_label_become_data(hearing: Hears) -> None:
    heard = hearing("[00:00:03] Ann: When?", "Bo (00:07): In May.", "Ann: [0:12] Who?", "Bo: I.")
    starts = [each.passage.start for each in heard.passages]
    assert starts == [3.0, 7.0, 12.0, None]
    assert [part.text for part in heard.fenced] == [
        "00:00:03", "00:07", "0:12",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        ("Ann Bell (00:00:00) When did it begin?", "Bo Vik (00:01:10) In May."),
        ("Senator BELL. When did it begin?", "Mr. VIK. In May."),
        ("◇ 김현정> 언제입니까?", "◆ 이충우> 오월입니다."),
        ("PREGUNTA. ¿Cuándo?", "RESPUESTA. En mayo."),
        ("DIE WOCHE: Wann?", "Brandt: Im Mai."),
        ("▷언제입니까?", "▶오월입니다."),
        ("Q  When did it begin?", "THE PRESIDENT:  In May."),
    ],
)
def test_labels_of_radio_court_and_press(lines: tuple[str, str], turns: Turns) -> None:
    heard = turns(*lines, *lines)
    assert [line.split("> ")[0] for line in heard[:2]] == [
        line.split("> ")[0] for line in heard[2:]
    ]
    assert len({line.split("> ")[0] for line in heard}) == 2
    assert not any(line.startswith("#") for line in heard)


def test_a_host_who_is_introduced_once_is_known_by_surname(hearing: Hears) -> None:
    heard = hearing("TERRY GRANT, HOST:", "This is The Mill.", "GRANT: Who are you?",
                    'DWAYNE "RED" BELL: I am Bell.', "GRANT: So?", "BELL: So.")  # fmt: skip
    assert [(voice.short, voice.role) for voice in heard.voices] == [
        ("GRANT", "host"),
        ('DWAYNE "RED" BELL', "guest"),
    ]  # fmt: skip
    assert [each.opens for each in heard.passages] == [True] * 5


def test_what_is_heard_beside_a_name_stays_in_the_text(turns: Turns) -> None:
    heard = turns("Ann: Twice?", "Bo (laughing): Twice.", "Ann: No.", "Bo: Yes.")
    assert heard[1] == "bo> (laughing) Twice."


def test_what_an_editor_adds_at_the_end_is_nobodys(turns: Turns) -> None:
    heard = turns("Q: When?", "A: In May.", "*Photographs by M. Reyes.*")
    assert heard[-1] == "# Photographs by M. Reyes."
    heard = turns("Q: When?", "A: In May.", "This interview was edited for length.")
    assert heard[-1] == "# This interview was edited for length."


def test_an_editors_note_in_an_answer_is_nobodys(turns: Turns) -> None:
    heard = turns("Q: When?", "A: In May.", "**Editor’s note:** It was June.", "Q: Sure?", "A: No.")
    assert heard[2] == "# Editor’s note: It was June."


def test_a_talk_before_the_questions_is_narration(hearing: Hears) -> None:
    talk = "We built the mill before there was a road, and the stones came by water. " * 20
    heard = hearing(talk, "Q: Who paid?", "A: The town.", "Q: All of it?", "A: Half.")
    assert heard.passages[0].speaker == ""
    assert heard.shape == ("a talk or an introduction, then question and answer labels")


@pytest.mark.parametrize(
    ("ask", "answer", "language"),
    [
        ("P: ¿Cuándo?", "R: En mayo.", "es"),
        ("Frage: Wann?", "Antwort: Im Mai.", "de"),
        ("기자: 언제입니까?", "김하늘: 오월입니다.", "ko"),
        ("문: 언제입니까?", "답: 오월입니다.", "ko"),
        ("問：いつですか。", "答：五月です。", "ja"),
        ("记者：什么时候？", "答：五月。", "zh"),
        ("ש: מתי?", 'ת: במאי, בצה"ל.', "he"),
        ("س: متى؟", "ج: في مايو.", "ar"),
        ("Question : Quand ?", "Réponse : En mai.", "fr"),
    ],
)
def test_labels_of_other_languages(ask: str, answer: str, language: str, hearing: Hears) -> None:
    heard = hearing(ask, answer, ask, answer, language=language)
    voices = heard.voices
    assert [voice.role for voice in voices] == ["interviewer", "guest"]
    assert all(voice.id.isascii() for voice in voices)
    said = [each.passage.text for each in heard.passages]
    assert said[:2] == [part.split(":", 1)[-1].split("：", 1)[-1].strip() for part in (ask, answer)]
