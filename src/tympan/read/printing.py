"""What edition.toml asks of the print shop, and which files it wants printed."""

import re

from tympan.diagnostic import did_you_mean
from tympan.model import KINDS, PAPERS, Booklet, Printing
from tympan.read.faults import fault
from tympan.read.settings import Table, choice, inner, matching, refuse_unknown, text, texts

PRINTING_KEYS = ("printer", "trim", "product", "spine", "kinds", "booklet")
WIDTH = re.compile(r"\d+(\.\d+)? ?(mm|in)", re.ASCII)
INCH = 25.4  # millimetres


def printing(table: Table) -> Printing:
    """These keys; which printers, trims and products there are, only the profiles know."""
    kinds = texts(table, "kinds")
    for kind in kinds:
        if kind not in KINDS:
            message = f"there is no kind of file called “{kind}”"
            mend = did_you_mean(kind, KINDS)
            table.faults.append(fault("wrong-value", table.at("kinds"), message, mend))
    return Printing(
        printer=text(table, "printer"),
        trim=text(table, "trim"),
        product=text(table, "product"),
        spine=_width(table, "spine", 0),
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        booklet=_booklet(inner(table, "booklet")),
    )


def _booklet(table: Table) -> Booklet:
    refuse_unknown(table, ("paper", "sheets", "caliper", "zine"))
    sheets, is_zine = table.values.get("sheets", 0), table.values.get("zine", False)
    if not isinstance(sheets, int) or isinstance(sheets, bool) or sheets < 0:
        message = "the value of “sheets” is no number of sheets"
        mend = "write it like sheets = 4, or take it away to fold all into one"
        table.faults.append(fault("wrong-value", table.at("sheets"), message, mend))
        sheets = 0
    if not isinstance(is_zine, bool):
        message = "the value of “zine” is neither true nor false"
        table.faults.append(fault("wrong-value", table.at("zine"), message, "write zine = true"))
        is_zine = False
    paper = choice(table, "paper", PAPERS, PAPERS[1]) if "paper" in table.values else ""
    return Booklet(paper, sheets, _width(table, "caliper", Booklet().caliper), is_zine)


def _width(table: Table, key: str, otherwise: float) -> float:
    """A width in millimetres."""
    mend = f'write it like {key} = "7.2 mm" or "0.28 in"'
    width = matching(table, key, WIDTH, "a width", mend)
    if not width:
        return otherwise
    number = float(width[:-2])
    return number * INCH if width.endswith("in") else number
