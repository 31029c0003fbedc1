"""Rules on pictures."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.model import Figure
from tympan.proof.subject import Proof
from tympan.rule import rule

# Kindle asks for fewer than this many characters.
LONGEST_ALT = 140


@rule(Severity.ERROR)
def picture_without_alt(proof: Proof) -> Iterator[Finding]:
    """Whoever cannot see a picture reads its alternative text, and without one meets a gap.

    Say in one sentence what the picture shows and why it is here. Shops and the law in many
    countries ask for it in every e-book.
    """
    for figure in _figures(proof):
        if not figure.alt.strip():
            yield Finding(
                figure.at,
                f"the picture {figure.image} has no alternative text",
                f"say what it shows: ![A sentence about the picture]({figure.image})",
            )


@rule(Severity.WARNING)
def picture_without_credit(proof: Proof) -> Iterator[Finding]:
    """Somebody made the picture, and nearly always has a right to be named beside it.

    The credit is set small under the picture, behind its caption.
    """
    for figure in _figures(proof):
        if not figure.credit.strip():
            yield Finding(
                figure.at,
                f"nobody is named as the maker of the picture {figure.image}",
                f'add the name behind the caption: ({figure.image} "Caption. Credit: Name")',
            )


@rule(Severity.WARNING)
def alt_too_long(proof: Proof) -> Iterator[Finding]:
    """An alternative text is heard in one go, and cannot be paused or skimmed like a paragraph.

    Kindle asks for fewer than 140 characters. What needs more room belongs into the caption or
    the text, where everybody can read it.
    """
    for figure in _figures(proof):
        length = len(figure.alt)
        if length >= LONGEST_ALT:
            yield Finding(
                figure.at,
                f"the alternative text of {figure.image} has {length} characters",
                f"say it in fewer than {LONGEST_ALT}, and move the rest into the caption",
            )


def _figures(proof: Proof) -> Iterator[Figure]:
    return (block for block in proof.blocks if isinstance(block, Figure))
