"""Rules on the boxes of a page: what is cut, what bleeds, and what lies beyond."""

from collections.abc import Iterator

from tympan.diagnostic import MM, Box, Finding, Severity
from tympan.preflight.facts import EDGES, Boxes, Page
from tympan.preflight.subject import CLOSE, Preflight, Spot, alike
from tympan.rule import rule

# A shop rounds its trims to a tenth of a millimetre; a run of ink shorter than this, in points,
# is a mark or a hair and no picture.
SAME = 0.3
# Ink is seen in pixels of a quarter of a millimetre.
MEASURED = 0.4 * MM
LONG = 2 * MM


@rule(Severity.ERROR)
def trim_size(job: Preflight) -> Iterator[Finding]:
    """Every page of a book is cut to one size, and the shop cuts the sizes that it lists.

    A page of another size is refused, or scaled by a machine that asks nobody.
    """
    width, height = job.size
    sizes = ((_size(page), (page, None)) for page in job.pdf.pages)
    for (own_width, own_height), spots in alike(sizes):
        if max(abs(own_width - width), abs(own_height - height)) > SAME:
            has = f"{job.say(own_width)} × {job.say(own_height)}"
            want = f"{job.say(width)} × {job.say(height)}"
            mend = f"print it anew for {job.printer.name}, in its size"
            yield job.found(spots, f"the page is {has}, not {want}", mend)


@rule(Severity.ERROR)
def boxes_in_disorder(job: Preflight) -> Iterator[Finding]:
    """A page has boxes inside each other: the trim in the bleed, the bleed in the sheet.

    A page without a trim is cut by guess, one with both a trim and an art box by either, and a
    crop box that is not the sheet hides from some eyes what others print.
    """
    named = ((_disorder(page.boxes), (page, None)) for page in job.pdf.pages)
    for problem, spots in alike(named):
        if problem:
            yield job.found(spots, problem, "set the boxes anew: trim in bleed in media, no crop")


@rule(Severity.ERROR)
def turned_page(job: Preflight) -> Iterator[Finding]:
    """A page that is turned or scaled by a note in the file is upright in one program only.

    The machine that lays pages on a sheet of paper often does not read that note.
    """
    spots: list[Spot] = [
        (page, None) for page in job.pdf.pages if page.boxes.turned or page.boxes.scaled
    ]
    if spots:
        mend = "turn what is on the page itself, and take /Rotate and /UserUnit out"
        yield job.found(spots, "the page is turned or scaled by a note of the file", mend)


@rule(Severity.ERROR)
def bleed_size(job: Preflight) -> Iterator[Finding]:
    """What reaches the edge of a page is printed beyond it, so that no cut shows white paper.

    How far is the shop's to say, on each edge. One page that bleeds makes the whole file one that
    bleeds: every page then has the same bleed.
    """
    wrong = []
    for page in job.pdf.pages if job.bleeds else ():
        wanted = job.bleed(page)
        for edge, want, has in zip(EDGES, wanted, page.boxes.bleeds, strict=True):
            if abs(want - has) > CLOSE and want:
                said = f"the bleed on the {edge} is {job.say(has)}, not {job.say(want)}"
                wrong.append((said, (page, None)))
    for message, spots in alike(wrong):
        yield job.found(spots, message, "print the file anew for this printer")


@rule(Severity.ERROR)
def bleed_on_a_forbidden_edge(job: Preflight) -> Iterator[Finding]:
    """Some shops want no bleed where the book is bound, and place a page by its bound edge.

    A bleed there pushes every page outwards by its width.
    """
    wrong = []
    for page in job.pdf.pages:
        wanted = job.bleed(page)
        for number, (want, has) in enumerate(zip(wanted, page.boxes.bleeds, strict=True)):
            if not want and has > CLOSE:
                bound = number == job.inside(page) and max(wanted) > 0
                edge = "edge that is bound" if bound else EDGES[number]
                wrong.append((f"a bleed of {job.say(has)} on the {edge}", (page, None)))
    for message, spots in alike(wrong):
        yield job.found(spots, message, f"{job.printer.name} wants none there: print it anew")


