from hypothesis import given
from hypothesis import strategies as st

from tympan.cache.keys import KEY, key, kind_of

PART = st.one_of(st.binary(max_size=6), st.text(max_size=6), st.sampled_from(["1", ":", "b1:"]))
PARTS = st.lists(PART, max_size=4)


@given(PARTS, PARTS)
def test_only_the_same_parts_have_the_same_key(some: list[str | bytes], others: list[str]) -> None:
    assert (key("pages", *some) == key("pages", *others)) == (some == others)


@given(PARTS)
def test_a_key_is_a_name_for_a_file_and_tells_its_kind(parts: list[str | bytes]) -> None:
    made = key("pages-of-a-unit", *parts)
    assert KEY.fullmatch(made)
    assert kind_of(made) == "pages-of-a-unit"


def test_what_is_parted_elsewhere_or_written_as_bytes_is_something_else() -> None:
    keys = {key("a", "bc"), key("a", "b", "c"), key("a", "", "bc"), key("a", b"bc"), key("b", "bc")}
    assert len(keys) == 5


def test_a_path_that_no_encoding_knows_can_be_part_of_a_key() -> None:
    assert key("a", "\udcff") != key("a", "\udcfe")
