"""Ordinary colours become ink."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tympan.diagnostic import Fault
from tympan.press.ink import INK_LIMIT, in_ink, mix, picture_in_ink

SHEET = Path("shared.css")
PART = st.integers(0, 255)


def test_black_text_is_black_ink_alone() -> None:
    assert in_ink("p { color: #000 }", SHEET) == "p { color: device-cmyk(0% 0% 0% 100%) }"


def test_a_grey_is_black_ink_alone() -> None:
    assert mix(102, 102, 102) == (0, 0, 0, 60.0)


def test_a_colour_is_separated_through_the_profile() -> None:
    cyan, magenta, yellow, black = mix(155, 28, 59)
    assert magenta > 90 and yellow > 40 and cyan < 40 and black < 40


@given(PART, PART, PART)
def test_no_colour_is_wetter_than_the_limit(red: int, green: int, blue: int) -> None:
    assert sum(mix(red, green, blue)) <= INK_LIMIT


def test_colours_are_found_in_page_margins_borders_and_gradients() -> None:
    css = """@page { @top-left { border-top: 1pt solid #fff } }
    p { background: linear-gradient(white, black) }"""
    made = in_ink(css, SHEET)
    assert made.count("device-cmyk") == 3
    assert "#fff" not in made and "white" not in made


def test_names_that_only_look_like_colours_are_left_alone() -> None:
    css = '#cab { font-family: Red; content: "#fff" } a:hover #fed { margin: 0 }'
    assert in_ink(css, SHEET) == css


def test_what_is_see_through_is_named_with_its_line() -> None:
    with pytest.raises(Fault, match=r"shared\.css:2: error\[layout-broken\]"):
        in_ink("p { color: #000 }\nh1 { color: rgba(0, 0, 0, 0.5) }", SHEET)


def picture(image: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    image.save(file, form)
    return file.getvalue()


@pytest.mark.parametrize(
    ("image", "mode"),
    [
        (Image.new("RGB", (4, 4), (200, 30, 30)), "CMYK"),
        (Image.new("RGB", (4, 4), (90, 90, 90)), "L"),
        (Image.new("L", (4, 4), 90), "L"),
        (Image.new("RGBA", (4, 4), (200, 30, 30, 128)), "CMYK"),
        (Image.new("P", (4, 4)), "L"),
        (Image.new("1", (4, 4)), "L"),
    ],
    ids=lambda value: getattr(value, "mode", value),
)
def test_a_picture_becomes_grey_or_cmyk(image: Image.Image, mode: str) -> None:
    with Image.open(io.BytesIO(picture_in_ink(picture(image)))) as made:
        assert made.mode == mode


def test_a_cmyk_picture_is_left_as_it_is() -> None:
    given = picture(Image.new("CMYK", (4, 4)), "JPEG")
    assert picture_in_ink(given) == given
