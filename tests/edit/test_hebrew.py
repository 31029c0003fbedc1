"""Hebrew's own signs are told from quotation marks where that is certain."""

import pytest

from tympan.edit.marked import marked_text


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ('0.12 מ"מ', "0.12 מ״מ"),
        ('צה"ל', "צה״ל"),
        ("ג'ירפה", "ג׳ירפה"),
        ("עמ' 45", "עמ׳ 45"),
        ('היא אמרה: "לא."', "היא אמרה: ”לא.”"),
        ('"ר\' אברהם"', "”ר׳ אברהם”"),
    ],
)
def test_what_is_certain_is_set_right(typed: str, set_right: str) -> None:
    assert marked_text(typed, "he") == set_right


def test_a_prefix_before_a_name_in_marks_may_be_an_abbreviation_and_stays() -> None:
    assert marked_text('ב"הארץ"', "he").startswith('ב"')


def test_other_languages_have_no_gershayim() -> None:
    assert "״" not in marked_text('צה"ל', "en")


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_arabic_script_quotes_with_guillemets_that_it_turns_itself(language: str) -> None:
    assert marked_text('قال: "نعم"', language) == "قال: «نعم»"
