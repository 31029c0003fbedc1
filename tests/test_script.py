"""Which way a language runs, and which script it needs."""

import pytest

from tympan.layout.paper import Paper, set_in
from tympan.script import direction, script

A5 = Paper(148, 210, 3)


@pytest.mark.parametrize(
    ("language", "runs", "key"),
    [
        ("en", "ltr", ""),
        ("el", "ltr", ""),
        ("ko", "ltr", "KR"),
        ("zh-Hant-TW", "ltr", "SC"),
        ("he", "rtl", "HE"),
        ("YI", "rtl", "HE"),
        ("fa-IR", "rtl", "AR"),
    ],
)
def test_a_language_tells_its_direction_and_its_script(language: str, runs: str, key: str) -> None:
    known = script(language)
    assert direction(language) == runs
    assert (known.key if known else "") == key


def test_latin_letters_keep_the_paper_as_it_is_drawn() -> None:
    assert set_in(A5, "de") == A5


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "he", "ar"])
def test_other_scripts_have_the_leading_that_their_size_needs(language: str) -> None:
    known, set_up = script(language), set_in(A5, language)
    assert known
    assert set_up.leading / set_up.text >= known.leading - 0.03
    assert set_up.leading >= A5.leading
    assert set_up.small >= A5.small
