"""Rules on what `edition.toml` says of the edition."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity, did_you_mean
from tympan.isbn import check_digit, digits_of, has_thirteen_digits, is_of_books
from tympan.model import Edition
from tympan.proof.subject import Proof
from tympan.rule import rule

# Kindle takes a title and a subtitle of fewer than this many characters together.
LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 4000


@rule(Severity.ERROR)
def missing_metadata(proof: Proof) -> Iterator[Finding]:
    """An EPUB cannot be made without a title, a language, an identifier, a date and a name.

    The identifier tells this edition from all others for ever: choose it once and keep it. The
    date is the day of publication, and never today's, so that two builds give the same file.
    """
    edition = proof.edition
    wanted = {
        "title": (edition.title, 'title = "…"'),
        "language": (edition.language, 'language = "en"'),
        "identifier": (
            edition.identifier or edition.isbn,
            f'identifier = "{_identifier(edition)}"',
        ),
        "date": (edition.date, "date = 2024-05-01, with the day of publication"),
        "contributors": (
            any(who.name.strip() for who in edition.contributors),
            '[[contributors]] with a line name = "…" and a line role = "interviewer"',
        ),
    }
    for key, (value, mend) in wanted.items():
        if not value:
            yield Finding(edition.at, f"`{key}` is missing", f"add {mend}")


@rule(Severity.WARNING)
def incomplete_metadata(proof: Proof) -> Iterator[Finding]:
    """Shops and libraries show an edition by its metadata: what is not said there is not found.

    The rights tell readers what they may do with the text, and the source where the words were
    first said or printed.
    """
    wanted = {
        "description": "two or three sentences for a shop or a catalogue",
        "publisher": "who publishes this edition, be it a person",
        "rights": "whose the text is, and how it may be used",
        "source": "where the interview was held or first printed",
    }
    for key, meaning in wanted.items():
        if not getattr(proof.edition, key).strip():
            yield Finding(proof.edition.at, f"`{key}` is missing", f'add {key} = "…": {meaning}')


@rule(Severity.ERROR)
def isbn_check_digit(proof: Proof) -> Iterator[Finding]:
    """The last digit of an ISBN proves the others, so that a slip cannot name another book.

    An ISBN has thirteen digits and begins with 978 or 979. A wrong one is refused by printers
    and shops, and its bar code cannot be scanned.
    """
    named = (
        ("isbn", proof.edition.isbn),
        ("isbn-print", proof.edition.isbn_print),
        ("identifier", proof.edition.identifier),
    )
    for key, isbn in named:
        digits = digits_of(isbn)
        if key == "identifier":
            if not digits.casefold().startswith("urn:isbn:"):
                continue
            digits = digits[len("urn:isbn:") :]
        if not digits:
            continue
        message = f"{isbn} is no ISBN in `{key}`"
        if not has_thirteen_digits(digits):
            mend = "type its thirteen digits, with hyphens or without"
            yield Finding(proof.edition.at, f"{message}: it has not thirteen digits", mend)
        elif not is_of_books(digits):
            mend = "compare the first three digits with the form you got them on"
            yield Finding(proof.edition.at, f"{message}: it begins with neither 978 nor 979", mend)
        elif digits[-1] != (right := check_digit(digits)):
            yield Finding(
                proof.edition.at,
                f"{message}: its check digit does not fit",
                f"compare all digits; if the others are right, the last one is {right}",
            )


@rule(Severity.WARNING)
def isbn_of_two_books(proof: Proof) -> Iterator[Finding]:
    """An EPUB and a printed book are two products to a shop, and each has an ISBN of its own.

    `isbn` is the EPUB's and `isbn-print` the printed book's; shops refuse one that they know
    already.
    """
    edition = proof.edition
    if edition.isbn and digits_of(edition.isbn) == digits_of(edition.isbn_print):
        message = f"{edition.isbn} is given to the EPUB and to the printed book"
        yield Finding(
            edition.at, message, "take one of the two out, or give it a number of its own"
        )


@rule(Severity.WARNING)
def title_too_long(proof: Proof) -> Iterator[Finding]:
    """A long title is cut off in shops and running heads; Kindle refuses 200 characters and more.

    Title and subtitle count together. What explains the interview belongs into the standfirst.
    """
    length = len(proof.edition.title) + len(proof.edition.subtitle)
    if length >= LONGEST_TITLE:
        yield Finding(
            proof.edition.at,
            f"title and subtitle have {length} characters together",
            f"shorten them to fewer than {LONGEST_TITLE}",
        )


@rule(Severity.WARNING)
def description_too_long(proof: Proof) -> Iterator[Finding]:
    """Shops show a description whole or refuse it; Kindle takes up to 4000 characters.

    Two sentences for a shop window do more than a page that nobody unfolds.
    """
    length = len(proof.edition.description)
    if length > LONGEST_DESCRIPTION:
        yield Finding(
            proof.edition.at,
            f"the description has {length} characters",
            f"shorten it to {LONGEST_DESCRIPTION} at most",
        )


@rule(Severity.ERROR)
def allow_unknown_rule(proof: Proof) -> Iterator[Finding]:
    """A misspelt rule in `allow` silences nothing, and its author believes that it does."""
    for name in proof.edition.allow:
        if name not in proof.known:
            yield Finding(
                proof.edition.at,
                f"`allow` names a rule that is not there: {name}",
                f"correct the name; {did_you_mean(name, proof.known)}",
            )


def _identifier(edition: Edition) -> str:
    """An identifier to suggest: the same for the same edition, and hardly another's."""
    from uuid import NAMESPACE_URL, uuid5

    known = (edition.name, edition.title, edition.date, edition.contributors, edition.description)
    return uuid5(NAMESPACE_URL, repr(known)).urn
