"""What an ISBN is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tympan.isbn import check_digit, is_isbn


@pytest.mark.parametrize(
    ("isbn", "right"),
    [
        ("978-3-16-148410-0", True),
        ("9783161484101", False),
        ("978 3 16 148410 0", True),
        ("3-16-148410-0", False),
        ("9773161484103", False),
        ("978316148410٠", False),
        ("", False),
    ],
)
def test_the_digit_of_an_isbn_is_checked(isbn: str, right: bool) -> None:
    assert is_isbn(isbn) is right


@given(st.text("0123456789", min_size=9, max_size=9), st.integers(0, 12))
def test_two_neighbours_that_change_places_are_noticed_unless_they_are_five_apart(
    title: str, place: int
) -> None:
    right = "978" + title + check_digit("978" + title)
    assert is_isbn(right)
    turned = right[:place] + right[place : place + 2][::-1] + right[place + 2 :]
    two = [int(digit) for digit in right[place : place + 2]]
    same = len(two) < 2 or two[0] == two[1] or abs(two[0] - two[1]) == 5
    assert is_isbn(turned) == (same and turned.startswith(("978", "979")))
