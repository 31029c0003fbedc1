"""Who is one person, what they are called, and what they do."""

from collections.abc import Callable

import pytest

from tympan.intake.heard import Hearing

Hears = Callable[..., Hearing]


def test_a_voice_is_met_by_its_full_name_and_then_by_its_habit(hearing: Hears) -> None:
    heard = hearing("**Dr. Ruth Okafor:** It is.", "**Ben Adler:** Why?", "**RO:** So.",
                    "**BA:** When?", "**RO:** Now.", "**BA:** Who?")  # fmt: skip
    assert [(voice.name, voice.short) for voice in heard.voices] == [
        ("Dr. Ruth Okafor", "RO"), ("Ben Adler", "BA"),
    ]  # fmt: skip


def test_initials_take_their_name_from_the_text(hearing: Hears) -> None:
    heard = hearing("Ruth Okafor tunes pianos. She spoke to Ben Adler.", "BA: How long?",
                    "RO: Two hours.", "BA: And then?", "RO: Tea.")  # fmt: skip
    assert [voice.name for voice in heard.voices] == ["Ben Adler", "Ruth Okafor"]


def test_initials_of_two_people_are_left_as_they_are(hearing: Hears) -> None:
    heard = hearing("Ruth Okafor and Rita Olsen met.", "BA: How long?", "RO: Two hours.",
                    "BA: And then?", "RO: Tea.")  # fmt: skip
    assert [voice.name for voice in heard.voices] == ["BA", "RO"]


def test_a_surname_is_joined_to_the_name_that_has_it(hearing: Hears) -> None:
    heard = hearing("Ann Bell: When?", "Bo Vik: In May.", "Bell: Who?", "Vik: I.", "Bell: So?")
    assert [voice.id for voice in heard.voices] == ["ann-bell", "bo-vik"]


def test_a_surname_of_two_is_joined_to_neither(hearing: Hears) -> None:
    heard = hearing("Ann Bell: When?", "Bo Bell: In May.", "Bell: Who?", "Ann Bell: I.",
                    "Bell: So?", "Bo Bell: So.")  # fmt: skip
    assert [voice.id for voice in heard.voices] == ["ann-bell", "bo-bell", "bell"]


DRIFT = ["Host: Where?", "Taylor: Here.", "Host: When?", "{}: Then.", "Host: Why?", "Taylor: So.",
         "Host: Who?", "Taylor: I.", "Host: You?", "Taylor: I."]  # fmt: skip


def test_a_rare_spelling_that_fits_the_order_is_joined_and_told(hearing: Hears) -> None:
    heard = hearing(*(line.format("Tailor") for line in DRIFT))
    assert [(voice.name, voice.aliases) for voice in heard.voices] == [
        ("Host", ()), ("Taylor", ("Tailor",)),
    ]  # fmt: skip
    assert [(doubt.line, doubt.message) for doubt in heard.doubts] == [
        (4, "“Tailor” was taken for “Taylor”, spelt another way")
    ]


def test_a_spelling_that_may_be_somebody_else_is_asked_about(hearing: Hears) -> None:
    more = [*(line.format("Tailor") for line in DRIFT), "Okafor: No.", "Host: No?", "Okafor: No."]
    heard = hearing(*more)
    assert [voice.id for voice in heard.voices] == ["host", "taylor", "tailor", "okafor"]
    assert [doubt.message for doubt in heard.doubts] == [
        "“Tailor” and “Taylor” may be one speaker, spelt two ways"
    ]


def test_two_names_that_are_only_alike_are_two_people(hearing: Hears) -> None:
    heard = hearing(*["Maria: When?", "Mario: In May.", "Maria: Who?", "Mario: I."] * 2)
    assert [voice.id for voice in heard.voices] == ["maria", "mario"]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        (("Ann: When?", "Bo: In May.", "Ann: Who?", "Bo: I."), ["interviewer", "guest"]),
        (("Bo: Ask.", "Ann: When?", "Bo: In May.", "Ann: Who?", "Bo: I."),
         ["guest", "interviewer"]),
        (("Ann: Yes.", "Bo: No.", "Ann: Yes.", "Bo: No."), ["guest", "guest"]),
        (("Host: So.", "Bo: In May.", "Host: Well.", "Bo: I."), ["host", "guest"]),
        (("Ann: Who?", "Bo: I.", "Ann: And?", "Cy: I.", "Ann: And?", "Di: I.", "Bo: Yes.",
          "Cy: No.", "Di: Yes."), ["host", "panel", "panel", "panel"]),
        (("Q: Who?", "A: I.", "Audience: No.", "Q: Who?", "A: I."),
         ["interviewer", "guest", "audience"]),
    ],
)  # fmt: skip
def test_roles_follow_from_behaviour(
    lines: tuple[str, ...], roles: list[str], hearing: Hears
) -> None:
    assert [voice.role for voice in hearing(*lines).voices] == roles


def test_labels_without_a_name_stay_as_they_are(hearing: Hears) -> None:
    heard = hearing(*["Speaker 1: When?", "Speaker 2: In May.", "Unknown: [laughs]"] * 2)
    assert [(voice.id, voice.name) for voice in heard.voices] == [
        ("speaker-1", "Speaker 1"), ("speaker-2", "Speaker 2"), ("unknown", "Unknown"),
    ]  # fmt: skip
