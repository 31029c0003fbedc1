"""Which encoding a file is in is judged by all of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.intake.decode import Decoded, decode

ENGLISH = "“Springs,” she said — and the café’s clock struck.\n"
RUSSIAN = "Она сказала, что часы придут позже. Это был длинный день.\n" * 4
HEBREW = "היא אמרה שתבוא מאוחר יותר. זה היה יום ארוך.\n" * 4
JAPANESE = "彼女は後で来ると言いました。長い一日でした。\n" * 4
KOREAN = "그녀는 나중에 오겠다고 말했다. 긴 하루였다.\n" * 4
CHINESE = "她说她晚点来。这是漫长的一天。\n" * 4
POLISH = "Zażółć gęślą jaźń. Ona powiedziała, że przyjdzie później.\n" * 4
GERMAN = "Sie sagte, daß die Ärzte später kämen.\n"


def decoded(data: bytes) -> Decoded:
    found = decode(data)
    assert found is not None
    return found


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_english_is_read_in_every_encoding_that_it_comes_in(encoding: str) -> None:
    assert decoded(ENGLISH.encode(encoding)).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (HEBREW, "cp1255"),
        (HEBREW, "utf-16-le"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (JAPANESE, "utf-16-be"),
        (KOREAN, "cp949"),
        (KOREAN, "utf-16-le"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16-le"),
        (POLISH, "cp1250"),
        (GERMAN, "iso-8859-1"),
    ],
)
def test_other_languages_are_read_in_the_encodings_before_unicode(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)).text == text


def test_a_first_high_byte_after_64_kilobytes_is_still_seen() -> None:
    text = "Plain words all along the way.\n" * 3000 + "and a café\n"
    assert len(text) > 64 * 1024
    found = decoded(text.encode("iso-8859-1"))
    assert (found.text, found.encoding, found.doubts) == (text, "iso-8859-1", ())


def test_a_guessed_encoding_is_told_with_its_place() -> None:
    [doubt] = decoded(("Hello.\n" + RUSSIAN).encode("cp1251")).doubts
    assert doubt.line == 2
    assert "cp1251" in doubt.message


def test_windows_bytes_pasted_into_utf_8_are_read_and_told() -> None:
    found = decoded(ENGLISH.encode() + b"It\x92s late.\n")
    assert found.text.endswith("It’s late.\n")
    assert found.doubts[0].line == 2


def test_all_line_ends_become_one_kind() -> None:
    assert decoded(b"one\r\ntwo\rthree\n").text == "one\ntwo\nthree\n"


def test_no_break_spaces_stay() -> None:
    assert decoded("don’t\u00a0know".encode()).text == "don’t\u00a0know"


def test_stray_nulls_are_left_out_of_a_text() -> None:
    assert decoded(b"word " * 1000 + b"\0end").text.endswith("word end")


def test_a_control_character_is_left_out_and_told() -> None:
    found = decoded(b"one\ntw\x07o")
    assert found.text == "one\ntwo"
    assert found.doubts[0].line == 2


def test_what_turns_the_direction_is_kept_and_told() -> None:
    found = decoded("one\n\u202etwo\u202c".encode())
    assert found.text == "one\n\u202etwo\u202c"
    assert "U+202E" in found.doubts[0].message


def test_what_a_page_declares_decides_where_bytes_could_be_anything() -> None:
    found = decode(RUSSIAN[:20].encode("iso8859_5"), "iso-8859-5")
    assert found is not None
    assert found.text == RUSSIAN[:20]


def test_bytes_that_are_no_text_are_none() -> None:
    assert decode(bytes(range(256)) * 40) is None
    assert decode(b"\0" * 1000) is None


@given(st.binary(max_size=400))
def test_decoding_never_raises(data: bytes) -> None:
    decode(data)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_is_read_as_it_stands(text: str) -> None:
    found = decode(text.encode())
    assert found is not None
    assert found.text == text.removeprefix("\ufeff").removeprefix("\ufeff")
