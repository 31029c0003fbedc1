"""Quotations in prose: whose they are, and what is no quotation at all."""

from collections.abc import Callable

import pytest

from tympan.intake.heard import Hearing

Quotes = Callable[..., list[str]]
Hears = Callable[..., Hearing]

OPENS = "On the quay in Leith the sculptor Ines Varga keeps a workshop without a door."
REED = "The engineer Tom Reed, who drew the second bridge, does not agree."


@pytest.mark.parametrize(
    "line",
    [
        "“I took it off,” says Varga.",
        "“I took it off,” said Ines Varga, 61, on Monday.",
        "“I took it off,” Varga told the paper.",
        "“I took it off,” Varga, who is 61, said.",
        "“I took it off,” she said.",
        "“I took it off,” the sculptor later explained.",
        "Varga says: “I took it off.”",
        "As Varga puts it, “I took it off.”",
        "According to Varga, “I took it off.”",
        "“I took it off.” — Ines Varga",
        "“I took it off!” she laughs.",
        '"I took it off," says Varga.',
        '“I took it off" says Varga.',
    ],
)
def test_a_tag_names_the_speaker(line: str, quotes: Quotes) -> None:
    (found,) = quotes(OPENS, line)
    assert found.startswith("ines-varga: ")


def test_a_split_quotation_is_one_speakers(quotes: Quotes) -> None:
    assert quotes(OPENS, "“I sold it,” she said, “for wood. And,” she added, “for fun.”") == [
        "ines-varga: “I sold it,”",
        "ines-varga: “for wood. And,”",
        "ines-varga: “for fun.”",
    ]


def test_what_follows_a_tag_in_its_paragraph_goes_on(quotes: Quotes) -> None:
    assert quotes(OPENS, "“I sold it,” says Varga. “Never again.”")[1] == (
        "ines-varga: “Never again.”"
    )


def test_a_speech_over_paragraphs_opens_each_and_closes_once(hearing: Hears) -> None:
    heard = hearing(OPENS, "“I sold it,” Varga said. “For wood.", "“And for fun.”", "She left.")
    said = [quote for each in heard.passages for quote in each.quotations]
    assert [(quote.speaker, quote.why) for quote in said] == [
        ("ines-varga", "tag after"), ("ines-varga", "continued"), ("ines-varga", "continued"),
    ]  # fmt: skip


def test_two_people_keep_their_own_words(quotes: Quotes) -> None:
    found = quotes(OPENS, "“I drew it,” Varga says.", REED, "“I did,” he says. “In May.”",
                   "“He did not,” she says.", "Reed laughs. “I did.”")  # fmt: skip
    assert [line.split(":")[0] for line in found] == [
        "ines-varga", "tom-reed", "tom-reed", "ines-varga", "tom-reed",
    ]  # fmt: skip


def test_only_one_voice_speaks_what_has_no_tag(hearing: Hears) -> None:
    heard = hearing(OPENS, "“I sold it,” Varga said.", "The quay was empty.", "“It always is so.”")
    assert heard.passages[3].quotations[0].why == "only voice"
    assert heard.doubts == ()


def test_between_two_voices_what_has_no_tag_is_doubtful(hearing: Hears) -> None:
    heard = hearing(OPENS, "“I sold it,” Varga said.", REED, "“I did,” Reed said.",
                    "The quay was empty then.", "“It is always empty in May.”")  # fmt: skip
    assert heard.passages[5].quotations[0].speaker == ""
    assert [doubt.line for doubt in heard.doubts] == [6]


@pytest.mark.parametrize(
    "line",
    [
        "“There was a school,” her mother said.",
        "“There was a school,” a neighbour said.",
        "“There was a school,” the mayor said.",
        "“There was a school,” they said.",
        "“Was there a school?” I asked.",
    ],
)
def test_words_of_somebody_unknown_are_given_to_nobody(line: str, quotes: Quotes) -> None:
    assert quotes(OPENS, "“I sold it,” Varga said.", line)[1].startswith(": ")


def test_a_fragment_in_the_narrators_sentence_is_partial(quotes: Quotes) -> None:
    assert quotes(OPENS, "“I sold it,” Varga said.", "Varga calls her method “slow ruin.”",
                  "Varga said the bridge was “a mistake” and “not the last one.”")[1:] == [
        "ines-varga: ~“slow ruin.”",
        "ines-varga: ~“a mistake”",
        "ines-varga: ~“not the last one.”",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Her film “The Long Salt” is out.",
        "Her new book, “Three Bridges,” tells the story.",
        "It was her first film, “Ballast.” Nobody came.",
        "“Ballast” ends in a storm.",
        "The so-called “Leith school” never existed.",
        "Ann “Red” Bell built the quay.",
        "The town known as “the wet mile” sleeps.",
    ],
)
def test_titles_names_and_scare_quotes_are_no_speech(line: str, quotes: Quotes) -> None:
    assert quotes(OPENS, line) == []


