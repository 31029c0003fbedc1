"""The ledger: nothing is lost and nothing is added, or it is told."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tympan.diagnostic import Span
from tympan.intake.align import matches
from tympan.intake.ledger import Ledger, Reason, Word, strike

HERE = Span(Path("01.md"), 3, 1)


def struck(source: str, manuscript: str, *reasons: Reason, house: str = "") -> Ledger:
    words = [Word(word, HERE, house=word in house.split()) for word in manuscript.split()]
    return strike(source.split(), words, reasons)


def test_equal_words_come_out_even() -> None:
    ledger = struck("the ferry came at dawn", "the ferry came at dawn")
    assert ledger.is_even
    assert (ledger.words, ledger.kept) == (5, 5)


def test_a_lost_word_is_told_with_the_words_before_it_and_its_place() -> None:
    ledger = struck("the ferry came at dawn", "the ferry came dawn")
    (loss,) = ledger.lost
    assert (loss.words, loss.after, loss.at) == (("at",), ("the", "ferry", "came"), HERE)
    assert not ledger.is_even


def test_an_added_word_is_told_unless_the_house_may_add_it() -> None:
    assert struck("the ferry", "the old ferry").added[0].words == ("old",)
    assert struck("the ferry", "Title the ferry", house="Title").is_even


def test_fenced_words_are_accounted_for_once_each() -> None:
    fenced = Reason("page number", ("12", "12"))
    assert struck("a 12 b 12 c", "a b c", fenced).apart == (("page number", 2),)
    assert not struck("a 12 b 12 c 12 d", "a b c d", fenced).is_even


def test_words_that_change_places_are_a_loss() -> None:
    assert not struck("she came and he went home", "he went home she came and").is_even


def test_a_word_that_a_mended_glyph_parts_is_the_same() -> None:
    assert struck("so welldone there", "so well done there").is_even


@given(
    st.lists(st.sampled_from("abcd"), max_size=40), st.lists(st.sampled_from("abcd"), max_size=40)
)
def test_matches_are_equal_rise_on_both_sides_and_never_overlap(
    left: list[str], right: list[str]
) -> None:
    a = b = 0
    for i, j, size in matches(left, right):
        assert i >= a and j >= b and size > 0
        assert left[i : i + size] == right[j : j + size]
        a, b = i + size, j + size


def test_a_hundred_thousand_words_are_compared_quickly() -> None:
    left = [f"w{number % 9000}" for number in range(100_000)]
    right = [word for number, word in enumerate(left) if number % 997]
    assert sum(size for _, _, size in matches(left, right)) == len(right)


def test_a_title_that_takes_the_place_of_the_same_words_gives_them_back() -> None:
    words = [Word("Ann", HERE, house=True), Word("rows", HERE), Word("Ann", HERE)]
    assert strike(["rows", "Ann"], words, ()).is_even
    assert strike(["Ann", "rows"], [*words[:2], Word("Ann", HERE)], ()).is_even


def test_captions_of_one_word_that_repeat_without_end_come_out_even() -> None:
    cues = [f"{number} 00 00 {number % 60} yeah" for number in range(5000)]
    fenced = Reason("cue", tuple(word for cue in cues for word in cue.split()[:-1]))
    assert struck(" ".join(cues), "yeah " * 5000, fenced).is_even
