"""Words are counted so that mending the glyphs between and inside them changes nothing."""

from hypothesis import given
from hypothesis import strategies as st

from tympan.intake.words import words_of

TURNED = str.maketrans({"'": "’", '"': "”", "-": "–", " ": "\u00a0"})


@given(st.text(alphabet="abcÉ12 '\"-.,\n", max_size=60))
def test_other_quotation_marks_dashes_and_spaces_leave_the_words_the_same(text: str) -> None:
    assert words_of(text.translate(TURNED)) == words_of(text)


def test_an_apostrophe_does_not_part_a_word() -> None:
    assert words_of("don’t don't") == ("dont", "dont")


def test_a_hyphen_parts_words_as_a_dash_does() -> None:
    assert words_of("1990-95 1990–95") == ("1990", "95", "1990", "95")


def test_emphasis_within_a_word_does_not_part_it() -> None:
    assert words_of("un*believ*able") == words_of("unbelievable")


def test_han_characters_count_one_by_one_wherever_the_line_breaks() -> None:
    assert words_of("時計の\n音") == words_of("時計の音")


def test_a_soft_hyphen_at_a_line_end_does_not_part_a_word() -> None:
    assert words_of("clock\u00ad\n  maker") == ("clockmaker",)


def test_accents_are_the_same_letter_composed_or_not() -> None:
    assert words_of("cafe\u0301") == words_of("café")
