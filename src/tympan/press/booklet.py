"""Booklets for a printer at home: pages side by side on sheets that are folded into each other.

Print both sides, turned on the short edge; fold, and staple through the fold. A mini-zine takes
one side of one sheet: fold it in eight, slit the middle of the long fold, push it into a book.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from tympan.diagnostic import Fault, Span, error
from tympan.model import Booklet
from tympan.press.finish import saved

MM = 72 / 25.4
PAPERS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210), "letter": (215.9, 279.4)}
# One sheet, cut and folded: the upper row stands on its head.
ZINE = ((5, 4, 3, 2), (6, 7, 8, 1))


@dataclass(frozen=True, slots=True)
class Side:
    """The pages on the left and on the right of one side of a sheet; 0 is a blank.

    `creep` is how many sheets lie around this one: its pages move towards the fold.
    """

    left: int
    right: int
    creep: int


def saddle(pages: int, sheets: int) -> tuple[Side, ...]:
    """Fronts and backs in the order in which they are printed, `sheets` to a signature (0: all)."""
    quires = -(-pages // 4)
    sheets = sheets or quires
    made: list[Side] = []
    for first in range(0, quires, sheets):
        held = min(sheets, quires - first)
        start, last = 4 * first, 4 * (first + held)
        for sheet in range(held):
            front = (last - 2 * sheet, start + 1 + 2 * sheet)
            back = (start + 2 + 2 * sheet, last - 1 - 2 * sheet)
            for left, right in (front, back):
                made.append(
                    Side(left if left <= pages else 0, right if right <= pages else 0, sheet)
                )
    return tuple(made)


def booklet(pdf: bytes, wanted: Booklet, at: Span, binding: str = "left") -> bytes:
    """The pages of a file as a booklet; raises `Fault` for a mini-zine of more than eight pages.

    Bound at the right it is the same booklet seen in a mirror: all but the pages changes sides.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as made:
        count = len(source.pages)
        _, _, width, height = (float(edge) for edge in source.pages[0].MediaBox)
        pages = [made.copy_foreign(page.as_form_xobject()) for page in source.pages]
        paper = PAPERS[wanted.paper or _paper(width, height)]
        sheet_high, sheet_wide = (side * MM for side in paper)
        if wanted.is_zine:
            if count > 8:
                message = f"a mini-zine has eight pages, and there are {count}"
                mend = "shorten the text, or fold a booklet: take `zine = true` away"
                raise Fault(error("too-many-pages", at, message, mend))
            drawn = [tuple(_zine(count, width, height, sheet_wide, sheet_high))]
        else:
            sides = saddle(count, wanted.sheets)
            size = (width, height, sheet_wide, sheet_high)
            drawn = [tuple(_side(side, wanted.caliper * MM, *size)) for side in sides]
        if binding == "right":
            drawn = [tuple(_across(one, width, sheet_wide) for one in placed) for placed in drawn]
        for placed in drawn:
            _draw(made, placed, pages, (width, height), (sheet_wide, sheet_high))
        for key in ("/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate"):
            if key in source.docinfo:
                made.docinfo[key] = str(source.docinfo[key])
        made.Root.ViewerPreferences = Dictionary(
            Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
        )
        return saved(made, "plain")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A page by its number, and the matrix that puts it on its sheet."""

    page: int
    matrix: tuple[float, float, float, float, float, float]


def _paper(width: float, height: float) -> str:
    """The office paper on which two pages beside each other come out largest."""
    return max(("A4", "letter"), key=lambda name: _scale(width, height, name))


def _scale(width: float, height: float, paper: str) -> float:
    short, long = (side * MM for side in PAPERS[paper])
    return round(min(1, long / (2 * width), short / height), 3)


def _side(
    side: Side, caliper: float, width: float, height: float, sheet_wide: float, sheet_high: float
) -> Iterator[_Placed]:
    scale = min(1, sheet_wide / (2 * width), sheet_high / height)
    low = (sheet_high - scale * height) / 2
    creep = side.creep * caliper
    if side.left:
        x = sheet_wide / 2 - scale * width + creep
        yield _Placed(side.left, (scale, 0, 0, scale, x, low))
    if side.right:
        yield _Placed(side.right, (scale, 0, 0, scale, sheet_wide / 2 - creep, low))


def _zine(
    count: int, width: float, height: float, sheet_wide: float, sheet_high: float
) -> Iterator[_Placed]:
    cell_wide, cell_high = sheet_wide / 4, sheet_high / 2
    scale = min(cell_wide / width, cell_high / height)
    indent = (cell_wide - scale * width) / 2, (cell_high - scale * height) / 2
    for column, (upper, lower) in enumerate(zip(*ZINE, strict=True)):
        x = column * cell_wide
        if upper <= count:
            corner = (x + cell_wide - indent[0], sheet_high - indent[1])
            yield _Placed(upper, (-scale, 0, 0, -scale, *corner))
        if lower <= count:
            yield _Placed(lower, (scale, 0, 0, scale, x + indent[0], indent[1]))


def _across(placed: _Placed, width: float, sheet_wide: float) -> _Placed:
    """A page as it is, on the other half of its sheet."""
    a, b, c, d, x, y = placed.matrix
    return _Placed(placed.page, (a, b, c, d, sheet_wide - x - a * width, y))


def _draw(
    made: pikepdf.Pdf,
    placed: Sequence[_Placed],
    pages: Sequence[pikepdf.Object],
    size: tuple[float, float],
    paper: tuple[float, float],
) -> None:
    """Add a page of the sheet's size that shows the placed ones, each cut to its own edges."""
    clip = f"0 0 {size[0]:.4f} {size[1]:.4f} re W n"
    drawn = [
        f"q {' '.join(f'{number:.5f}' for number in one.matrix)} cm {clip} /P{one.page} Do Q"
        for one in placed
    ]
    sheet = made.add_blank_page(page_size=paper)
    sheet.MediaBox = Array([0, 0, round(paper[0], 4), round(paper[1], 4)])
    sheet.Contents = made.make_stream("\n".join(drawn).encode())
    shown = {f"/P{one.page}": pages[one.page - 1] for one in placed}
    sheet.Resources = Dictionary(XObject=Dictionary(shown))
