"""A book in all kinds, built anew, again and after edits: against plain WeasyPrint and Typst."""

import importlib.util
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks import plain, typst
from benchmarks.clock import TYMPAN, Taken, taken
from benchmarks.editions import more, write_collection
from benchmarks.figure import Figure, Skipped

# About so many pages, and the interviews that fill them, each with a page or two before and behind.
SIZES = {10: 1, 60: 6, 225: 20, 680: 60}
PAGES, SECTIONS = 10.6, 3  # of each interview
ADDED = 1.1  # pages; every later one moves on by one
SETTINGS = 'layout = "archive"\nkinds = ["epub", "print", "screen"]\n'
WHAT = {
    "cold": "cold",
    "unchanged": "unchanged",
    "word": "a word changed",
    "page": "a page added",
}
# At 680 pages, in times of two renders, or of one by Typst.
BARS = {"cold": 0.3, "unchanged": 1 / 50, "word": 1 / 30, "page": 1 / 12}
TYPST_BARS = {"word": 1.0}
MEMORY_BAR, LENGTH_BAR = 0.6, 1.1
LARGEST = max(SIZES)


def measured(
    desk: Path, rounds: int, sizes: Sequence[int] = tuple(SIZES)
) -> Iterator[Figure | Skipped]:
    """The same for each size, the bars for the largest."""
    for pages in sizes:
        yield from _of_size(desk / str(pages), rounds, pages)


def _of_size(desk: Path, rounds: int, pages: int) -> Iterator[Figure | Skipped]:
    folder = desk / "manuscript" / "slow"
    write(folder, SIZES[pages])
    build = (*TYMPAN, "build", "slow", "--cache")
    commands: dict[str, tuple[str, ...]] = {
        "cold": (*build, "cold"),
        "unchanged": (*build, "kept"),
        "word": (*build, "edited"),
        "page": (*build, "edited"),
        **plain.prepared(folder, desk, pages, desk / "plain"),
    }
    has_typst = importlib.util.find_spec("typst")
    if has_typst:
        commands["typst"] = typst.prepared(folder, desk / "typst")
    took = taken(commands, desk, rounds, edits(folder, desk))
    yield from _against_plain(took, pages)
    if has_typst:
        yield from _against_typst(took, pages, desk)
    else:
        what = f"{pages} pages, against Typst"
        yield Skipped(what, "there is no Typst", typst.GET_TYPST)


def write(folder: Path, interviews: int) -> None:
    """Write a book of so many interviews."""
    write_collection(folder, interviews, PAGES, SECTIONS)
    settings = folder / "edition.toml"
    settings.write_text(SETTINGS + settings.read_text("utf-8"), "utf-8")


def edits(folder: Path, desk: Path) -> Mapping[str, Callable[[], object]]:
    """What is done before each build.

    Each edit is one to the book as it was first, with a cache that holds nothing but that.
    """
    first = folder / "01-talk" / f"{SECTIONS:02}-part.md"
    middle = folder / f"{len(list(folder.glob('*/'))) // 2 + 1:02}-talk" / "02-part.md"
    texts = {file: file.read_text("utf-8") for file in (first, middle)}

    def as_first() -> None:
        for file, text in texts.items():
            file.write_text(text, "utf-8")

    def with_nothing_kept() -> None:
        as_first()
        shutil.rmtree(desk / "cold", ignore_errors=True)

    def with_all_kept(file: Path, text: str) -> None:
        as_first()
        shutil.rmtree(desk / "edited", ignore_errors=True)
        shutil.copytree(desk / "kept", desk / "edited")
        file.write_text(text, "utf-8")

    a_word = texts[middle].replace(" slow one", " swift one", 1)
    a_page = f"{texts[first]}\n{more(ADDED)}"
    return {
        "cold": with_nothing_kept,
        "unchanged": as_first,
        "word": lambda: with_all_kept(middle, a_word),
        "page": lambda: with_all_kept(first, a_page),
    }


def _against_plain(took: Mapping[str, Taken], pages: int) -> Iterator[Figure]:
    renders = took["tagged"].seconds + took["untagged"].seconds
    bars = BARS if pages == LARGEST else {}
    for name, what in WHAT.items():
        yield _ratio(
            f"{pages} pages, {what}, against WeasyPrint twice",
            took[name].seconds,
            renders,
            bars.get(name),
        )
    ours, theirs = took["cold"].memory, max(took["tagged"].memory, took["untagged"].memory)
    yield Figure(
        f"{pages} pages, memory when cold, against WeasyPrint",
        ours / theirs,
        bar=MEMORY_BAR if pages == LARGEST else None,
        seen=f"{ours / 1e6:.0f} MB against {theirs / 1e6:.0f} MB",
    )


def _against_typst(took: Mapping[str, Taken], pages: int, desk: Path) -> Iterator[Figure]:
    bars = TYPST_BARS if pages == LARGEST else {}
    for name, what in WHAT.items():
        what = f"{pages} pages, {what}, against Typst"
        yield _ratio(what, took[name].seconds, took["typst"].seconds, bars.get(name))
    lengths = [_length(desk / file) for file in ("typst/book.pdf", "plain/untagged.pdf")]
    yield Figure(
        f"{pages} pages, the longer book against the shorter",
        max(lengths) / min(lengths),
        bar=LENGTH_BAR if pages == LARGEST else None,
        seen=f"{lengths[0]} pages by Typst, {lengths[1]} by us",
    )


def _ratio(what: str, ours: float, theirs: float, bar: float | None) -> Figure:
    return Figure(what, ours / theirs, bar=bar, seen=f"{ours:.2f} s against {theirs:.2f} s")


def _length(file: Path) -> int:
    import pikepdf

    with pikepdf.open(file) as opened:
        return len(opened.pages)
