"""Three-way merge of manuscripts, paragraph by paragraph: nothing of the author's is lost."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tympan.intake.align import matches

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
FRONT = -1  # before every block
# Titles and pull quotes are the house's, or the author's, and never the source's.
HOUSE = re.compile(r"#(?!#)|:::")


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a file, and the line that it begins on."""

    path: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stretch that author and source both changed; the author's stands in the file."""

    path: str
    line: int
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merged:
    """The author's files with what the source changed, and where both had changed the same."""

    files: Mapping[str, str]
    conflicts: tuple[Conflict, ...]
    taken: int


def merged(base: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> Merged:
    """The author's files after the source has changed; `base` is the import they began with."""
    old, new = _text(base), _text(theirs)
    whole = [block for path in sorted(mine) for block in blocks(path, mine[path])]
    ours = [block for block in whole if not HOUSE.match(block.text)]
    replaced: set[int] = set()
    inserted: dict[int, list[str]] = {}
    conflicts: list[Conflict] = []
    taken = 0
    for was, now, given in _stretches(old, ours, new):
        before = [block.text for block in old[slice(*was)]]
        edited = [block.text for block in ours[slice(*now)]]
        wanted = [block.text for block in new[slice(*given)]]
        if wanted in (before, edited):
            continue
        inside = _within(before, edited)
        if inside is None:
            conflicts.append(_conflict(ours, now, wanted))
            continue
        # What the author only added around it stays.
        now = (now[0] + inside, now[0] + inside + len(before))
        taken += 1
        replaced.update(id(block) for block in ours[slice(*now)])
        inserted.setdefault(_anchor(ours, now), []).extend(wanted)
    files: dict[str, list[str]] = {path: [] for path in mine}
    for block in whole:
        if ours and block is ours[0]:
            files[block.path] += inserted.pop(FRONT, [])
        if id(block) not in replaced:
            files[block.path].append(block.text)
        files[block.path] += inserted.get(id(block), [])
    if FRONT in inserted:
        files.setdefault(min(files, default="01.md"), []).extend(inserted[FRONT])
    written = {path: "\n\n".join(kept) + "\n" for path, kept in files.items()}
    return Merged(written, tuple(conflicts), taken)


def _anchor(mine: Sequence[Block], stretch: tuple[int, int]) -> int:
    """The block that new ones come behind: the first they replace, or the one before them."""
    start, end = stretch
    at = start if start < end else start - 1
    return id(mine[at]) if at >= 0 else FRONT


def _within(before: Sequence[str], edited: Sequence[str]) -> int | None:
    """Where the blocks of the import stand unchanged among the author's."""
    if not before:
        return None if edited else 0
    places = range(len(edited) - len(before) + 1)
    return next((at for at in places if edited[at : at + len(before)] == before), None)


def blocks(path: str, text: str) -> Iterator[Block]:
    """The blocks of a Markdown file: what stands between empty lines, code and containers whole."""
    found: list[str] = []
    begin = 0
    fence = ""
    for number, line in enumerate([*text.split("\n"), ""], 1):
        if not line.strip() and not fence:
            if found:
                yield Block(path, begin, "\n".join(found))
            found = []
            continue
        begin = begin if found else number
        found.append(line)
        fence = _fence(line, fence)
    if found:
        yield Block(path, begin, "\n".join(found))


def _fence(line: str, fence: str) -> str:
    """The fence that stands open behind a line; lines of colons fence as well."""
    bare = line.strip()
    if fence:
        return "" if bare.startswith(fence) and not bare.strip(fence[0]) else fence
    if bare.startswith(":::") and bare.strip(":"):
        return ":::"
    match = FENCE.match(line)
    return match[1] if match else ""


def _text(files: Mapping[str, str]) -> list[Block]:
    found = [block for path in sorted(files) for block in blocks(path, files[path])]
    return [block for block in found if not HOUSE.match(block.text)]


Stretch = tuple[int, int]


def _stretches(
    base: Sequence[Block], mine: Sequence[Block], theirs: Sequence[Block]
) -> Iterator[tuple[Stretch, Stretch, Stretch]]:
    """What lies between the blocks that all three share, in order, on each side."""
    ours = _pairs(base, mine)
    new = _pairs(base, theirs)
    at = here = there = 0
    for number in range(len(base) + 1):
        if number < len(base) and not (number in ours and number in new):
            continue
        mine_end = ours[number] if number < len(base) else len(mine)
        theirs_end = new[number] if number < len(base) else len(theirs)
        if (at, here, there) != (number, mine_end, theirs_end):
            yield (at, number), (here, mine_end), (there, theirs_end)
        at, here, there = number + 1, mine_end + 1, theirs_end + 1


def _pairs(one: Sequence[Block], other: Sequence[Block]) -> dict[int, int]:
    found = matches([_key(block) for block in one], [_key(block) for block in other])
    return {left + step: right + step for left, right, size in found for step in range(size)}


def _key(block: Block) -> str:
    return " ".join(block.text.split())


def _conflict(mine: Sequence[Block], stretch: Stretch, theirs: Sequence[str]) -> Conflict:
    start, end = stretch
    at = mine[min(start, len(mine) - 1)] if mine else Block("", 0, "")
    said = "\n\n".join(block.text for block in mine[start:end])
    return Conflict(at.path, at.line, said, "\n\n".join(theirs))
