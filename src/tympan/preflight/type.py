"""Rules on type and lines: what is too small or too thin to come out of a press."""

import re
from collections.abc import Callable, Iterator

from tympan.diagnostic import Box, Finding, Severity
from tympan.preflight.facts import Ink, Kind, Line, Page, Words
from tympan.preflight.inks import inks_in
from tympan.preflight.subject import Preflight, Spot, alike
from tympan.rule import rule

# A size is written in the file with a few digits.
ROUNDED = 0.02
# Points: above this, inks that miss each other by a hair do not blur a letter.
LARGE = 12
# So much black is meant as black, and so much colour in it as more than a trace.
DARK, TRACE = 0.8, 0.02
# The number of a note.
NOTE = re.compile(r"\s*\d{1,3}\s*")
# No press holds a line of an eighth of a point.
HAIR = 0.125


@rule(Severity.ERROR)
def type_too_small(job: Preflight) -> Iterator[Finding]:
    """Below a size, letters fill with ink and break, and nobody can read them.

    Each shop says where that begins on its presses. The raised figures of notes are not counted.
    """
    least = job.printer.least.type
    for size, spots in _set(job, lambda words: words.size < least - ROUNDED):
        message = f"type of {size:g} pt; {job.printer.name} prints none below {least:g} pt"
        yield job.found(spots, message, "set it larger")


@rule(Severity.WARNING)
def small_type_in_several_inks(job: Preflight) -> Iterator[Finding]:
    """Inks are printed one after the other and miss each other by a hair.

    Small letters of several inks blur by it, and white ones in a coloured ground close up.
    """
    least = job.printer.least

    def small(words: Words | Kind) -> bool:
        return least.type <= words.size < least.type_mixed - ROUNDED and inks_in(words.ink) != 1

    for size, spots in _set(job, small):
        message = f"type of {size:g} pt in several inks, or white"
        mend = f"set it in {least.type_mixed:g} pt or more, or in one ink"
        yield job.found(spots, message, mend)


@rule(Severity.ERROR)
def black_text_in_several_inks(job: Preflight) -> Iterator[Finding]:
    """Black text is printed in black ink alone, so that its letters are sharp.

    Black that is mixed of four inks shows coloured fringes, and dries slowly.
    """
    for size, spots in _set(job, _mixed_black):
        message = f"black type of {size:g} pt in several inks"
        yield job.found(spots, message, "set it in black ink alone: device-cmyk(0 0 0 1)")


@rule(Severity.ERROR)
def hairline(job: Preflight) -> Iterator[Finding]:
    """A line of an eighth of a point is seen on a screen and lost on a printing plate."""
    for width, spots in _ruled(job, lambda line: line.width <= HAIR):
        message = f"a line of {width:g} pt, thinner than any press can hold"
        yield job.found(spots, message, "draw it with a quarter of a point or more")


@rule(Severity.WARNING)
def line_too_thin(job: Preflight) -> Iterator[Finding]:
    """A thin line breaks, and one of several inks breaks into its colours."""
    least = job.printer.least

    def thin(line: Line) -> bool:
        wanted = least.line_mixed if inks_in(line.ink) > 1 else least.line
        return HAIR < line.width < wanted - ROUNDED

    for width, spots in _ruled(job, thin):
        message = f"a line of {width:g} pt; {job.printer.name} asks for {least.line:g} pt"
        if least.line_mixed > least.line:
            message += f", and in several inks for {least.line_mixed:g} pt"
        yield job.found(spots, message, "draw it thicker")


@rule(Severity.WARNING)
def tint_too_pale(job: Preflight) -> Iterator[Finding]:
    """A tint is printed as small dots; below a size the press drops them, and paper is left.

    Letters of so little ink are lost in the same way.
    """
    least = job.printer.least.tint

    def pale(ink: Ink) -> bool:
        return TRACE < max(ink) < least / 100 - TRACE

    painted = (
        (round(100 * max(ink)), (page, box))
        for page in job.pdf.pages
        for ink, box in _painted(page, pale)
        if pale(ink)
    )
    for percent, spots in alike(painted):
        message = f"a tint of {percent} %; {job.printer.name} asks for {least:g} % or more"
        yield job.found(spots, message, "make it darker, or leave the paper white")


def _painted(page: Page, is_wrong: Callable[[Ink], bool]) -> Iterator[tuple[Ink, Box]]:
    """The areas of little ink on a page, and its words where an ink of theirs is wrong."""
    yield from ((tint.ink, tint.box) for tint in page.tints)
    if any(is_wrong(kind.ink) for kind in page.words.kinds):
        yield from ((words.ink, words.box) for words in page.words)


def _set(
    job: Preflight, is_wrong: Callable[[Words | Kind], bool]
) -> Iterator[tuple[float, list[Spot]]]:
    """The sizes of the words on the page that are wrong, each with its spots."""
    found = (
        (round(words.size, 1), (page, words.box))
        for page in job.pdf.pages
        if any(map(is_wrong, page.words.kinds))
        for words in page.words
        if is_wrong(words) and _on(page, words) and not NOTE.fullmatch(words.text)
    )
    yield from alike(found)


def _on(page: Page, words: Words) -> bool:
    left, top, right, bottom = page.boxes.bleed
    box = words.box
    return box[0] < right and box[2] > left and box[1] < bottom and box[3] > top


def _mixed_black(words: Words | Kind) -> bool:
    *colours, black = words.ink
    return words.size < LARGE and black >= DARK and sum(colours) > TRACE


def _ruled(job: Preflight, is_wrong: Callable[[Line], bool]) -> Iterator[tuple[float, list[Spot]]]:
    """The widths of the lines that are wrong, each with its spots."""
    found = (
        (round(line.width, 2), (page, line.box))
        for page in job.pdf.pages
        for line in page.lines
        if is_wrong(line)
    )
    yield from alike(found)
