"""The words that an edition may use of itself, where the house knows only some."""

from types import MappingProxyType

FRONT_MATTER = ("preface", "introduction")
BACK_MATTER = ("note-on-the-text", "colophon")

# The files that an edition can be printed to, and those that are printed without being asked for.
KINDS = ("epub", "print", "screen", "booklet", "cover")
USUAL_KINDS = ("epub", "print")
# The papers that a booklet is printed on.
PAPERS = ("A3", "A4", "A5", "letter")

# What a contributor did, and the MARC relator code that stores and libraries know it by.
ROLES = MappingProxyType(
    {
        "author": "aut",
        "interviewer": "ivr",
        "interviewee": "ive",
        "editor": "edt",
        "translator": "trl",
        "transcriber": "trc",
        "photographer": "pht",
        "illustrator": "ill",
        "designer": "bkd",
    }
)

# How an EPUB shows its pull quotes: as what they are, without reading them aloud, not at all.
PULL_QUOTES = ("aside", "hidden-from-speech", "omit")

# What is told of where a recording comes from and who may use it, in the order it is printed.
PROVENANCE = (
    *("archive", "collection", "shelfmark", "recorded", "place"),
    *("interviewer", "transcriber", "access", "consent"),
)

# How a speaker takes part.
SPEAKER_ROLES = ("interviewer", "guest", "panel", "host", "audience")
ASKING_ROLES = ("interviewer", "host", "audience")
