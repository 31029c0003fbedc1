"""[words]{lang=ko}, [“words”]{by=lee} and {by=lee .partial}: what the author says of words."""

from markdown_it.token import Token

from tympan.diagnostic import Span, did_you_mean
from tympan.model import Foreign, Inlines, Said
from tympan.read.desk import Desk
from tympan.read.imprint import LANGUAGE
from tympan.read.voices import folded

KEYS = ("lang", "by")
MARKS = ("partial",)


def span(token: Token, content: Inlines, at: Span, desk: Desk) -> Inlines:
    """The words with their language and speaker; a speaker nobody declared stays as typed."""
    given = {key: str(value) for key, value in token.attrs.items()}
    marks = given.pop("class", "").split()
    for mark in marks:
        if mark not in MARKS:
            message = f"nobody reads “.{mark}” in braces"
            desk.refuse("unknown-key", at, message, did_you_mean(mark, MARKS))
    for key in (*given, *token.meta.get("insecure_attrs", ())):
        if key not in KEYS:
            message = f"nobody reads “{key}” in braces"
            desk.refuse("unknown-key", at, message, did_you_mean(key, KEYS))
    language = given.get("lang", "")
    if language and not LANGUAGE.fullmatch(language):
        message = f"“{language}” is not a language tag"
        mend = "write a BCP 47 tag: {lang=ko}"
        desk.refuse("wrong-value", at, message, mend)
    elif language:
        content = (Foreign(language, content),)
    if by := given.get("by", ""):
        speaker = desk.voices.get(folded(by), by)
        content = (Said(speaker, content, at, partial="partial" in marks),)
    return content
