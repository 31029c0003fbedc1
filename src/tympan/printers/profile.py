"""What a print shop accepts, as its profile says.

Lengths are written in the shop's own unit and held in points, of which 72 make an inch, so that
an eighth of an inch is 9 exactly and never three millimetres. A shop's word changes: each profile
names its source and the day on which it was read.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

from tympan.diagnostic import Fault, Span, did_you_mean, error

POINTS = MappingProxyType({"in": 72.0, "mm": 72 / 25.4})
FLAVOURS = ("x-1a", "x-3", "x-4", "plain")
COLOURS = ("cmyk", "rgb", "grey")
# Two sizes closer than this are the same on paper: shops round millimetres to inches and back.
NEAR = 0.75


@dataclass(frozen=True, slots=True)
class Edges:
    """A length for each edge of a page; `inside` is the one that is bound."""

    top: float
    bottom: float
    outside: float
    inside: float


@dataclass(frozen=True, slots=True)
class Trim:
    """A finished size under the shop's own name."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Range:
    """The smallest and the largest size that is cut to order."""

    least: Trim
    most: Trim

    def holds(self, width: float, height: float) -> bool:
        """Whether a size is between the two, its edges included."""
        return (
            self.least.width - NEAR <= width <= self.most.width + NEAR
            and self.least.height - NEAR <= height <= self.most.height + NEAR
        )


@dataclass(frozen=True, slots=True)
class Gutter:
    """The least inner margin of a book of up to `pages` pages."""

    pages: int
    margin: float


@dataclass(frozen=True, slots=True)
class Spine:
    """How wide a spine is, and when words may stand on it.

    `rule` is `per-page` (pages × `per_page` + `plus`), `steps` (the first whose page count is
    reached), `ask` (only the shop's own template tells) or `none` (stapled, or loose).
    """

    rule: str
    per_page: float
    plus: float
    steps: tuple[Gutter, ...]
    text_from: int
    text_clear: float


@dataclass(frozen=True, slots=True)
class Product:
    """A paper and a binding that the shop sells: colours (one of `COLOURS`), pages, spine.

    The count of pages is between `least` and `most` and a multiple of `multiple`. `trims` names
    those that this product comes in, all when it is empty; `wrap` is how far a cover is turned in.
    """

    name: str
    about: str
    colours: str
    least: int
    most: int
    multiple: int
    last_blank: bool
    spine: Spine
    trims: tuple[str, ...]
    wrap: float

    def takes(self, pages: int) -> bool:
        """Whether a book of so many pages can be made."""
        return self.least <= pages <= self.most

    def padded(self, printed: int) -> int:
        """The number of pages when blank ones have filled the last sheet."""
        wanted = printed + self.last_blank
        return -(-wanted // self.multiple) * self.multiple


@dataclass(frozen=True, slots=True)
class Condition:
    """A printing condition: its registered name, and the ICC profile of its inks."""

    name: str
    about: str
    profile: Path


@dataclass(frozen=True, slots=True)
class Images:
    """Effective pixels to the inch: refused below `least`, thought too few below `best`.

    Above `most` they are resampled; `line_art` is what pictures of one bit need.
    """

    least: int
    best: int
    most: int
    line_art: int


@dataclass(frozen=True, slots=True)
class Least:
    """The smallest type and the thinnest line in points, and both in several inks; 0: any.

    `tint` is the palest tint in percent that still prints.
    """

    type: float
    type_mixed: float
    line: float
    line_mixed: float
    tint: float


@dataclass(frozen=True, slots=True)
class Cover:
    """The wrap: bleed, how far words keep from the cut, and the barcode's box.

    `has_barcode` is whether the shop prints its own when the box is left empty.
    """

    bleed: float
    safe: float
    barcode_width: float
    barcode_height: float
    barcode_clear: float
    has_barcode: bool


@dataclass(frozen=True, slots=True)
class Printer:
    """A shop's profile; trims, products and so on in its own order, lengths in points.

    `bleed` is for all trims but those named in `no_bleed`, which stay white at the edge; `clear`
    is how far ink stops before an edge that may not be printed on. `safe` is how far words keep
    from each cut edge, `safe_bleeding` in a file that bleeds; from the spine the gutter keeps
    them. `allows` names what a file may hold: `annotations`, `outlines`, `transparency`,
    `layers`, `icc-images`. `most_bytes` is 0 when any size will do, and `most_blank`, how many
    blank pages may follow each other, when nobody counts them.
    """

    name: str
    file: Path
    about: str
    source: str
    checked: date
    unit: str
    trims: tuple[Trim, ...]
    custom: Range | None
    bleed: Edges
    no_bleed: tuple[str, ...]
    clear: Edges
    safe: float
    safe_bleeding: float
    gutters: tuple[Gutter, ...]
    products: tuple[Product, ...]
    marks: bool
    flavour: str
    condition: Condition
    ink_limit: int
    images: Images
    least: Least
    cover: Cover
    allows: tuple[str, ...]
    most_bytes: int
    most_blank: int

    def say(self, points: float) -> str:
        """A length in the shop's own unit, as its pages write it."""
        return f"{round(points / POINTS[self.unit], 4):g} {self.unit}"

    def bleed_of(self, trim: Trim) -> Edges:
        """How far ink runs beyond each edge of a page of this trim."""
        return Edges(0, 0, 0, 0) if trim.name in self.no_bleed else self.bleed

    def clear_of(self, trim: Trim) -> Edges:
        """How far from each edge of a page of this trim nothing at all may be printed."""
        if trim.name in self.no_bleed:
            return Edges(self.safe, self.safe, self.safe, self.safe)
        return self.clear

    def gutter(self, pages: int) -> float:
        """The least inner margin of a book of so many pages."""
        for step in self.gutters:
            if pages <= step.pages:
                return step.margin
        return self.gutters[-1].margin if self.gutters else self.safe

    def trim(self, asked: str, width: float, height: float, at: Span) -> Trim:
        """The trim called `asked`, or, without one, what a page of this size is cut to.

        That is the page's own size where the shop cuts it, and else the nearest on its list.
        Raises `Fault` when there is no trim of that name.
        """
        if asked:
            named = {trim.name: trim for trim in self.trims}
            if asked not in named:
                message = f"{self.name} cuts no size called “{asked}”"
                raise Fault(error("no-such-trim", at, message, did_you_mean(asked, named)))
            return named[asked]
        as_it_is = Trim("", width, height)
        nearest = min(
            self.trims,
            key=lambda trim: abs(trim.width - width) + abs(trim.height - height),
            default=as_it_is,
        )
        if abs(nearest.width - width) < NEAR and abs(nearest.height - height) < NEAR:
            return nearest
        if self.custom and self.custom.holds(width, height):
            return as_it_is
        return nearest

    def product(self, asked: str, pages: int, at: Span) -> Product:
        """The product called `asked`, or the first of the first one's colours for so many pages.

        Where none takes so many it is the first of all. Raises `Fault` for an unknown name.
        """
        if asked:
            named = {product.name: product for product in self.products}
            if asked not in named:
                message = f"{self.name} sells no product called “{asked}”"
                raise Fault(error("no-such-product", at, message, did_you_mean(asked, named)))
            return named[asked]
        first = self.products[0]
        same = (product for product in self.products if product.colours == first.colours)
        return next((one for one in same if one.takes(one.padded(pages))), first)
