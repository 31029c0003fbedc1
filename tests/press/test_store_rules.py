"""What stores and e-readers ask of a layout's style sheet for EPUBs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tinycss2

from tympan import layout as layouts
from tympan.diagnostic import Span

PROJECT = Path(__file__).parents[2]
LAYOUTS = sorted(layouts.known(PROJECT))
# Sizes that do not follow the reader's; a thin rule may have them.
FIXED = re.compile(r"\d(?:px|pt|pc|mm|cm|in|q)\b", re.IGNORECASE)
# A grey that shows on white, on black and on sepia lies between these.
GREYS = re.compile(r"#([6-9][0-9a-f]?)\1{2}", re.IGNORECASE)
OWN_COLOUR = ("inherit", "currentcolor", "transparent", "none")

Declared = tuple[str, str, str]


@pytest.fixture(params=LAYOUTS)
def declared(request: pytest.FixtureRequest) -> list[Declared]:
    """Every declaration for EPUBs: selector, property, value."""
    layout = layouts.find(str(request.param), PROJECT, Span(Path("edition.toml")), {})
    return list(_declarations(tinycss2.parse_stylesheet(layout.style("epub"), True, True)))


def _declarations(rules: list[tinycss2.ast.Node]) -> Iterator[Declared]:
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            yield from _declarations(tinycss2.parse_rule_list(rule.content, True, True))
        elif rule.type == "qualified-rule":
            selector = " ".join(tinycss2.serialize(rule.prelude).split())
            for one in tinycss2.parse_blocks_contents(rule.content, True, True):
                yield selector, one.lower_name, tinycss2.serialize(one.value).strip().lower()


def names(selector: str) -> set[str]:
    return {part.strip() for part in selector.split(",")}


def test_body_text_keeps_the_readers_size_lines_colours_and_margins(
    declared: list[Declared],
) -> None:
    kept = ("font-size", "font", "line-height", "color", "background", "padding")
    wrong = [
        (selector, name)
        for selector, name, value in declared
        if names(selector) & {"html", "body", "p"}
        and (name in kept or (name.startswith("margin") and value not in ("0", "0 0")))
    ]
    assert wrong == []


def test_nothing_is_placed_painted_or_pulled_out_of_the_page(declared: list[Declared]) -> None:
    wrong = [
        (selector, name, value)
        for selector, name, value in declared
        if (name == "position" and value != "static")
        or (name.startswith("background") and value not in OWN_COLOUR)
        or (name.startswith("margin") and re.search(r"(?<![\w.])-\.?\d", value))
        or name in ("height", "max-height", "z-index")
    ]
    assert wrong == []


def test_sizes_follow_the_readers_own(declared: list[Declared]) -> None:
    wrong = [
        (selector, name, value)
        for selector, name, value in declared
        if (FIXED.search(value) and not name.startswith(("border", "outline")))
        or (name == "font-size" and not re.fullmatch(r"[\d.]+em|inherit|1", value))
    ]
    assert wrong == []


def test_a_first_line_is_indented_by_four_ems_at_most(declared: list[Declared]) -> None:
    indents = [
        float(value[:-2]) for _, name, value in declared if name == "text-indent" and "em" in value
    ]
    assert indents and max(indents) <= 4


def test_colours_are_the_readers_own_or_a_grey_for_day_and_night(
    declared: list[Declared],
) -> None:
    wrong = [
        (selector, value)
        for selector, name, value in declared
        if name in ("color", "border-color", "outline-color")
        and value not in OWN_COLOUR
        and not GREYS.fullmatch(value)
    ]
    assert wrong == []
