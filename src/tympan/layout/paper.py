"""The page that a layout is drawn for: its size, its margins, its grid and its sizes of type."""

import re
from dataclasses import dataclass, replace

from tympan.script import script

# Sizes by the names that a stationer knows, in millimetres.
NAMED = {
    "a4": (210.0, 297.0),
    "a5": (148.0, 210.0),
    "a6": (105.0, 148.0),
    "b5": (176.0, 250.0),
    "b6": (125.0, 176.0),
    "letter": (215.9, 279.4),
    "half-letter": (139.7, 215.9),
    "quarter-letter": (108.0, 139.7),
    "6x9": (152.4, 228.6),
    "5x8": (127.0, 203.2),
}
MEASURED = re.compile(r"(\d+(?:\.\d+)?) ?[x×] ?(\d+(?:\.\d+)?) ?mm")
LEAST, MOST = 70, 450  # millimetres that a page can be wide or high
# The narrowest measure as a part of the widest: 45 characters where that holds 72.
NARROWEST = 0.62
# The narrowest of several columns, in ems of its text: 38 characters.
NARROW = 17
POINT = 25.4 / 72  # millimetres


@dataclass(frozen=True, slots=True)
class Paper:
    """The trimmed page, in millimetres: how far ink runs beyond it, and its margins.

    `measure` is the widest that text may be set, in each of so many `columns`, a `gap` apart. In
    points: `leading`, the grid of its lines, and the sizes of the `text`, of what is `small` beside
    it (notes, captions) and of a `label`.
    """

    width: float
    height: float
    bleed: float
    top: float = 21.17
    bottom: float = 25.75
    inside: float = 20
    outside: float = 26
    measure: float = 120
    leading: float = 14
    text: float = 10.5
    small: float = 8.5
    label: float = 8
    columns: int = 1
    gap: float = 6

    @property
    def column(self) -> float:
        """How wide a column of text is."""
        return (self.width - self.inside - self.outside - self._gaps) / self.columns

    @property
    def widest(self) -> float:
        """The widest that all columns are together."""
        return self.columns * self.measure + self._gaps

    @property
    def narrowest(self) -> float:
        """The narrowest that all columns may be together."""
        if self.columns == 1:
            return NARROWEST * self.measure
        return self.columns * NARROW * self.text * POINT + self._gaps

    @property
    def _gaps(self) -> float:
        return (self.columns - 1) * self.gap

    def properties(self) -> dict[str, str]:
        """What style sheets know of it, by the names of their custom properties."""
        lengths = {
            "paper-width": self.width,
            "paper-height": self.height,
            "bleed": self.bleed,
            "beyond": -self.bleed,
            "full-width": self.width + 2 * self.bleed,
            "full-height": self.height + 2 * self.bleed,
            "margin-top": self.top,
            "margin-bottom": self.bottom,
            "margin-inside": self.inside,
            "margin-outside": self.outside,
            "column-gap": self.gap,
        }
        types = {
            "leading": self.leading,
            "text-size": self.text,
            "small-size": self.small,
            "label-size": self.label,
        }
        return {
            "columns": f"{self.columns}",
            **{name: f"{length:g}mm" for name, length in lengths.items()},
            **{name: f"{size:g}pt" for name, size in types.items()},
        }


def size_of(asked: str) -> tuple[float, float]:
    """Width and height in millimetres, by name or measured; `ValueError` says what would be."""
    if asked in NAMED:
        return NAMED[asked]
    found = MEASURED.fullmatch(asked)
    if found is None:
        names = ", ".join(NAMED)
        raise ValueError(f"{asked!r} is neither a paper ({names}) nor a size such as 120 x 190 mm")
    width, height = float(found[1]), float(found[2])
    if not (LEAST <= width <= MOST and LEAST <= height <= MOST):
        raise ValueError(f"{asked!r} is no page: each side has {LEAST} to {MOST} mm")
    return width, height


def resized(paper: Paper, width: float, height: float) -> Paper:
    """The paper in another size: the text keeps its share of the width, up to its widest.

    What is left becomes margins in the same proportion.
    """
    text = min(paper.widest, width * (1 - (paper.inside + paper.outside) / paper.width))
    share = (width - text) / (paper.inside + paper.outside)
    return replace(
        paper,
        width=width,
        height=height,
        top=paper.top * height / paper.height,
        bottom=paper.bottom * height / paper.height,
        inside=paper.inside * share,
        outside=paper.outside * share,
    )


def set_in(paper: Paper, language: str) -> Paper:
    """The paper with type of the size and leading that a language's script looks right in."""
    known = script(language)
    if known is None:
        return paper
    text = round(paper.text * known.size, 2)
    return replace(
        paper,
        text=text,
        small=round(paper.small * max(known.size, 1), 2),
        leading=max(paper.leading, round(2 * text * known.leading) / 2),
    )
