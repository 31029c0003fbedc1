"""What the language of a text says of its script: which way it runs, and what its type asks for."""

from dataclasses import dataclass

RIGHT_TO_LEFT = ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
HEBREW = ("he", "yi")


@dataclass(frozen=True, slots=True)
class Script:
    """A script that is not set like Latin letters; `key` ends the names of its faces.

    `size` is to a size of Latin type as its own is, where both look alike; `leading` is the least
    distance of its lines, in sizes. An `is_square` one stands on a body as wide as it is high.
    """

    key: str
    size: float
    leading: float
    is_square: bool = False


KOREAN = Script("KR", 0.9, 1.62, is_square=True)
JAPANESE = Script("JP", 0.86, 1.7, is_square=True)
CHINESE = Script("SC", 0.86, 1.7, is_square=True)
ARABIC_SCRIPT = Script("AR", 1.14, 1.55)
HEBREW_SCRIPT = Script("HE", 1.05, 1.34)

EAST = {"ko": KOREAN, "ja": JAPANESE, "zh": CHINESE}
# A language of each script, by which style sheets call its faces.
CALLED = (*EAST, "he", "ar")


def primary(language: str) -> str:
    """The language itself, of a tag that may tell its region and more."""
    return language.split("-")[0].lower()


def direction(language: str) -> str:
    """Which way a language is written: `ltr` or `rtl`."""
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def script(language: str) -> Script | None:
    """The script of a language, for those that Latin faces cannot set."""
    if (name := primary(language)) in EAST:
        return EAST[name]
    if name in HEBREW:
        return HEBREW_SCRIPT
    return ARABIC_SCRIPT if direction(language) == "rtl" else None
