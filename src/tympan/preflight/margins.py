"""Rules on words that stand where the knife or the binding takes them."""

from collections.abc import Callable, Iterator
from functools import partial

from tympan.diagnostic import Box, Finding, Severity
from tympan.preflight.facts import EDGES, Page
from tympan.preflight.subject import Preflight, Spot, alike
from tympan.rule import rule

# Points: the side of a letter is not where its ink is.
SLACK = 0.5


@rule(Severity.ERROR)
def text_too_near_the_cut(job: Preflight) -> Iterator[Finding]:
    """A cut is never exact, and words near it are cut into, or look as if they nearly were.

    How far they must keep away is the shop's to say.
    """
    near = partial(_near_the_cut, job)
    found = [
        (side, (page, box))
        for page in job.pdf.pages
        for box in _boxes(page, near)
        for side in near(page, box)
    ]
    for (edge, want), spots in alike(found):
        message = f"words nearer the {edge} edge than {job.say(want)}"
        yield job.found(spots, message, "make that margin of the layout wider")


@rule(Severity.ERROR)
def text_in_the_gutter(job: Preflight) -> Iterator[Finding]:
    """A thick book does not open flat: words near the binding disappear in the fold.

    The more pages it has, the wider that margin must be.
    """
    want = job.printer.gutter(len(job.pdf.pages))

    def is_near(page: Page, box: Box) -> bool:
        return _distances(page, box)[job.inside(page)] < want - SLACK

    spots: list[Spot] = [(page, box) for page in job.pdf.pages for box in _boxes(page, is_near)]
    if spots:
        message = f"words nearer the binding than {job.say(want)}"
        mend = f"a book of {len(job.pdf.pages)} pages needs that margin; print it anew"
        yield job.found(spots, message, mend)


def _near_the_cut(job: Preflight, page: Page, box: Box) -> list[tuple[str, float]]:
    """The edges that a box is too near to, each with how far it should keep away."""
    sides = zip(EDGES, job.safe(page), _distances(page, box), strict=True)
    return [(edge, want) for edge, want, has in sides if want and has < want - SLACK]


def _boxes(page: Page, is_wrong: Callable[[Page, Box], object]) -> Iterator[Box]:
    """The boxes of the words that stand wrong: none where the box around them all is right."""
    around = page.words.around
    if around and is_wrong(page, around):
        yield from (words.box for words in page.words if is_wrong(page, words.box))


def _distances(page: Page, box: Box) -> tuple[float, float, float, float]:
    """How far a box is inside each edge of the trim; what is wholly beside the page is far."""
    left, top, right, bottom = box
    width, height = page.boxes.width, page.boxes.height
    if right < 0 or bottom < 0 or left > width or top > height:
        return (width, height, width, height)
    return (left, top, width - right, height - bottom)