def test_names_that_share_a_surname_are_kept_apart(quotes: Quotes) -> None:
    found = quotes(REED, "“I did,” he says.", "Reed’s daughter, Ines Reed, runs the office.",
                   "“He draws,” says Ms. Reed.")  # fmt: skip
    assert [line.split(":")[0] for line in found] == ["tom-reed", "ines-reed"]


def test_single_marks_are_speech_where_the_text_keeps_to_them(quotes: Quotes) -> None:
    found = quotes("The potter Ada Lowe has a shed.",
                   "‘I was late,’ says Lowe. ‘It’s the potters’ way.’",
                   "‘I sold one,’ she recalls.")  # fmt: skip
    assert found == [
        "ada-lowe: ‘I was late,’",
        "ada-lowe: ‘It’s the potters’ way.’",
        "ada-lowe: ‘I sold one,’",
    ]


def test_who_is_quoted_becomes_a_voice_by_the_fullest_name(hearing: Hears) -> None:
    heard = hearing("Director Lee Sang-woo is back.", "“I wrote it,” Lee said.")
    assert [(voice.id, voice.name, voice.short) for voice in heard.voices] == [
        ("lee-sang-woo", "Lee Sang-woo", "Lee")
    ]


def test_one_who_tells_their_own_story_quotes_others_without_voices(hearing: Hears) -> None:
    heard = hearing("I was born by the mill and my father took me there when I was five.",
                    "My Master said, “Go home.” I went, and my mother hid me.",
                    "“Stay,” Old Ben told me, and I stayed.")  # fmt: skip
    assert heard.voices == ()
    assert len(heard.doubts) == 1


def test_quotations_inside_an_answer_are_the_answers_own(hearing: Hears) -> None:
    heard = hearing("Q: And?", "A: He said, “Never buy a barrel,” and went.", "Q: So?", "A: So.")
    assert not any(each.quotations for each in heard.passages)


@pytest.mark.parametrize(
    ("language", "lines", "speakers"),
    [
        ("fr", ["La relieuse Claire Aubin travaille à Tours.",
                "« Je n'ai rien appris, dit-elle. J'ai regardé. »",
                "« Un livre mouillé n'est pas perdu », explique Claire Aubin.",
                "Son fils, Paul Aubin, en doute. « Il est perdu », répond-il.",
                "Selon elle, « le papier pardonne »."],
         ["claire-aubin", "claire-aubin", "paul-aubin", "claire-aubin"]),
        ("de", ["Die Gießerin Ana Brandt arbeitet in Gent.",
                "„Ich höre zu“, sagt Brandt. „Dann gieße ich.“",
                "„Niemand will warten“, erzählt sie.", "Brandt sagt: „Das Metall weiß es.“"],
         ["ana-brandt"] * 4),
        ("de", ["Die Gießerin Ana Brandt arbeitet in Gent.", "»Ich höre zu«, sagt Brandt."],
         ["ana-brandt"]),
        ("es", ["La carpintera Lucía Peña trabaja en Cuenca.",
                "“Empecé a los doce”, cuenta Peña. “Mi padre no quería”, dice.",
                "Según Peña, “la madera recuerda”."],
         ["lucia-pena"] * 3),
        ("ko", ["이충우 감독은 새 영화로 돌아왔다.", "이 감독은 “배우를 떠올렸다”고 말했다.",
                "“음악에 신경을 썼다”고 그는 덧붙였다.",
                "이 감독은 “배우를 믿었다”며 “그게 전부였다”고 설명했다."],
         ["voice-1"] * 4),
        ("ja", ["監督の田中さんは新しい映画を撮った。", "田中さんは「彼女しかいない」と話す。",
                "「音楽です」と田中さんは語った。"], ["voice-1"] * 2),
        ("zh", ["导演李明回来了。", "李明说：“我就想到了她。”", "“音乐特别重要，”李明表示。"],
         ["voice-1"] * 2),
    ],
)  # fmt: skip
def test_tags_of_other_languages(
    language: str, lines: list[str], speakers: list[str], quotes: Quotes
) -> None:
    assert [line.split(":")[0] for line in quotes(*lines, language=language)] == speakers


def test_gershayim_and_inches_are_no_marks(quotes: Quotes) -> None:
    assert quotes('הוא שירת בצה"ל שנים רבות.', 'וגם בדו"ח.', language="he") == []
