"""The marks of each language; data for `quotes` and `dashes`.

Sources: the delimiters of Unicode CLDR 48, and for single marks the usage of each language. A
pair is (opening, closing); `outer` stands for a straight double mark, `inner` for a double mark
inside a quotation, `single` for a straight single one. A language that is not here is left alone.
"""

from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Marks:
    """How one language quotes, and which dash a double hyphen stands for."""

    outer: Pair
    inner: Pair
    single: Pair | None
    dash: str


ENGLISH = ("“", "”"), ("‘", "’"), ("‘", "’")
GERMAN = ("„", "“"), ("‚", "‘"), ("‚", "‘")
SWEDISH = ("”", "”"), ("’", "’"), ("’", "’")
POLISH = ("„", "”"), ("«", "»"), None
RUSSIAN = ("«", "»"), ("„", "“"), None
ITALIAN = ("«", "»"), ("“", "”"), ("‘", "’")
# The space inside belongs to the mark: a French « is never typed without it.
FRENCH = ("«\u00a0", "\u00a0»"), ("“", "”"), None
HEBREW = ("”", "”"), ("’", "’"), ("’", "’")
GUILLEMETS = ("«", "»"), ("‹", "›"), None
CHINESE = ("「", "」"), ("『", "』"), None

MARKS: dict[str, Marks] = {
    "en": Marks(*ENGLISH, "—"),
    "es": Marks(*ENGLISH, "—"),
    "pt": Marks(*ENGLISH, "—"),
    "pt-pt": Marks(*ITALIAN, "—"),
    "nl": Marks(*ENGLISH, "–"),
    "da": Marks(*ENGLISH, "–"),
    "tr": Marks(*ENGLISH, "–"),
    "ko": Marks(*ENGLISH, "—"),
    "zh": Marks(*ENGLISH, "—"),
    "zh-hant": Marks(*CHINESE, "—"),
    "zh-tw": Marks(*CHINESE, "—"),
    "zh-hk": Marks(*CHINESE, "—"),
    "ja": Marks(*CHINESE, "—"),
    "de": Marks(*GERMAN, "–"),
    "de-ch": Marks(("«", "»"), ("‹", "›"), ("‹", "›"), "–"),
    "cs": Marks(*GERMAN, "–"),
    "sk": Marks(*GERMAN, "–"),
    "sv": Marks(*SWEDISH, "–"),
    "fi": Marks(*SWEDISH, "–"),
    "nb": Marks(("«", "»"), ("‘", "’"), ("‘", "’"), "–"),
    "no": Marks(("«", "»"), ("‘", "’"), ("‘", "’"), "–"),
    "pl": Marks(*POLISH, "–"),
    "ro": Marks(("„", "”"), ("«", "»"), None, "–"),
    "hu": Marks(("„", "”"), ("»", "«"), None, "–"),
    "ru": Marks(*RUSSIAN, "—"),
    "uk": Marks(*RUSSIAN, "—"),
    "it": Marks(*ITALIAN, "–"),
    "el": Marks(*ITALIAN, "–"),
    "he": Marks(*HEBREW, "–"),
    # Arabic script turns these by itself: « is always the one that opens.
    "ar": Marks(*GUILLEMETS, "—"),
    "fa": Marks(*GUILLEMETS, "—"),
    "ur": Marks(*ENGLISH, "—"),
    "fr": Marks(*FRENCH, "—"),
    "fr-ch": Marks(("«", "»"), ("‹", "›"), None, "–"),
}


def marks(language: str) -> Marks | None:
    """The marks of a BCP 47 tag, or of the language that it begins with."""
    tag = language.lower()
    while tag:
        if tag in MARKS:
            return MARKS[tag]
        tag = tag.rpartition("-")[0]
    return None
