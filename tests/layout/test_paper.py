"""The page of a layout: its size by name or measured, and margins that follow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.layout.paper import LEAST, MOST, NAMED, Paper, resized, size_of

A5 = Paper(148, 210, 3)
SIDES = st.floats(LEAST, MOST)


@pytest.mark.parametrize(
    ("asked", "size"),
    [
        ("a6", (105, 148)),
        ("half-letter", (139.7, 215.9)),
        ("120 x 190 mm", (120, 190)),
        ("120.5×190mm", (120.5, 190)),
    ],
)
def test_a_size_is_named_or_measured(asked: str, size: tuple[float, float]) -> None:
    assert size_of(asked) == size


def test_every_named_size_can_be_a_page() -> None:
    for width, height in NAMED.values():
        assert LEAST <= width < height <= MOST


@given(SIDES, SIDES)
def test_a_text_keeps_its_share_of_the_width_up_to_its_measure(width: float, height: float) -> None:
    made = resized(A5, width, height)
    text = made.width - made.inside - made.outside
    assert text == pytest.approx(min(A5.measure, width * 102 / 148))
    assert made.inside / made.outside == pytest.approx(A5.inside / A5.outside)
    assert (made.text, made.leading) == (A5.text, A5.leading)


@given(SIDES, SIDES)
def test_a_paper_resized_twice_is_one_resized_once(width: float, height: float) -> None:
    once = resized(A5, width, height)
    twice = resized(once, width, height)
    assert (twice.inside, twice.outside) == pytest.approx((once.inside, once.outside))


def test_a_small_paper_keeps_its_margins_as_small() -> None:
    made = resized(A5, *size_of("a6"))
    assert (made.top, made.bottom) == pytest.approx((A5.top * 148 / 210, A5.bottom * 148 / 210))


@given(SIDES, SIDES)
def test_columns_keep_the_share_of_a_text_up_to_a_measure_each(width: float, height: float) -> None:
    made = resized(replace(A5, columns=2, gap=6), width, height)
    assert 2 * made.column + 6 == pytest.approx(min(2 * A5.measure + 6, width * 102 / 148))
