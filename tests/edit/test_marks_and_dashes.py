"""What is certain becomes the right glyph; what can be two things stays as it was typed."""

import pytest

from tympan.edit.marked import marked_text

NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("language", "typed", "set_right"),
    [
        ("en", '"Yes," she said.', "“Yes,” she said."),
        ("en-GB", "'Yes,' she said.", "‘Yes,’ she said."),
        ("en", '"He said "go" to me."', "“He said ‘go’ to me.”"),
        ("en", "\"'The Call' was it,\" he said.", "“‘The Call’ was it,” he said."),
        ("en", '“Curly, then straight." He left.', "“Curly, then straight.” He left."),
        ("en", '("Yes.")', "(“Yes.”)"),
        ("de", "\"Er sagte 'nein'.\"", "„Er sagte ‚nein‘.“"),
        ("fr", '"mot"', f"«{NBSP}mot{NBSP}»"),
        ("ru", '"Да "нет" да"', "«Да „нет“ да»"),
        ("pl", '"Tak"', "„Tak”"),
        ("sv", '"Hej," sa hon', "”Hej,” sa hon"),
        ("ko", '그는 "안녕"이라고 말했다', "그는 “안녕”이라고 말했다"),
        ("ja", '彼は"はい"と言った', "彼は「はい」と言った"),
        ("nl", '"Ja", zei ze', "“Ja”, zei ze"),
        ("es", '"Sí", dijo. ¿"Por qué"?', "«Sí», dijo. ¿«Por qué»?"),
        ("es", '"Dijo "ven" y calló"', "«Dijo “ven” y calló»"),
        ("es", '"Leí "Oda a "Safo" y más" ayer"', "«Leí “Oda a ‘Safo’ y más” ayer»"),
        ("es-ES", "\"Dijo 'ven' y calló\"", "«Dijo “ven” y calló»"),
        ("es", '“Dijo "ven" y calló”', "“Dijo ‘ven’ y calló”"),
        ("es", '«Dijo "ven"»', "«Dijo “ven”»"),
        ("es", "'luz' es una palabra", "‘luz’ es una palabra"),
        ("es-MX", '"Dijo "ven" y calló"', "“Dijo ‘ven’ y calló”"),
        ("es-419", "\"Dijo 'ven'\"", "“Dijo ‘ven’”"),
        ("es", '"¿Quién?" "¡Yo!"', "«¿Quién?» «¡Yo!»"),
        (
            "it",
            '"Ho letto "Ode a "Saffo" e altro" ieri"',
            "«Ho letto “Ode a ‘Saffo’ e altro” ieri»",
        ),
        ("el", '"Γιατί;" "Είπε "ναι" σε μένα"', "«Γιατί;» «Είπε “ναι” σε μένα»"),
        ("en", '"a "b "c" d" e"', "“a ‘b “c” d’ e”"),
        (
            "ko",
            '그는 "안녕하세요."라고, 또 "네…"라고 했다',
            "그는 “안녕하세요.”라고, 또 “네…”라고 했다",
        ),
        ("ja", '「彼は"はい"と言った」', "「彼は『はい』と言った」"),
        ("ja", '"はい。"と言った', "「はい。」と言った"),
        ("zh", '他说："好，"又说："不。"', "他说：“好，”又说：“不。”"),
        ("zh", '他说:"好"', "他说:“好”"),
        ("zh-Hant-MO", '他說"好"', "他說「好」"),
    ],
)
def test_straight_marks_become_those_of_the_language(
    language: str, typed: str, set_right: str
) -> None:
    assert marked_text(typed, language) == set_right


@pytest.mark.parametrize(
    "typed",
    [
        'said."Ballerina" culminates',
        'a 12" record',
        '"a 12" vinyl is"',
        "5' 10\"",
        'a " b',
        "'cause he left 'em, she said 'no'",
        "the 'open one",
    ],
)
def test_a_mark_that_can_be_two_things_stays_straight(typed: str) -> None:
    kept = marked_text(typed, "en")
    assert kept.count('"') == typed.count('"')
    assert kept.split("'")[0] == typed.split("'")[0]


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_opened() -> None:
    assert marked_text('"We went on', "en") == "“We went on"


@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("don't O'Brien's", "don’t O’Brien’s"),
        ("the boys' house", "the boys’ house"),
        ("rock 'n' roll of the '90s and 80's", "rock ’n’ roll of the ’90s and 80’s"),
        ("'tis so", "’tis so"),
    ],
)
def test_certain_apostrophes_become_curly(typed: str, set_right: str) -> None:
    assert marked_text(typed, "en") == set_right


@pytest.mark.parametrize("language", ["es", "es-CU"])
@pytest.mark.parametrize(
    ("typed", "set_right"),
    [
        ("Eso es pa' ti", "Eso es pa’ ti"),
        ("'Tá bien, no hay na'", "’Tá bien, no hay na’"),
        ("los muchacho' y vamo' allá", "los muchacho’ y vamo’ allá"),
    ],
)
def test_shortened_words_of_spanish_are_no_quotations(
    language: str, typed: str, set_right: str
) -> None:
    assert marked_text(typed, language) == set_right


def test_an_unknown_language_keeps_its_marks_but_for_apostrophes_between_letters() -> None:
    assert marked_text('"l\'x" -- y', "xx") == '"l’x" -- y'


@pytest.mark.parametrize(
    ("language", "typed", "set_right"),
    [
        ("en", "wait--what", "wait—what"),
        ("en", "I was--", "I was—"),
        ("en", "one - two", "one – two"),
        ("de", "eins -- zwei", "eins – zwei"),
        ("de", "eins --- zwei", "eins — zwei"),
        ("es", "Vine --dijo ella-- tarde.", "Vine —dijo ella— tarde."),
        ("es", "--¿Le gusta? --preguntó.", "—¿Le gusta? —preguntó."),
        ("es-MX", "--Mucho.", "—Mucho."),
        ("es", "—¿Qué? --dijo--. ¡Ay!", "—¿Qué? —dijo—. ¡Ay!"),
        ("es", '--"Ven", dijo.', "—«Ven», dijo."),
        ("en", "1990-95, 1939-1945, 1990--95, pp. 12-15", "1990–95, 1939–1945, 1990–95, pp. 12–15"),
    ],
)
def test_hyphens_that_were_typed_for_dashes_become_dashes(
    language: str, typed: str, set_right: str
) -> None:
    assert marked_text(typed, language) == set_right


@pytest.mark.parametrize(
    "typed", ["--flag", "-->", "2010-12", "555-1234", "3 - 2", "978-1-2345", "- item", "well-known"]
)
@pytest.mark.parametrize("language", ["en", "es"])
def test_other_hyphens_stay(typed: str, language: str) -> None:
    assert marked_text(typed, language) == typed


def test_options_of_a_program_are_no_dashes_in_spanish() -> None:
    typed = "usa --foo y --bar, o bien --baz"
    assert marked_text(typed, "es") == typed


def test_several_spaces_become_one_and_three_dots_one_character() -> None:
    assert marked_text("a  b\tc... d.... e", "en") == "a b c… d.... e"


def test_french_spaces_do_not_break_and_none_is_added() -> None:
    assert marked_text("« Oui » ; non ! Si?", "fr") == (f"«{NBSP}Oui{NBSP}»{NBSP}; non{NBSP}! Si?")
    assert marked_text("non !", "en") == "non !"


def test_an_address_is_left_alone() -> None:
    typed = "see http://a.b/c--d...e, www.x.org/1990-95 or a--b@c.d"
    assert marked_text(typed, "en") == typed
