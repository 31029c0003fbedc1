"""The signs that quote in any language, and which of them closes what another one opened."""

# Every one of them but the straight signs of a typewriter.
MARKS = "“”‘’„‚«»‹›「」『』"
# A mark that opens, and the marks that may close it.
CLOSERS = {
    "“": "”",
    "‘": "’",
    "„": "“”",
    "‚": "‘’",
    "«": "»",
    "‹": "›",
    "「": "」",
    "『": "』",
    # These open in some languages only.
    "”": "”",
    "»": "«»",
    "›": "‹›",
}
