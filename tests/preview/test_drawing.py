"""Pages as pictures."""

import io

import pikepdf
import pytest
from PIL import Image

from tympan.preview.drawing import NARROWEST, WIDEST, picture


def page() -> bytes:
    """A page of 100 × 200 points with 10 points of bleed, red on the trim, blue on the bleed."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page(page_size=(120, 220))
    sheet.TrimBox = [10, 10, 110, 210]
    paint = b"0 0 1 rg 0 0 120 220 re f 1 0 0 rg 10 10 100 200 re f"
    sheet.Contents = pdf.make_stream(paint)
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


def drawn(width: int, is_grey: bool = False) -> Image.Image:
    return Image.open(io.BytesIO(picture(page(), 0, width, is_grey)))


def test_a_page_is_cut_to_its_trim() -> None:
    made = drawn(300)
    assert made.size == (300, 600)
    assert made.convert("RGB").getextrema() == ((255, 255), (0, 0), (0, 0))


def test_what_is_printed_in_black_alone_is_shown_in_grey() -> None:
    red, green, blue = drawn(100, is_grey=True).convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    assert red == green == blue


@pytest.mark.parametrize(("asked", "given"), [(1, NARROWEST), (99999, WIDEST)])
def test_no_size_is_too_small_or_too_large(asked: int, given: int) -> None:
    assert drawn(asked).width == given
