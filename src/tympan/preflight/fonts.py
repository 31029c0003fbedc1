"""Rules on fonts: every letter must come out of the file itself."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.facts import Font
from tympan.preflight.subject import Preflight, Spot, alike
from tympan.rule import rule

# What programs put in the place of a font that they lack.
SUBSTITUTES = ("courier",)


@rule(Severity.ERROR)
def font_not_embedded(job: Preflight) -> Iterator[Finding]:
    """A font that is not in the file is replaced by whatever the printing machine has.

    Even the fonts that every reader once knew by heart must be embedded.
    """
    for font, spots in _fonts(job):
        if not font.embedded:
            message = f"the font {font.name} is not in the file"
            yield job.found(spots, message, "embed it, or set those words in another font")


@rule(Severity.WARNING)
def font_of_drawings(job: Preflight) -> Iterator[Finding]:
    """Letters that are drawings (Type 3) are coarse on a fine press, and some shops refuse them."""
    for font, spots in _fonts(job):
        if font.kind == "Type3":
            message = f"the font {font.name} is made of drawings (Type 3)"
            yield job.found(spots, message, "use an OpenType or TrueType font in its place")


@rule(Severity.WARNING)
def font_in_place_of_another(job: Preflight) -> Iterator[Finding]:
    """Courier is seldom chosen for a book: programs take it where the right font is lost."""
    for font, spots in _fonts(job):
        if font.name.rpartition("+")[2].lower().startswith(SUBSTITUTES):
            message = f"the font {font.name} may stand for one that was lost"
            yield job.found(spots, message, "see whether those words look as they should")


@rule(Severity.ERROR)
def missing_glyph(job: Preflight) -> Iterator[Finding]:
    """A character that a font does not have prints as an empty box, or as nothing."""
    found = ((gap.font, (page, gap.box)) for page in job.pdf.pages for gap in page.missing)
    for font, spots in alike(found):
        message = f"the font {font} lacks a character that is set in it"
        yield job.found(spots, message, "choose a face that has it, or another character")


def _fonts(job: Preflight) -> Iterator[tuple[Font, list[Spot]]]:
    used = (
        (font, (page, None))
        for page in job.pdf.pages
        for font in sorted(page.fonts, key=lambda font: font.name)
    )
    yield from alike(used)
