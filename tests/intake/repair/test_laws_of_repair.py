"""Laws: repair changes glyphs only, and twice equals once."""

from hypothesis import given
from hypothesis import strategies as st

from tympan.intake.repair import repair
from tympan.intake.source import Passage, Run, Source
from tympan.intake.words import words_of

# Letters, and everything that repair looks at; nothing that stands for a wrong encoding.
PIECES = st.sampled_from(
    [
        *("Ann ", "said", "rowed", "It ", "I’m", "1990", "em ", " ", "  ", "\u00ad", "\u00a0"),
        *(
            "'",
            '"',
            "“",
            "”",
            "‘",
            "’",
            "„",
            "«",
            "»",
            ".",
            ",",
            "!",
            "--",
            "...",
            "—",
            "(",
            ")",
            "-",
        ),
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=14).map("".join)
LANGUAGES = st.sampled_from(["en", "de", "fr", "es", "ko", "ja", "xx"])


def source(texts: list[str]) -> Source:
    passages = tuple(Passage("text", (Run(text),), line) for line, text in enumerate(texts, 1))
    return Source("own.txt", "text", passages, ())


@given(st.lists(TEXTS, max_size=4), LANGUAGES)
def test_every_letter_and_digit_stays_in_its_order(texts: list[str], language: str) -> None:
    repaired, _ = repair(source(texts), language)
    before, after = (
        "".join(word for passage in passages for word in words_of(passage.text))
        for passages in (source(texts).passages, repaired.passages)
    )
    assert after == before


@given(st.lists(TEXTS, max_size=4), LANGUAGES)
def test_twice_equals_once(texts: list[str], language: str) -> None:
    once, _ = repair(source(texts), language)
    twice, mended = repair(once, language)
    assert twice.passages == once.passages
    assert mended == ()
