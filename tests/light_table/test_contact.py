"""Which pages lie open together, and that each is shown."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf
from PIL import Image

from tympan.light_table.contact import ACROSS, DOWN, sheets, spreads, together


@pytest.mark.parametrize(
    ("pages", "open_together"),
    [
        (0, []),
        (1, [(1,)]),
        (2, [(1,), (2,)]),
        (4, [(1,), (2, 3), (4,)]),
        (5, [(1,), (2, 3), (4, 5)]),
    ],
)
def test_the_first_page_is_alone_on_the_right(
    pages: int, open_together: list[tuple[int, ...]]
) -> None:
    assert list(together(pages)) == open_together


@given(st.integers(0, 900))
def test_every_page_is_shown_once_and_in_order(pages: int) -> None:
    shown = [page for spread in together(pages) for page in spread]
    assert shown == list(range(1, pages + 1))


def book(pages: int) -> bytes:
    """A file of blank pages, each with a black square where it says which side it is on."""
    with Pdf.new() as pdf:
        for number in range(1, pages + 1):
            page = pdf.add_blank_page(page_size=(72, 100))
            page.obj.Contents = pdf.make_stream(b"0 g 30 40 10 10 re f" if number == 1 else b"")
        file = io.BytesIO()
        pdf.save(file)
    return file.getvalue()


def test_a_lone_first_page_is_on_the_right_half_of_its_picture() -> None:
    first, second, last = spreads(book(4))
    assert [spread.name for spread in (first, second, last)] == [
        "spread-001.png",
        "spread-002-003.png",
        "spread-004.png",
    ]
    picture = Image.open(io.BytesIO(first.png)).convert("L")
    dark = picture.point(lambda value: 255 if value < 40 else 0).getbbox()
    assert dark and dark[0] > picture.width / 2


def test_a_long_book_has_several_contact_sheets() -> None:
    pages = 2 * ACROSS * DOWN + 2
    assert len(list(sheets(list(spreads(book(pages)))))) == 2


def test_bound_at_the_right_a_lone_first_page_is_on_the_left_half() -> None:
    first, *_ = spreads(book(4), "right")
    picture = Image.open(io.BytesIO(first.png)).convert("L")
    dark = picture.point(lambda value: 255 if value < 40 else 0).getbbox()
    assert dark and dark[2] < picture.width / 2
