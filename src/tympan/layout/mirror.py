"""A style sheet for pages that open the other way: left is right in it, and right is left.

Sheets are written for pages that read from the left. What stands on one side, floats there or is
measured from there changes sides; words of a language keep the direction that markup gives them.
"""

import re
from types import MappingProxyType
from typing import Any

OTHER = MappingProxyType({"left": "right", "right": "left"})
SIDE = re.compile(r"(?<![a-z])(left|right)(?![a-z])", re.IGNORECASE)
# Lengths, styles or colours for each edge: top, right, bottom, left.
AROUND = ("margin", "padding", "inset", "border-width", "border-style", "border-color")
# The functions that turn or move to one side by their first argument.
SIDEWAYS = ("rotate", "translatex", "translate", "skewx")
# Places whose first part is measured from the left.
PLACES = ("transform-origin", "background-position", "object-position")
IDLE = ("whitespace", "comment")


def mirrored(css: str) -> str:
    """The sheet with its sides changed, line by line as it was."""
    import tinycss2

    tokens = tinycss2.parse_component_value_list(css)
    _rules(tokens)
    return str(tinycss2.serialize(tokens))


def _rules(tokens: list[Any]) -> None:
    """Change the rules of a sheet, or of a block that holds rules."""
    prelude: list[Any] = []
    for token in tokens:
        if token.type == "{} block":
            _rule(prelude, token.content)
            prelude = []
        elif token == ";":
            prelude = []
        elif token.type not in IDLE:
            prelude.append(token)


def _rule(prelude: list[Any], content: list[Any]) -> None:
    keyword = prelude[0].lower_value if prelude and prelude[0].type == "at-keyword" else ""
    if keyword in ("media", "supports"):
        _rules(content)
        return
    if keyword == "page":
        _change(prelude[1:])
    _declarations(content)


def _declarations(content: list[Any]) -> None:
    """Change the declarations of a block, and the boxes that a page's has in its margins."""
    held: list[int] = []
    for number, token in enumerate(content):
        if token.type == "{} block":
            _change([content[index] for index in held])
            _declarations(token.content)
            held = []
        elif token == ";":
            _declaration(content, held)
            held = []
        elif token.type not in IDLE:
            held.append(number)
    _declaration(content, held)


def _declaration(content: list[Any], held: list[int]) -> None:
    """Change one declaration: name, colon and value stand at these places of the content."""
    if len(held) < 3 or content[held[0]].type != "ident":
        return
    name, value = content[held[0]].lower_value, held[2:]
    if getattr(content[value[-1]], "lower_value", "") == "important":
        value = value[:-2]
    if name in AROUND and len(value) == 4:
        _exchange(content, value[1], value[3])
    elif name == "border-radius" and len(value) == 4:
        _exchange(content, value[0], value[1])
        _exchange(content, value[2], value[3])
    elif name in PLACES and content[value[0]].type in ("percentage", "number"):
        # The share of the width that lies on the left is what is left of it on the right.
        content[value[0]] = _percentage(100 - content[value[0]].value)
    _change([content[number] for number in held])


def _exchange(content: list[Any], one: int, other: int) -> None:
    content[one], content[other] = content[other], content[one]


def _percentage(value: float) -> Any:
    from tinycss2 import ast

    return ast.PercentageToken(0, 0, value, None, f"{value:g}")


def _change(tokens: list[Any]) -> None:
    """Change the sides that words name, and those that things turn or move to."""
    for token in tokens:
        if token.type in ("ident", "at-keyword"):
            token.value = SIDE.sub(lambda side: OTHER[side[0].lower()], token.value)
        elif token.type == "function" and token.lower_name in SIDEWAYS and token.arguments:
            first = token.arguments[0]
            first.value = -first.value
            first.representation = f"{first.value:g}"
        elif token.type == "function":
            _change(token.arguments)
