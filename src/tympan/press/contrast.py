"""How well the colours that a style sheet sets can be told from what lies behind them."""

from typing import Any

from tinycss2.color3 import RGBA, parse_color

from tympan.press.cascade import rules

PAPER = RGBA(1, 1, 1, 1)
INK = RGBA(0, 0, 0, 1)


def least_contrast(css: str) -> float | None:
    """The least contrast (WCAG 2.2: 1 to 21) of a rule's text and ground; None without colours.

    A rule that sets only one of them is measured against black ink or white paper.
    """
    found = []
    for _, declarations in rules(css):
        colours = {one.lower_name: _colour(one.value) for one in declarations}
        text = colours.get("color")
        ground = colours.get("background-color") or colours.get("background")
        if text or ground:
            found.append(_contrast(text or INK, ground or PAPER))
    return min(found, default=None)


def _colour(value: list[Any]) -> RGBA | None:
    """The first colour that is named in a value and can be seen."""
    seen = (parse_color(token) for token in value)
    return next((one for one in seen if isinstance(one, RGBA) and one.alpha), None)


def _contrast(one: RGBA, other: RGBA) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: RGBA) -> float:
    weighed = ((0.2126, colour.red), (0.7152, colour.green), (0.0722, colour.blue))
    return sum(weight * _light(part) for weight, part in weighed)


def _light(part: float) -> float:
    """The light that a part of an sRGB colour gives."""
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
