"""The language is what the format says, otherwise what the words are."""

import pytest

from tympan.intake.language import detect, language_of
from tympan.intake.source import Passage, Run, Source


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("So how did you start out? Late.", "en"),
        ("Comment avez-vous commencé ? Tard.", "fr"),
        ("Wie haben Sie angefangen? Spät.", "de"),
        ("¿Cómo empezó usted? Tarde.", "es"),
        ("Come ha cominciato? Tardi.", "it"),
        ("Hoe bent u begonnen? Laat.", "nl"),
        ("어떻게 시작하셨나요?", "ko"),
        ("どのように始めましたか", "ja"),
        ("你是怎么开始的?", "zh"),
        ("איך התחלת?", "he"),
        ("كيف بدأت؟", "ar"),
        ("Как вы начали?", "ru"),
        ("12:30 — 45", "en"),
        ("", "en"),
    ],
)
def test_a_short_text_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


def made(text: str, **facts: str) -> Source:
    return Source("any", "any", (Passage("text", (Run(text),)),), (), facts=facts)


def test_what_the_format_says_stands() -> None:
    assert detect(made("So how did you start?", language="en_GB")) == "en-GB"
    assert detect(made("So how did you start?", lang="fr")) == "fr"


def test_a_fact_that_is_no_tag_is_not_believed() -> None:
    assert detect(made("Wie haben Sie angefangen?", language="Deutsch")) == "de"


def test_the_body_counts_and_not_a_title_in_another_language() -> None:
    title = Passage("heading", (Run("La vie est un long fleuve tranquille"),))
    body = Passage("text", (Run("So how did you start out, and who paid for it?"),))
    assert detect(Source("any", "any", (title, body), ())) == "en"
