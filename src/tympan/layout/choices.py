"""What an edition chooses by a layout's options: values, and the paper and faces that follow."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.fonts import faces_to_choose
from tympan.layout.options import Option, value_of
from tympan.layout.paper import Paper, resized, size_of


def values_of(
    layout: str, options: Iterable[Option], chosen: Mapping[str, Any], at: Span
) -> Mapping[str, Any]:
    """The value of every option, chosen or its default; raises `Fault` for all that is wrong."""
    values = {option.name: option.default for option in options}
    kinds = {option.name: option for option in options}
    wrong = []
    for key, value in chosen.items():
        if key not in kinds:
            wrong.append(
                error(
                    "no-such-option",
                    at,
                    f"the layout “{layout}” has no option “{key}”",
                    did_you_mean(key, kinds),
                )
            )
            continue
        try:
            values[key] = value_of(kinds[key], value)
            if kinds[key].kind == "face" and value and value not in faces_to_choose():
                raise ValueError(f"{value!r} is not one of {', '.join(faces_to_choose())}")
        except ValueError as problem:
            wrong.append(
                error("wrong-option", at, f"option “{key}”: {problem}", kinds[key].meaning)
            )
    if wrong:
        raise Fault(*wrong)
    return MappingProxyType(values)


def paper_of(
    drawn: Mapping[str, float], options: Iterable[Option], values: Mapping[str, Any]
) -> Paper:
    """The paper as the layout draws it, in the size that an option asks for."""
    changed = dict(drawn)
    for option in options:
        if values[option.name] is True:
            changed.update(option.paper)
    paper = Paper(**{key: float(value) for key, value in changed.items()})
    for option in options:
        if option.kind == "paper" and values[option.name]:
            paper = resized(paper, *size_of(values[option.name]))
    return paper


def families_of(options: Iterable[Option], values: Mapping[str, Any]) -> dict[str, str]:
    """The families that options ask for, by their use: `text-face` is for `text`."""
    return {
        option.name.removesuffix("-face"): values[option.name]
        for option in options
        if option.kind == "face" and values[option.name]
    }
