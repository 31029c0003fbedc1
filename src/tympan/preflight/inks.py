"""Colours of a PDF as inks: what kind of colour it is, and how much of each ink it lays.

An RGB colour says nothing of ink: a grey is taken as black ink, any other as its complement.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from tympan.preflight.facts import TRACE, Ink

# How an ink is painted in light so that a renderer shows it (see `plates.py`).
Plate: TypeAlias = Callable[[Ink], tuple[float, float, float]]

PAPER: Ink = (0.0, 0.0, 0.0, 0.0)
BLACK: Ink = (0.0, 0.0, 0.0, 1.0)
# How inline images write the names, and what `CS` means by them.
SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
OF_COMPONENTS = {1: "Gray", 3: "RGB", 4: "CMYK"}


def resolved(space: Any, resources: Any) -> Any:
    """A colour space by its name in the resources, or as it is."""
    named = (resources or {}).get("/ColorSpace")
    if _is_name(space) and named is not None and str(space) in named:
        return named[str(space)]
    return space


def family(space: Any, resources: Any) -> str:
    """What kind of colour a space holds, such as `DeviceCMYK`, `ICC RGB` or `spot Gold`."""
    space = resolved(space, resources)
    if _is_name(space):
        name = str(space)[1:]
        return SHORT.get(name, name)
    kind = str(space[0])[1:]
    match kind:
        case "ICCBased":
            return "ICC " + OF_COMPONENTS.get(int(space[1].get("/N", 0)), "?")
        case "Indexed" | "I" | "Pattern" if len(space) > 1:
            return family(space[1], resources)
        case "Separation":
            return f"spot {str(space[1])[1:]}"
        case "DeviceN":
            return "spot " + " and ".join(str(name)[1:] for name in space[1])
        case _:
            return kind


def ink(kind: str, values: Sequence[float]) -> Ink:
    """The ink of a colour's values in a space of that kind (see `family`)."""
    kind = kind.removeprefix("ICC ").removeprefix("Device").removeprefix("Cal")
    if kind == "CMYK" and len(values) == 4:
        cyan, magenta, yellow, black = values
        return (cyan, magenta, yellow, black)
    if kind == "RGB" and len(values) == 3:
        red, green, blue = values
        if red == green == blue:
            return (0.0, 0.0, 0.0, 1 - red)
        return (1 - red, 1 - green, 1 - blue, 0.0)
    if kind == "Gray" and values:
        return (0.0, 0.0, 0.0, 1 - values[0])
    if kind == "Lab" and values:
        return (0.0, 0.0, 0.0, 1 - values[0] / 100)
    if kind == "spot All" and values:
        return (values[0],) * 4
    # Another ink lies on the paper like black, and what it looks like does not matter here.
    return (0.0, 0.0, 0.0, max(values, default=0.0)) if kind != "spot None" else PAPER


def inks_in(colour: Ink) -> int:
    """How many inks a colour is mixed of."""
    return sum(part > TRACE for part in colour)


def colours(ink: Ink) -> tuple[float, float, float]:
    """An ink on the plate of colours."""
    return (1 - ink[0], 1 - ink[1], 1 - ink[2])


def black(ink: Ink) -> tuple[float, float, float]:
    """An ink on the plate of black."""
    return (1 - ink[3],) * 3


def _is_name(space: Any) -> bool:
    return str(space).startswith("/")
