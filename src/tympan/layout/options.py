"""The options that a layout declares: their kinds, defaults, meanings, and whether a value fits."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tympan.diagnostic import Fault, Span, error
from tympan.layout.paper import size_of

KINDS = ("colour", "length", "choice", "flag", "text", "face", "paper")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
LENGTH = re.compile(r"\d+(\.\d+)?(pt|mm|cm|in|em)")


@dataclass(frozen=True, slots=True)
class Option:
    """Something an editor may set; `kind` is one of `KINDS`, `choices` are those of a choice.

    `paper` is what a flag changes about the page when it is up, or each choice that is made. A
    face or a paper that is empty is the layout's own.
    """

    name: str
    kind: str
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()
    paper: tuple[tuple[Any, Mapping[str, float]], ...] = ()


def declared(name: str, table: Mapping[str, Any], at: Span) -> Option:
    """The option that a table of `layout.toml` declares; raises `Fault` when it is not whole."""
    try:
        option = Option(
            name,
            table["type"],
            table["default"],
            table["meaning"],
            tuple(table.get("choices", ())),
            tuple(_papers(table)),
        )
        value_of(option, option.default)
        for value, _ in option.paper:
            value_of(option, value)
    except (KeyError, TypeError, ValueError) as problem:
        what = f"there is no {problem}" if isinstance(problem, KeyError) else problem
        raise Fault(
            error(
                "layout-broken",
                at,
                f"option “{name}”: {what}",
                f"an option has a type ({', '.join(KINDS)}), a default of that type and a meaning",
            )
        ) from problem
    return option


def _papers(table: Mapping[str, Any]) -> Iterable[tuple[Any, Mapping[str, float]]]:
    """Each value that changes something about the page, with what it changes."""
    paper = table.get("paper", {})
    return paper.items() if table["type"] == "choice" or not paper else [(True, paper)]


def value_of(option: Option, value: Any) -> Any:
    """The value, if it is of the option's kind; otherwise `ValueError` says what would be."""
    match option.kind:
        case "flag" if isinstance(value, bool):
            return value
        case "flag":
            raise ValueError(f"{value!r} is neither true nor false")
        case "colour" if isinstance(value, str) and COLOUR.fullmatch(value):
            return value
        case "colour":
            raise ValueError(f"{value!r} is not a colour such as #7a1f2b")
        case "length" if isinstance(value, str) and LENGTH.fullmatch(value):
            return value
        case "length":
            raise ValueError(f"{value!r} is not a length such as 14pt or 3mm")
        case "choice" if value in option.choices:
            return value
        case "choice" if str(value) in option.choices:
            raise ValueError(f'{value!r} is written in quotation marks: "{value}"')
        case "choice":
            raise ValueError(f"{value!r} is not one of {', '.join(option.choices)}")
        case "text" | "face" if isinstance(value, str):
            return value
        case "paper" if isinstance(value, str):
            if value:
                size_of(value)
            return value
        case _:
            raise ValueError(f"{value!r} does not fit the type “{option.kind}”")
