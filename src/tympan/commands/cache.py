"""The command `cache`."""

import argparse
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tympan.cache.folder import Entry

PURPOSE = "tell what is kept for the next build, or delete it"
MORE = """\
What a build makes on its way is kept, and taken from there while nothing that goes into it has
changed. What was used longest ago makes room for what is new. Deleting it costs nothing but time.
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    command = commands.add_parser(
        "cache", help=PURPOSE, description=f"{PURPOSE.capitalize()}. {MORE}"
    )
    command.add_argument(
        "--cache", metavar="DIR", help="the one in DIR/tympan, instead of in your cache folder"
    )
    command.add_argument("--clear", action="store_true", help="delete everything that is kept")
    command.set_defaults(run=_cache, json=False)


def _cache(asked: argparse.Namespace) -> int:
    from contextlib import closing

    from tympan.cache.opening import opened, where

    path = where(asked.cache)
    print(path or "nowhere, because the name of its place is empty")
    if path is None or not path.is_dir():
        print("nothing is kept")
        return 0
    with closing(opened(path)) as folder:
        entries = folder.entries()
        if asked.clear:
            folder.clear()
    print(f"deleted: {summed(entries)}" if asked.clear else told(entries))
    return 0


def told(entries: "Sequence[Entry]") -> str:
    """How much is kept, of each kind, and since when; the one used longest ago comes first."""
    from tympan.cache.folder import MOST
    from tympan.cache.keys import kind_of

    lines = [f"{summed(entries)}, of at most {size(MOST)}"]
    kinds: dict[str, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(kind_of(entry.name), []).append(entry)
    width = max(map(len, kinds), default=0)
    lines += [f"  {kind:{width}}  {summed(kinds[kind])}" for kind in sorted(kinds)]
    if entries:
        day = time.strftime("%Y-%m-%d", time.localtime(entries[0].used))
        lines.append(f"the oldest was used last on {day}")
    return "\n".join(lines)


def summed(entries: "Sequence[Entry]") -> str:
    """How many entries, and how large they are together."""
    many = "1 entry" if len(entries) == 1 else f"{len(entries)} entries"
    return f"{many}, {size(sum(entry.size for entry in entries))}"


def size(number: float) -> str:
    """So many bytes in the unit that people would use."""
    for unit in ("bytes", "kB", "MB"):
        if number < 999.5:
            return f"{number:.3g} {unit}"
        number /= 1000
    return f"{number:.3g} GB"
