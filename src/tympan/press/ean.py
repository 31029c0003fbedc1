"""The barcode of a book: EAN-13, as widths and heights that anything can draw."""

from collections.abc import Iterator
from dataclasses import dataclass

from tympan.isbn import digits_of

# The bars of a digit in each of the three alphabets, and which of the first two a first digit asks
# for in the left half.
ODD = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
RIGHT = tuple(code.translate(str.maketrans("01", "10")) for code in ODD)
EVEN = tuple(code[::-1] for code in RIGHT)
PARITY = (
    *("OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE"),
    *("OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO"),
)
# In modules: a module is 0.33 mm wide at full size.
MODULE, QUIET_LEFT, QUIET_RIGHT, WIDE = 0.33, 11, 7, 113
HIGH, GUARD = 69.24, 5  # the bars, and how far the guards reach below them
GUARDS = (*range(0, 3), *range(45, 50), *range(92, 95))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its left edge, counted from the quiet zone's, its width and height, in modules."""

    left: int
    width: int
    height: float


def bars(isbn: str) -> Iterator[Bar]:
    """The bars from left to right; the guards are longer than the rest."""
    modules = _modules(digits_of(isbn))
    start = 0
    while start < len(modules):
        end = start
        while end < len(modules) and modules[end] == modules[start]:
            end += 1
        if modules[start] == "1":
            height = HIGH + GUARD if start in GUARDS else HIGH
            yield Bar(QUIET_LEFT + start, end - start, height)
        start = end


def _modules(digits: str) -> str:
    first, left, right = int(digits[0]), digits[1:7], digits[7:]
    alphabets = {"O": ODD, "E": EVEN}
    coded = "".join(
        alphabets[which][int(digit)] for which, digit in zip(PARITY[first], left, strict=True)
    )
    return f"101{coded}01010{''.join(RIGHT[int(digit)] for digit in right)}101"