@rule(Severity.ERROR)
def sheet_size(job: Preflight) -> Iterator[Finding]:
    """Without marks the sheet ends where the bleed ends: shops measure the sheet.

    A sheet that is larger is taken for a larger page, and its middle for the middle of the text.
    """
    spots: list[Spot] = [
        (page, None)
        for page in job.pdf.pages
        if not job.printer.marks
        and any(
            abs(edge - sheet) > CLOSE
            for edge, sheet in zip(page.boxes.bleed, page.boxes.media, strict=True)
        )
    ]
    if spots:
        mend = "cut the media box to the bleed box; this printer wants no marks beside the page"
        yield job.found(spots, "the sheet is not as large as the page with its bleed", mend)


@rule(Severity.ERROR)
def bleed_not_filled(job: Preflight) -> Iterator[Finding]:
    """Ink that touches the edge of a page must go on to the end of the bleed.

    A stack of paper is cut a millimetre this way or that; where ink stops at the trim, that
    millimetre is a white line.
    """
    for page, number, box in _runs(job, "unfilled"):
        if wanted := job.bleed(page)[number]:
            message = f"ink stops at the {EDGES[number]} edge of the page"
            mend = f"let it run on {job.say(wanted)} beyond the trim, or keep it clear of the edge"
            yield job.found([(page, box)], message, mend)


@rule(Severity.ERROR)
def art_beyond_the_bleed(job: Preflight) -> Iterator[Finding]:
    """What lies beyond the bleed is cut off twice, and until then is in the way of marks.

    It shows that a picture is placed larger than the page, or that marks stand where none should.
    """
    for page, number, box in _runs(job, "beyond"):
        message = f"ink goes on beyond the bleed at the {EDGES[number]}"
        yield job.found([(page, box)], message, "cut it at the end of the bleed")


@rule(Severity.ERROR)
def ink_at_a_clear_edge(job: Preflight) -> Iterator[Finding]:
    """Some machines cannot print up to the edge of the paper and hold it there.

    What stands in that margin is lost or smeared.
    """
    wrong = []
    for page in job.pdf.pages:
        clear = job.clear(page)
        if page.inked and max(clear):
            left, top, right, bottom = page.inked
            here = (left, top, page.boxes.width - right, page.boxes.height - bottom)
            for number, (want, has) in enumerate(zip(clear, here, strict=True)):
                if want and has < want - MEASURED:
                    wrong.append(((EDGES[number], want), (page, page.inked)))
    for (edge, want), spots in alike(wrong):
        message = f"ink nearer the {edge} edge than {job.say(want)}"
        yield job.found(spots, message, "keep that margin clear; nothing can be printed there")


def _size(page: Page) -> tuple[float, float]:
    return (round(page.boxes.width, 2), round(page.boxes.height, 2))


def _disorder(boxes: Boxes) -> str:
    """What is wrong with a page's boxes; empty when nothing is."""
    if not boxes.named & {"TrimBox", "ArtBox"}:
        return "there is no trim box, so nobody knows where to cut"
    if {"TrimBox", "ArtBox"} <= boxes.named:
        return "there are both a trim box and an art box"
    if boxes.crop and any(abs(a - b) > CLOSE for a, b in zip(boxes.crop, boxes.media, strict=True)):
        return "the crop box is not the media box"
    if not _inside((0, 0, boxes.width, boxes.height), boxes.bleed):
        return "the trim box is not inside the bleed box"
    if not _inside(boxes.bleed, boxes.media):
        return "the bleed box is not inside the media box"
    return ""


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - CLOSE
        and inner[1] >= outer[1] - CLOSE
        and inner[2] <= outer[2] + CLOSE
        and inner[3] <= outer[3] + CLOSE
    )


def _runs(job: Preflight, kind: str) -> Iterator[tuple[Page, int, Box]]:
    """The long runs of ink of one kind (see `facts.Edge`) along the edges of all pages."""
    for page in job.pdf.pages:
        for number, edge in enumerate(page.edges):
            box: Box | None = getattr(edge, kind)
            if box and max(box[2] - box[0], box[3] - box[1]) >= LONG:
                yield page, number, box
