"""What holds of every hearing: nothing lost, nobody undeclared, no end of time."""

from collections import Counter
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from tympan.intake.hear import hear
from tympan.intake.source import Passage, Run, Source
from tympan.intake.words import words_of

PIECES = (
    *("Ann: ", "Q: ", "A. ", "**", "“", "”", '"', " said Lee. ", "Lee Chung-ho ", "?", "! ", ". "),
    *("— ", "[00:12] ", "Note: ", "「", "」", "기자: ", "she ", "I ", "\n", "« ", " »"),
)
TEXT = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=12).map("".join)
RUN = st.builds(Run, text=TEXT, bold=st.booleans(), italic=st.booleans())
PASSAGE = st.builds(
    Passage,
    kind=st.sampled_from(("text", "text", "text", "heading", "item", "term", "quote", "break")),
    runs=st.lists(RUN, max_size=3).map(tuple),
    line=st.integers(1, 99),
    level=st.integers(0, 3),
    speaker=st.sampled_from(("", "", "", "Ann", "Speaker 1")),
    label=st.sampled_from(("", "", "1.", "–")),
)
LANGUAGES = st.sampled_from(("en", "fr", "de", "es", "ko", "ja", "zh", "he", "ar", "pl", ""))


@settings(deadline=None)
@given(st.lists(PASSAGE, max_size=12).map(tuple), LANGUAGES)
def test_hearing_loses_no_word_and_declares_everybody(
    passages: tuple[Passage, ...], language: str
) -> None:
    heard = hear(Source("any", "any", passages, ()), language)
    before = Counter(w for each in passages for w in words_of(f"{each.label} {each.text}"))
    after = Counter(
        word
        for each in heard.passages
        for word in words_of(f"{each.label} {each.passage.label} {each.passage.text}")
    )
    after.update(word for part in heard.fenced for word in words_of(part.text))
    formats_own = Counter(w for each in passages for w in words_of(each.speaker))
    assert before - after == Counter()
    assert after - before - formats_own == Counter()
    known = {voice.id for voice in heard.voices} | {""}
    assert len({voice.id for voice in heard.voices}) == len(heard.voices)
    assert all(voice.id.isascii() and voice.id for voice in heard.voices)
    for each in heard.passages:
        assert each.speaker in known
        last = 0
        for quotation in each.quotations:
            assert quotation.speaker in known
            assert last <= quotation.start < quotation.end <= len(each.passage.text)
            last = quotation.end


def test_a_long_text_is_heard_in_time(source: Callable[..., Source]) -> None:
    lines = [f"{'QA'[at % 2]}: {'word ' * 40}{'?' if at % 2 == 0 else '.'}" for at in range(3000)]
    heard = hear(source(*lines), "en")
    assert len(heard.passages) == 3000
    assert [voice.id for voice in heard.voices] == ["q", "a"]
