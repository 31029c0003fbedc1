"""Rules on colour: which kinds of it a file may hold, and how much ink they lay."""

from collections.abc import Iterator

from tympan.diagnostic import Finding, Severity
from tympan.preflight.subject import Preflight, Spot, alike
from tympan.rule import rule

OF_SCREENS = ("DeviceRGB", "CalRGB", "ICC RGB", "Lab", "CalGray")
# Above the limit by less than this, in percent, is the doing of JPEG.
OF_JPEG = 4


@rule(Severity.ERROR)
def rgb_in_print(job: Preflight) -> Iterator[Finding]:
    """A press has no red, green and blue: somebody turns them into inks, each in another way.

    Black text in RGB becomes four inks on top of each other. Where a shop takes RGB, its profile
    says so.
    """
    if job.product.colours != "rgb":
        for kind, spots in _kinds(job):
            if kind in OF_SCREENS:
                mend = "print it anew; tympan turns colours into inks before it sets a page"
                yield job.found(spots, f"{kind.removeprefix('Device')} colour", mend)


@rule(Severity.ERROR)
def spot_colour(job: Preflight) -> Iterator[Finding]:
    """A spot colour is an ink of its own, with a plate and a price of its own.

    `All` is the colour of marks, and lays every ink at once.
    """
    for kind, spots in _kinds(job):
        if kind.startswith("spot"):
            message = f"the {kind.replace('spot', 'spot colour')}"
            yield job.found(spots, message, "mix it of the four inks, or of black alone")


@rule(Severity.WARNING)
def colour_with_a_profile(job: Preflight) -> Iterator[Finding]:
    """An ink that carries a profile of its own is separated again by the shop's machines.

    What was black ink alone may then become four.
    """
    for kind, spots in _kinds(job):
        if kind in ("ICC CMYK", "ICC Gray") and "icc-images" not in job.printer.allows:
            message = f"{kind.removeprefix('ICC ')} colour with a profile of its own"
            yield job.found(spots, message, "leave the profile out; the output intent says it all")


@rule(Severity.ERROR)
def colour_in_a_black_book(job: Preflight) -> Iterator[Finding]:
    """A book that is bought in black goes through a press with one ink.

    Coloured ink is printed in whatever grey the machine makes of it, or is charged as colour.
    """
    if job.product.colours == "grey":
        spots: list[Spot] = [(page, None) for page in job.pdf.pages if page.coloured]
        if spots:
            message = f"coloured ink; {job.product.name} is printed in black"
            yield job.found(spots, message, "print it anew, or choose a product in colour")


@rule(Severity.ERROR)
def too_much_ink(job: Preflight) -> Iterator[Finding]:
    """Paper holds so much wet ink and no more: then sheets stick together and ink comes off.

    It is measured as printers do, as the mean of any 15 mm², all four inks together.
    """
    limit = job.printer.ink_limit
    for page in job.pdf.pages:
        for spot in page.spots:
            message = f"{spot.percent:.0f} % of ink; {job.printer.name} takes {limit} %"
            yield job.found([(page, spot.box)], message, "use less of cyan, magenta and yellow")


@rule(Severity.WARNING)
def picture_with_too_much_ink(job: Preflight) -> Iterator[Finding]:
    """The darkest points of a picture may lay more ink than the paper takes.

    Where they are many, sheets stick together; a few do no harm.
    """
    limit = job.printer.ink_limit
    for page in job.pdf.pages:
        for picture in page.pictures:
            if picture.peak > limit + OF_JPEG:
                message = f"a picture with up to {picture.peak:.0f} % of ink, not {limit} %"
                mend = "separate it with a lower limit, or give it in RGB and let tympan do it"
                yield job.found([(page, picture.box)], message, mend)


@rule(Severity.WARNING)
def not_looked_at(job: Preflight) -> Iterator[Finding]:
    """What this preflight cannot read it does not call good.

    Pictures inside of code, and kinds of pictures and gradients that our presses never write, were
    not measured for ink.
    """
    unread = ((what, (page, None)) for page in job.pdf.pages for what in sorted(page.unread))
    for what, spots in alike(unread):
        yield job.found(spots, f"its ink was not measured: {what}", "ask the shop to look at it")


def _kinds(job: Preflight) -> Iterator[tuple[str, list[Spot]]]:
    """The kinds of colour in the file, each with its pages."""
    used = ((kind, (page, None)) for page in job.pdf.pages for kind in sorted(page.colours))
    yield from alike(used)
