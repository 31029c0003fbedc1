"""The options of a layout: which values fit which kind."""

from pathlib import Path
from typing import Any

import pytest

from tympan.diagnostic import Fault, Span
from tympan.layout.options import KINDS, Option, declared, value_of

AT = Span(Path("layout.toml"), 3)
FITTING: list[tuple[str, Any]] = [
    ("flag", True),
    ("flag", False),
    ("colour", "#7a1f2b"),
    ("colour", "#ABCDEF"),
    ("length", "14pt"),
    ("length", "0.5mm"),
    ("choice", "left"),
    ("text", ""),
    ("text", "Vol. 1"),
    ("face", "EB Garamond"),
    ("face", ""),
    ("paper", "a6"),
    ("paper", "120 x 190 mm"),
    ("paper", "120×190mm"),
    ("paper", ""),
]
UNFIT: list[tuple[str, Any, str]] = [
    ("flag", "true", "neither true nor false"),
    ("flag", 1, "neither true nor false"),
    ("colour", "red", "not a colour such as #7a1f2b"),
    ("colour", "#fff", "not a colour"),
    ("colour", "#7a1f2b; } @import 'x'", "not a colour"),
    ("colour", 0, "not a colour"),
    ("length", "14", "not a length such as 14pt or 3mm"),
    ("length", 14, "not a length"),
    ("length", "-2mm", "not a length"),
    ("length", "3mm\n", "not a length"),
    ("choice", "centre", "not one of left, right, 2"),
    ("choice", ["left"], "not one of left, right, 2"),
    ("choice", 2, 'is written in quotation marks: "2"'),
    ("text", 3, "does not fit the type “text”"),
    ("face", 3, "does not fit the type “face”"),
    ("paper", "A6", "neither a paper .a4, a5, a6, .* nor a size such as 120 x 190 mm"),
    ("paper", "120 x 190", "nor a size such as 120 x 190 mm"),
    ("paper", "12 x 190 mm", "each side has 70 to 450 mm"),
    ("paper", 120, "does not fit the type “paper”"),
    ("number", 3, "does not fit the type “number”"),
]


def option(kind: str) -> Option:
    return Option("x", kind, None, "what it does", ("left", "right", "2"))


@pytest.mark.parametrize(("kind", "value"), FITTING)
def test_a_value_of_the_options_kind_is_taken_as_it_is(kind: str, value: object) -> None:
    assert value_of(option(kind), value) == value


@pytest.mark.parametrize(("kind", "value", "why"), UNFIT)
def test_any_other_value_is_refused_with_an_example(kind: str, value: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        value_of(option(kind), value)


def test_the_values_above_are_of_every_kind() -> None:
    assert {kind for kind, _ in FITTING} == set(KINDS)


def test_an_option_is_declared_by_a_table() -> None:
    table = {"type": "choice", "default": "left", "meaning": "where", "choices": ["left", "right"]}
    assert declared("side", table, AT) == Option(
        "side", "choice", "left", "where", ("left", "right")
    )


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"type": "flag", "meaning": "m"}, "there is no 'default'"),
        ({"default": True, "meaning": "m"}, "there is no 'type'"),
        ({"type": "flag", "default": True}, "there is no 'meaning'"),
        ({"type": "flag", "default": "yes", "meaning": "m"}, "'yes' is neither true nor false"),
        ({"type": "number", "default": 3, "meaning": "m"}, "3 does not fit the type “number”"),
        ({"type": "choice", "default": "a", "meaning": "m", "choices": 3}, "not iterable"),
    ],
)
def test_a_declaration_that_is_not_whole_is_told(table: dict[str, Any], why: str) -> None:
    with pytest.raises(Fault) as told:
        declared("side", table, AT)
    assert str(told.value).startswith("layout.toml:3: error[layout-broken] option “side”: ")
    assert why in str(told.value)
    assert (
        "\n  mend: an option has a type (colour, length, choice, flag, text, face, paper)"
        in str(told.value)
    )
