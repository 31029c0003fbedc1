"""Items of the source as Markdown lists."""

import re
from collections.abc import Iterator, Sequence

from tympan.intake.source import Passage
from tympan.intake.writing.inline import inline

NUMBER = re.compile(r"(\d{1,9})([.)])")
DEEPEST = 6


def lists_of(items: Sequence[Passage]) -> Iterator[str]:
    """The lists that neighbouring items make up.

    A new one begins where bullets and numbers take turns, and where numbers begin again: its
    numbers get another sign then, which tells the two apart.
    """
    chunks: list[list[Passage]] = []
    for item in items:
        if chunks and not (item.level <= 1 and _begins(item, chunks[-1])):
            chunks[-1].append(item)
        else:
            chunks.append([item])
    sign = "."
    for number, chunk in enumerate(chunks):
        both = number and _number(chunks[number - 1][0]) and _number(chunk[0])
        sign = (")" if sign == "." else ".") if both else "."
        yield _list(chunk, sign)


def _begins(item: Passage, before: Sequence[Passage]) -> bool:
    """Whether an item belongs to another list than the items before it."""
    ours, first, last = _number(item), _number(before[0]), _number(before[-1])
    if bool(ours) != bool(first):
        return True
    return ours == 1 and last != 1


def _list(items: Sequence[Passage], delimiter: str) -> str:
    """A list with its nesting; numbers that do not count are written out as words."""
    first = _first(items)
    lines: list[str] = []
    widths: list[int] = []
    for number, item in enumerate(items):
        depth = min(max(item.level, 1), len(widths) + 1, DEEPEST)
        written = inline(item.runs)
        match = NUMBER.fullmatch(item.label.strip())
        if match and first:
            sign = f"{number + first}{delimiter} "
        else:
            sign = "- "
            written = f"{match[1]}\\{match[2]} {written}" if match else written
        del widths[depth - 1 :]
        indent = " " * sum(widths)
        widths.append(len(sign))
        lines.append(indent + sign + written.replace("\n", "\n" + indent + " " * len(sign)))
    return "\n".join(lines)


def _first(items: Sequence[Passage]) -> int:
    """The first number where flat items count up by one, or all are 1; otherwise 0."""
    numbers = [_number(item) for item in items]
    if not numbers[0] or any(item.level > 1 for item in items):
        return 0
    counting = list(range(numbers[0], numbers[0] + len(items)))
    return numbers[0] if numbers == counting or set(numbers) == {1} else 0


def _number(item: Passage) -> int:
    match = NUMBER.fullmatch(item.label.strip())
    return int(match[1]) if match else 0
