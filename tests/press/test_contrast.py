"""Contrast as WCAG reckons it."""

import pytest

from tympan.press.contrast import least_contrast


@pytest.mark.parametrize(
    ("css", "contrast"),
    [
        ("p { color: #000 }", 21),
        ("p { color: #767676 }", 4.54),
        ("p { color: #777 }", 4.48),
        ("p { background: #fff url(a.png); color: white }", 1),
        ("p { background-color: #9b1c3b; color: white }", 8.0),
        ("@media screen { p { color: #000 } } b { color: #777 }", 4.48),
    ],
)
def test_the_least_contrast_of_a_sheet_is_found(css: str, contrast: float) -> None:
    assert least_contrast(css) == pytest.approx(contrast, abs=0.05)


@pytest.mark.parametrize(
    "css", ["p { border: 1px solid }", "p { color: inherit }", "p { background: transparent }"]
)
def test_a_sheet_without_colours_leaves_them_to_the_reader(css: str) -> None:
    assert least_contrast(css) is None
