"""Ordinary colours become ink."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tympan.diagnostic import Fault, Span
from tympan.press.ink import Ink, refuse_transparency
from tympan.printers import DEFAULT, find

SHEET = Path("shared.css")
PROFILE = find(DEFAULT, Path(), Span(Path())).condition.profile
COATED, NEWSPRINT = Ink("cmyk", PROFILE, 300), Ink("cmyk", PROFILE, 240)
BLACK, LIGHT = Ink("grey", PROFILE, 300), Ink("rgb", PROFILE, 400)
PART = st.floats(0, 1)
LARGE = (10_000, 10_000)


def test_black_is_black_ink_alone() -> None:
    assert COATED.mix(0, 0, 0) == (0, 0, 0, 1)


def test_a_grey_is_black_ink_alone() -> None:
    assert COATED.mix(0.4, 0.4, 0.4) == (0, 0, 0, 0.6)


def test_a_colour_is_separated_through_the_profile() -> None:
    cyan, magenta, yellow, black = COATED.mix(155 / 255, 28 / 255, 59 / 255)
    assert magenta > 0.9 and yellow > 0.4 and cyan < 0.4 and black < 0.4


def test_a_press_with_black_ink_alone_gets_greys() -> None:
    assert BLACK.mix(0, 0, 0) == (0,)
    (grey,) = BLACK.mix(155 / 255, 28 / 255, 59 / 255)
    assert 0.2 < grey < 0.4


def test_a_printer_at_home_gets_the_colours_as_they_are() -> None:
    assert LIGHT.mix(0.1, 0.2, 0.3) == (0.1, 0.2, 0.3)


@given(PART, PART, PART, st.sampled_from((COATED, NEWSPRINT)))
def test_no_colour_is_wetter_than_the_limit(
    red: float, green: float, blue: float, ink: Ink
) -> None:
    assert sum(ink.mix(red, green, blue)) * 100 <= ink.limit + 1e-6


@pytest.mark.parametrize("css", ["p { color: #0000007f }", "p { color: rgb(0 0 0 / 50%) }"])
def test_what_is_see_through_is_named_with_its_line(css: str) -> None:
    with pytest.raises(Fault, match=r"shared\.css:2: error\[layout-broken\].*shine through"):
        refuse_transparency("h1 { color: #000; background: transparent }\n" + css, SHEET)


def test_a_gradient_is_refused_wherever_it_stands() -> None:
    css = "@media print { p { background: linear-gradient(white, black) } }"
    with pytest.raises(Fault, match=r"shared\.css:1: .*gradient"):
        refuse_transparency(css, SHEET)


def test_names_that_only_look_like_colours_are_left_alone() -> None:
    refuse_transparency('#cab7 { content: "#0007" } a:hover #fed { margin: 0 }', SHEET)


def picture(image: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    image.save(file, form)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


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
    data = picture(image)
    assert opened(COATED.picture(data, LARGE)).mode == mode
    assert opened(BLACK.picture(data, LARGE)).mode == "L"
    assert opened(LIGHT.picture(data, LARGE)).mode in ("1", "L", "RGB")


@pytest.mark.parametrize("ink", [COATED, NEWSPRINT], ids=["coated", "newsprint"])
@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_no_pixel_of_a_picture_is_wetter_than_the_limit(ink: Ink, mode: str) -> None:
    noise = [Image.effect_noise((90, 60), 120).rotate(90 * turn) for turn in range(len(mode))]
    if mode == "CMYK":
        noise = [band.resize((90, 60)).point(lambda value: 255 - value // 3) for band in noise]
    wet = Image.merge(mode, [band.resize((90, 60)) for band in noise])
    form = "JPEG" if mode == "CMYK" else "PNG"
    made = opened(ink.picture(picture(wet, form), LARGE))
    wettest = max(sum(pixel) for pixel in made.get_flattened_data())  # type: ignore[arg-type]
    assert wettest / 2.55 <= ink.limit


def test_a_separated_picture_keeps_its_separation() -> None:
    given = Image.new("CMYK", (16, 16), (10, 200, 150, 40))
    made = opened(COATED.picture(picture(given, "JPEG"), LARGE)).getpixel((8, 8))
    assert isinstance(made, tuple)
    assert all(abs(is_ - was) <= 3 for is_, was in zip(made, (10, 200, 150, 40), strict=True))


def test_a_picture_is_made_no_larger_than_the_press_can_use() -> None:
    data = picture(Image.new("RGB", (400, 200), (200, 30, 30)))
    assert opened(COATED.picture(data, (100, 50))).size == (100, 50)
    assert opened(COATED.picture(data, (4000, 2000))).size == (400, 200)
    # One that is cropped to a square keeps enough for its height.
    assert opened(COATED.picture(data, (100, 100))).size == (200, 100)


def test_what_was_see_through_stands_on_white() -> None:
    clear = picture(Image.new("RGBA", (4, 4), (200, 30, 30, 0)))
    assert opened(COATED.picture(clear, LARGE)).getpixel((1, 1)) == 255
