"""Which text a style sheet sets in which face."""

import pytest
from lxml import etree

from tympan.press.cascade import Setting, settings

XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>{}</body></html>'
)


def text(body: str, css: str) -> dict[Setting, str]:
    """The characters of each setting, in order."""
    found = settings([etree.fromstring(XHTML.format(body))], css)
    return {setting: "".join(sorted(characters)) for setting, characters in found.items()}


def test_a_family_is_inherited_until_another_is_asked_for() -> None:
    css = 'body { font-family: "Press Text", serif } i { font-family: Press Label }'
    assert text("<p>ab<i>c</i>d</p>", css) == {
        Setting(("Press Text", "serif")): "abd",
        Setting(("Press Label",), 400, "italic"): "c",
    }


@pytest.mark.parametrize(
    ("body", "weight", "style"),
    [
        ("<em>a</em>", 400, "italic"),
        ("<strong>a</strong>", 700, "normal"),
        ("<h2>a</h2>", 700, "normal"),
        ("<cite><b>a</b></cite>", 700, "italic"),
        ("<p>a</p>", 400, "normal"),
    ],
)
def test_elements_have_the_weight_and_style_that_readers_give_them(
    body: str, weight: int, style: str
) -> None:
    assert text(body, "") == {Setting((), weight, style): "a"}


@pytest.mark.parametrize(
    ("css", "weight", "style"),
    [
        ("* { font-weight: 400 }", 400, "normal"),
        ("h2 { font-weight: normal; font-style: oblique }", 400, "italic"),
        ("h2 { font-weight: 550 }", 400, "normal"),
        ("h2 { font-weight: 600 }", 700, "normal"),
        ("h2 { font-weight: inherit }", 700, "normal"),
        ("h2 { font-weight: 400 !important } h2.x { font-weight: 700 }", 400, "normal"),
        ("h2.x { font-weight: 400 } h2 { font-weight: 700 }", 400, "normal"),
        ("@media screen { h2 { font-weight: 400 } }", 400, "normal"),
        ("@page { margin: 0 } h3 { font-weight: 400 }", 700, "normal"),
    ],
)
def test_a_style_sheets_rules_go_before_the_readers_by_their_weight(
    css: str, weight: int, style: str
) -> None:
    assert text('<h2 class="x">a</h2>', css) == {Setting((), weight, style): "a"}


def test_the_font_shorthand_sets_all_three() -> None:
    css = 'b { font: italic 1em/1.2 "Press Text", serif }'
    assert text("<b>a</b>", css) == {Setting(("Press Text", "serif"), 400, "italic"): "a"}


def test_a_first_letter_and_what_a_sheet_adds_count_too() -> None:
    css = 'p::first-letter { font-weight: bold } p::before { font-style: italic; content: "§" }'
    assert text("<p>ab</p>", css) == {
        Setting(): "ab",
        Setting((), 700): "ab",
        Setting((), 400, "italic"): "ab§",
    }


def test_a_letter_counts_in_both_cases_where_the_sheet_changes_them() -> None:
    assert text("<p>aB</p>", "i { text-transform: uppercase }") == {Setting(): "ABab"}


def test_an_element_without_words_asks_for_nothing() -> None:
    assert text("<h1>\n<i>a</i></h1>", "") == {Setting((), 700, "italic"): "a"}
