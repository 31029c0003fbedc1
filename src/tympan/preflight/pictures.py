"""Rules on pictures: whether they have pixels enough for the size in which they are placed."""

from collections.abc import Callable, Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.facts import Picture
from tympan.preflight.subject import Preflight
from tympan.rule import rule

# Pictures of so few pixels are rules and ornaments.
TINY = 16
# A size in millimetres is rounded to whole pixels, and a shop's limit is a round number.
ROUNDED = 0.99


@rule(Severity.ERROR)
def picture_too_coarse(job: Preflight) -> Iterator[Finding]:
    """A picture with too few pixels for its size is printed blurred, or as a staircase.

    What counts is how many pixels make an inch on the paper, whatever the file itself says.
    """
    least = job.printer.images.least
    mend = f"give one with more pixels, or make it smaller: {least} to the inch are needed"
    yield from _judged(job, lambda picture: picture.ppi < least * ROUNDED, mend)


@rule(Severity.WARNING)
def picture_rather_coarse(job: Preflight) -> Iterator[Finding]:
    """Below the number of pixels that a shop advises, a sharp eye sees that a picture is soft.

    Line drawings of black and white without greys need more than photographs do.
    """
    images = job.printer.images

    def coarse(picture: Picture) -> bool:
        wanted = images.line_art if picture.bits == 1 else images.best
        return images.least * ROUNDED <= picture.ppi < wanted * ROUNDED

    mend = f"give one with more pixels: {images.best} to the inch ({images.line_art} for line art)"
    yield from _judged(job, coarse, mend)


@rule(Severity.WARNING)
def picture_finer_than_print(job: Preflight) -> Iterator[Finding]:
    """Above a number of pixels nothing is gained but the size of the file."""
    images = job.printer.images

    def fine(picture: Picture) -> bool:
        most = max(images.most, images.line_art) if picture.bits == 1 else images.most
        return picture.ppi > most / ROUNDED

    yield from _judged(job, fine, f"give one with fewer: {images.most} to the inch are enough")


def _judged(job: Preflight, is_wrong: Callable[[Picture], bool], mend: str) -> Iterator[Finding]:
    for page in job.pdf.pages:
        for picture in page.pictures:
            if min(picture.pixels) > TINY and is_wrong(picture):
                drawn = job.whence.picture(picture.name)
                what = f"the picture {drawn[0]}" if drawn else "a picture"
                across, down = picture.pixels
                size = f"{across} × {down} pixels, {picture.ppi:.0f} to the inch"
                yield job.found([(page, picture.box)], f"{what}: {size}", mend)
