"""The marks of each language; data for `quotes` and `dashes`.

Sources: the delimiters of Unicode CLDR 48, and for single marks the usage of each language; for
Spanish the Ortografía of the RAE, of which CLDR has only what America prints. A pair is (opening,
closing); `outer` stands for a straight double mark, `inner` for a double mark inside a quotation,
`single` for a straight single one. A language that is not here is left alone.
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

    @property
    def levels(self) -> tuple[Pair, ...]:
        """The pairs from the outside inwards; a quotation that is deeper begins with them anew."""
        third = (self.single,) if self.single and self.single != self.inner else ()
        return (self.outer, self.inner, *third)


ENGLISH = ("“", "”"), ("‘", "’"), ("‘", "’")
GERMAN = ("„", "“"), ("‚", "‘"), ("‚", "‘")
SWEDISH = ("”", "”"), ("’", "’"), ("’", "’")
POLISH = ("„", "”"), ("«", "»"), None
RUSSIAN = ("«", "»"), ("„", "“"), None
SOUTHERN = ("«", "»"), ("“", "”"), ("‘", "’")
# The space inside belongs to the mark: a French « is never typed without it.
FRENCH = ("«\u00a0", "\u00a0»"), ("“", "”"), None
HEBREW = ("”", "”"), ("’", "’"), ("’", "’")
GUILLEMETS = ("«", "»"), ("‹", "›"), None
CHINESE = ("「", "」"), ("『", "』"), None

# Spanish as it is printed from Mexico to Argentina.
AMERICAS = (
    *("es-419", "es-mx", "es-gt", "es-hn", "es-sv", "es-ni", "es-cr", "es-pa", "es-cu", "es-do"),
    *("es-pr", "es-ve", "es-co", "es-ec", "es-pe", "es-bo", "es-py", "es-uy", "es-cl", "es-ar"),
)

MARKS: dict[str, Marks] = {
    "en": Marks(*ENGLISH, "—"),
    "es": Marks(*SOUTHERN, "—"),
    **dict.fromkeys(AMERICAS, Marks(*ENGLISH, "—")),
    "ca": Marks(*SOUTHERN, "—"),
    "eu": Marks(*SOUTHERN, "—"),
    "gl": Marks(*ENGLISH, "—"),
    "pt": Marks(*ENGLISH, "—"),
    "pt-pt": Marks(*SOUTHERN, "—"),
    "nl": Marks(*ENGLISH, "–"),
    "da": Marks(*ENGLISH, "–"),
    "tr": Marks(*ENGLISH, "–"),
    "ko": Marks(*ENGLISH, "—"),
    "zh": Marks(*ENGLISH, "—"),
    "zh-hant": Marks(*CHINESE, "—"),
    "zh-tw": Marks(*CHINESE, "—"),
    "zh-hk": Marks(*CHINESE, "—"),
    "zh-mo": Marks(*CHINESE, "—"),
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
    "it": Marks(*SOUTHERN, "–"),
    "el": Marks(*SOUTHERN, "–"),
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
