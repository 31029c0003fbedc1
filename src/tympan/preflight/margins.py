"""Rules on words that stand where the knife or the binding takes them."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.facts import EDGES, Page, Words
from tympan.preflight.subject import Preflight, Spot, alike
from tympan.rule import rule

# Points: the side of a letter is not where its ink is.
SLACK = 0.5


@rule(Severity.ERROR)
def text_too_near_the_cut(job: Preflight) -> Iterator[Finding]:
    """A cut is never exact, and words near it are cut into, or look as if they nearly were.

    How far they must keep away is the shop's to say.
    """
    found = []
    for page in job.pdf.pages:
        wanted = job.safe(page)
        for words in page.words:
            here = _distances(page, words)
            for edge, want, has in zip(EDGES, wanted, here, strict=True):
                if want and has < want - SLACK:
                    found.append(((edge, want), (page, words.box)))
    for (edge, want), spots in alike(found):
        message = f"words nearer the {edge} edge than {job.say(want)}"
        yield job.found(spots, message, "make that margin of the layout wider")


@rule(Severity.ERROR)
def text_in_the_gutter(job: Preflight) -> Iterator[Finding]:
    """A thick book does not open flat: words near the binding disappear in the fold.

    The more pages it has, the wider that margin must be.
    """
    want = job.printer.gutter(len(job.pdf.pages))
    spots: list[Spot] = [
        (page, words.box)
        for page in job.pdf.pages
        for words in page.words
        if _distances(page, words)[job.inside(page)] < want - SLACK
    ]
    if spots:
        message = f"words nearer the binding than {job.say(want)}"
        mend = f"a book of {len(job.pdf.pages)} pages needs that margin; print it anew"
        yield job.found(spots, message, mend)


def _distances(page: Page, words: Words) -> tuple[float, float, float, float]:
    """How far words are inside each edge of the trim; what is wholly beside the page is far."""
    left, top, right, bottom = words.box
    width, height = page.boxes.width, page.boxes.height
    if right < 0 or bottom < 0 or left > width or top > height:
        return (width, height, width, height)
    return (left, top, width - right, height - bottom)
