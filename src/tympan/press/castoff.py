"""Casting off: reckoning how blocks would fall onto pages, without setting them.

As all that is set stands on a grid, it can be counted in lines. Pull quotes and pictures may stand
in several places. Every way to place them is followed at once, from block to block, and of those
that come to the same line of the same column only the best is followed on. A page has one column
or several. What counts against a way are pull quotes that face each other, lines left empty at the
feet of columns, and how far things stand from where their author put them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from tympan.press.blocks import HEADS, Block, Unit

FACING = 1000.0  # what it counts that pull quotes face each other, twice on one page
FAR = {"pull-quote": 1.0, "figure": 4.0}  # what it counts to stand a block away from home
APART = (*FAR, "pair")  # what has the room that it is given beyond its own on both sides
BESIDE = 4  # as how many lines each empty one counts at the foot of a column beside another
MOST_WAYS = 60
FEWEST_AT_END = 6  # lines on the last page
NEARLY = 0.02


@dataclass(frozen=True, slots=True)
class Way:
    """How far one way has come: the column and line reached, and what follows from its things.

    `below` is the space that the last block wants below itself, and `notes` what the column's notes
    take; `quoted` is the page with the latest pull quote; `places` tells behind which
    block each thing stands.
    """

    column: int
    line: float
    below: float = 0.0
    notes: float = 0.0
    quoted: int = -1
    cost: float = 0.0
    places: tuple[tuple[str, str], ...] = ()


def cast_off(
    unit: Unit, homes: Mapping[str, str], choices: Mapping[str, Sequence[str]]
) -> Mapping[str, str]:
    """Behind which block each thing stands best.

    `choices` has for each of them the names of those behind which it may stand, in order, and
    `homes` the one where its author put it. Things of one kind keep their order.
    """
    loose = [block for block in unit.blocks if block.name in choices]
    fixed = [block for block in unit.blocks if block.name not in choices]
    if not loose or not fixed:
        return {}
    allowed = {name for names in choices.values() for name in names}
    ways = [Way(unit.column, max(0, unit.top - fixed[0].above) if unit.top > NEARLY else 0)]
    for chain in _chains(fixed, allowed):
        ways = [_chained(way, chain, unit) for way in ways]
        here = chain[-1].name
        for at, block in enumerate(loose):
            names = choices[block.name]
            if here in names:
                far = abs(names.index(here) - names.index(homes[block.name])) * FAR[block.kind]
                earlier = [one.name for one in loose[:at] if one.kind == block.kind]
                ways = [
                    placed
                    for way in ways
                    for placed in _either(way, block, here, far, earlier, unit, here == names[-1])
                ]
        ways = _pruned(ways)
    return dict(min(ways, key=lambda way: way.cost + _end(way, unit)).places)


def _end(way: Way, unit: Unit) -> float:
    """What a last page counts on which next to nothing stands, in columns of like length."""
    lines = (way.column % unit.columns * unit.capacity + way.line) / unit.columns
    return max(0, FEWEST_AT_END - lines) ** 2


def _chains(blocks: Sequence[Block], allowed: set[str]) -> Iterator[list[Block]]:
    """The blocks, each with the heads and questions that must stand in its column."""
    chain: list[Block] = []
    for block in blocks:
        chain.append(block)
        if block.kind not in (*HEADS, "asks") or block.name in allowed or block is blocks[-1]:
            yield chain
            chain = []


def _either(
    way: Way, block: Block, here: str, far: float, earlier: list[str], unit: Unit, is_last: bool
) -> Iterator[Way]:
    """The way with a thing placed here, where it may be, and without, where it may yet come."""
    held = dict(way.places)
    if block.name in held or not held.keys() >= set(earlier):
        yield way
        return
    if not is_last:
        yield way
    set_, column = _set(way, block, unit)
    page, cost = way.quoted, FACING * (here in [held[name] for name in earlier])
    if block.kind == "pull-quote":
        page = column // unit.columns
        cost += FACING * ((page // 2 == way.quoted // 2) + (page == way.quoted))
    yield replace(
        set_,
        cost=set_.cost + far + cost,
        quoted=page,
        places=(*way.places, (block.name, here)),
    )


def _pruned(ways: list[Way]) -> list[Way]:
    """The best of those that have come to the same place with the same things, and not too many."""
    kept: dict[object, Way] = {}
    for way in sorted(ways, key=lambda way: way.cost):
        names = tuple(name for name, _ in way.places)
        at = (way.column, *(round(part, 1) for part in (way.line, way.below, way.notes)))
        kept.setdefault((*at, way.quoted, names), way)
    return list(kept.values())[:MOST_WAYS]


# ---------------------------------------------------------------- from block to block


def _chained(way: Way, chain: Sequence[Block], unit: Unit) -> Way:
    """The way behind blocks that begin in one column."""
    start, columns = way, set()
    for block in chain:
        way, column = _set(way, block, unit)
        columns.add(column)
    if len(columns) > 1 and start.line:
        way = _turned(start, unit)
        for block in chain:
            way, _ = _set(way, block, unit)
    return way


def _set(way: Way, block: Block, unit: Unit) -> tuple[Way, int]:
    """The way behind a block, and the column in which that begins."""
    if block.kind == "page":
        way = _leaving(way, unit)
        return replace(way, column=way.column + unit.columns, line=0, below=0, notes=0), way.column
    if block.lines:
        return _text(way, block, unit)
    line = _begin(way, block)
    if way.line and line + block.height > _room(unit, way.notes) + NEARLY:
        way, line = _turned(way, unit), 0.0
    end, below = line + block.height, block.below
    # What it takes is filled up to whole lines, as `grid.py` does it.
    lack = max(0, ceil(end + below - NEARLY) - end - below)
    above = lack if block.kind in HEADS else lack / 2 if block.kind in APART else 0
    if not line or end + above > _room(unit, way.notes) + NEARLY:
        above = 0
    return replace(way, line=end + above, below=below + lack - above), way.column


def _text(way: Way, block: Block, unit: Unit) -> tuple[Way, int]:
    first, at = 0, 0
    line, notes = _begin(way, block), way.notes
    reached = [(way.line, way.notes)]  # behind each line of this column
    column = 0
    while at < len(block.lines):
        gap, _, taken = block.lines[at]
        end = line + (gap if at > first else 0) + 1
        if end <= _room(unit, notes + taken) + NEARLY or (at == first and not reached[0][0]):
            line, notes, at = end, notes + taken, at + 1
            reached.append((line, notes))
            continue
        while at > first and not block.lines[at][1]:
            at -= 1
        if at > first:
            column = column or way.column
        line, notes = reached[at - first]
        way = _turned(replace(way, line=line, notes=notes), unit)
        first, line, notes, reached = at, 0.0, 0.0, [(0.0, 0.0)]
    return replace(way, line=line, notes=notes, below=block.below), column or way.column


def _begin(way: Way, block: Block) -> float:
    if not way.line:
        return 0
    line = way.line + max(way.below, block.above)
    return ceil(line - NEARLY) if block.lines and block.above else line


def _room(unit: Unit, notes: float) -> float:
    """How many lines of text a column holds that has such notes."""
    return unit.capacity - (notes + unit.apart if notes else 0)


def _turned(way: Way, unit: Unit) -> Way:
    """The way at the top of the next column; more than a line left empty counts."""
    empty = max(0, _room(unit, way.notes) - way.line - 1) * (1 if unit.columns == 1 else BESIDE)
    return replace(way, column=way.column + 1, line=0, below=0, notes=0, cost=way.cost + empty**2)


def _leaving(way: Way, unit: Unit) -> Way:
    """The way at the top of a page; the columns of the one before it are of like length."""
    left = -way.column % unit.columns or (unit.columns if way.line else 0)
    if not left:
        return way
    empty = (left - 1) * unit.capacity + _room(unit, way.notes) - way.line
    cost = max(0, empty / unit.columns - 1) ** 2
    return replace(way, column=way.column + left, line=0, below=0, notes=0, cost=way.cost + cost)
