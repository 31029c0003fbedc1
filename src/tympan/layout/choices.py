"""What an edition chooses by a layout's options: values, and the paper and faces that follow."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from tympan.diagnostic import Fault, Span, did_you_mean, error
from tympan.fonts import faces_to_choose
from tympan.layout.options import Option, value_of
from tympan.layout.paper import NAMED, Paper, resized, size_of


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
    # A flag, such as large print, holds against whatever is chosen beside it.
    for option in sorted(options, key=lambda option: option.kind == "flag"):
        changed.update(dict(option.paper).get(values[option.name], ()))
    columns = int(changed.pop("columns", 1))
    paper = Paper(**{key: float(value) for key, value in changed.items()}, columns=columns)
    for option in options:
        if option.kind == "paper" and values[option.name]:
            paper = resized(paper, *size_of(values[option.name]))
    return paper


def refuse_narrow(paper: Paper, width: float, height: float, at: Span) -> None:
    """Raise `Fault` where columns would be too narrow on a page of this size, in millimetres."""
    if not _is_narrow(paper, width, height):
        return
    sized = resized(paper, width, height)
    message = (
        f"{paper.columns} columns of {sized.column:.0f} mm each are too narrow for type of "
        f"{paper.text:g} points, on a page of {width:g} mm"
    )
    wide = [name for name, size in NAMED.items() if not _is_narrow(paper, *size)]
    mend = f"take wider paper ({', '.join(wide)})" if wide else "take wider paper or smaller type"
    raise Fault(error("columns-too-narrow", at, message, f'{mend}, or write columns = "1"'))


def _is_narrow(paper: Paper, width: float, height: float) -> bool:
    sized = resized(paper, width, height)
    return sized.columns > 1 and sized.width - sized.inside - sized.outside < sized.narrowest


def families_of(options: Iterable[Option], values: Mapping[str, Any]) -> dict[str, str]:
    """The families that options ask for, by their use: `text-face` is for `text`."""
    return {
        option.name.removesuffix("-face"): values[option.name]
        for option in options
        if option.kind == "face" and values[option.name]
    }
